using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: weight, bias and geometry.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(in_channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(out_channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        if (in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{name}: in_channels {in_channels} and out_channels {out_channels} must both be divisible by groups {groups}.", nameof(groups));
        if (padding_mode != PaddingModes.Zeros)
            throw new NotSupportedException($"{name}: padding mode {padding_mode} is not part of this binding yet; use Zeros.");
        (this.in_channels, this.out_channels, this.kernel_size, this.stride, this.padding, this.dilation, this.padding_mode, this.groups)
            = (in_channels, out_channels, kernel_size, stride, padding, dilation, padding_mode, groups);
        var fanIn = in_channels / groups * kernel_size.Aggregate(1L, (a, b) => a * b);
        weight = InitialWeights.Uniform([out_channels, in_channels / groups, .. kernel_size], fanIn, device, dtype);
        register_parameter(nameof(weight), weight);
        if (!bias) return;
        this.bias = InitialWeights.Uniform([out_channels], fanIn, device, dtype);
        register_parameter(nameof(bias), this.bias);
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[]? padding { get; }

    public long[] dilation { get; set; }

    public PaddingModes padding_mode { get; set; }

    public long groups { get; set; }

    public Parameter weight { get; }

    public Parameter? bias { get; }
}
