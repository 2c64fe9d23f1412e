using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
        if (!elementwise_affine) return;
        weight = new Parameter(ones(normalized_shape, dtype, device));
        register_parameter(nameof(weight), weight);
        if (!bias) return;
        this.bias = new Parameter(zeros(normalized_shape, dtype, device));
        register_parameter(nameof(bias), this.bias);
    }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    public Parameter weight { get; } = null!;

    public Parameter? bias { get; }

    public override Tensor forward(Tensor tensor) => Aten.layer_norm.Call(tensor, normalized_shape, weight, bias, eps);
}
