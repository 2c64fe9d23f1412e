using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Each group of channels of each example to mean 0 and variance 1, then scaled and shifted per channel [Wu2018].</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num_groups);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num_channels);
        if (num_channels % num_groups != 0) throw new ArgumentException($"GroupNorm: num_channels {num_channels} must be divisible by num_groups {num_groups}.", nameof(num_groups));
        (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
        if (!affine) return;
        weight = new Parameter(ones(num_channels, dtype, device));
        bias = new Parameter(zeros(num_channels, dtype, device));
    }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

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

    public override Tensor forward(Tensor tensor) => Aten.group_norm.Call(tensor, num_groups, weight, bias, eps);
}
