using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The last axes to mean 0 and variance 1, then scaled and shifted element by element [Ba2016].</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
        if (!elementwise_affine) return;
        weight = new Parameter(ones(normalized_shape, dtype, device));
        if (bias) this.bias = new Parameter(zeros(normalized_shape, dtype, device));
    }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    public Parameter weight
    {
        get;
        set => field = Held(nameof(weight), field, value)!;
    } = null!;

    public Parameter? bias
    {
        get;
        set => field = Held(nameof(bias), field, value);
    }

    public override Tensor forward(Tensor tensor) => Aten.layer_norm.Call(tensor, normalized_shape, weight, bias, eps);

    public void reset_parameters()
    {
        if (!elementwise_affine) return;
        nn.init.ones_(weight);
        if (bias is not null) nn.init.zeros_(bias);
    }
}
