using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x W^T + b over the last axis.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize);
        (in_features, out_features) = (inputSize, outputSize);
        weight = InitialWeights.Uniform([outputSize, inputSize], inputSize, device, dtype);
        if (hasBias) bias = InitialWeights.Uniform([outputSize], inputSize, device, dtype);
    }

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.Dimensions != 2) throw new ArgumentException($"Linear: weight must have shape (out, in), got {Axes.Text(weight)}.", nameof(weight));
        (out_features, in_features) = (weight.size(0), weight.size(1));
        if (bias is not null && !bias.shape.SequenceEqual([out_features]))
            throw new ArgumentException($"Linear: bias must have shape ({out_features}) to go with weight {Axes.Text(weight)}, got {Axes.Text(bias)}.", nameof(bias));
        (this.weight, this.bias) = (weight, bias);
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    public Parameter weight
    {
        get;
        set => field = Held(nameof(weight), field, value)!;
    }

    public Parameter? bias
    {
        get;
        set => field = Held(nameof(bias), field, value);
    }

    public override Tensor forward(Tensor tensor) => Aten.linear.Call(tensor, weight, bias);
}
