using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize);
        (in_features, out_features) = (inputSize, outputSize);
        weight = InitialWeights.Uniform([outputSize, inputSize], inputSize, device, dtype);
        register_parameter(nameof(weight), weight);
        if (!hasBias) return;
        bias = InitialWeights.Uniform([outputSize], inputSize, device, dtype);
        register_parameter(nameof(bias), bias);
    }

    public long in_features { get; }

    public long out_features { get; }

    public Parameter weight { get; }

    public Parameter? bias { get; }

    public override Tensor forward(Tensor tensor) => Aten.linear.Call(tensor, weight, bias);
}
