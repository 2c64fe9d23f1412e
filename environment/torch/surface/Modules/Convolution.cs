using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: weight, bias and geometry.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(in_channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(out_channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        if (in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{name}: in_channels {in_channels} and out_channels {out_channels} must both be divisible by groups {groups}.", nameof(groups));
        if (padding_type == Padding.Same && stride.Any(s => s != 1))
            throw new ArgumentException($"{name}: padding Same keeps the size only with stride 1, got stride ({string.Join(", ", stride)}).", nameof(stride));
        if (transposed && padding_mode != PaddingModes.Zeros)
            throw new ArgumentException($"{name}: only padding mode Zeros has a meaning for a transposed convolution, got {padding_mode}.", nameof(padding_mode));
        (this.in_channels, this.out_channels, this.kernel_size, this.stride, this.padding, this.padding_type, this.dilation) = (in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation);
        (this.transposed, this.output_padding, this.groups, this.padding_mode) = (transposed, output_padding, groups, padding_mode);
        long[] shape = transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = new Parameter(empty(shape, dtype, device));
        if (bias) this.bias = new Parameter(empty([out_channels], dtype, device));
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    /// <summary>Zeros (or what <see cref="padding_mode"/> says) put before and after each axis; null where <see cref="padding_type"/> decides.</summary>
    public long[]? padding { get; private set; }

    public Padding? padding_type { get; private set; }

    public long[] dilation { get; set; }

    public bool transposed { get; }

    public long[] output_padding { get; set; }

    public PaddingModes padding_mode { get; set; }

    public long groups { get; set; }

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

    public void SetPadding(Padding padding) => (this.padding, padding_type) = (null, padding);

    public void SetPadding(long[] padding) => (this.padding, padding_type) = (padding, null);

    /// <summary>Draws weight and bias anew.</summary>
    public void reset_parameters()
    {
        // The second axis and the kernel's: what one output element reads.
        var fanIn = weight.shape.Skip(1).Aggregate(1L, (a, b) => a * b);
        InitialWeights.Fill(weight, fanIn);
        if (bias is not null) InitialWeights.Fill(bias, fanIn);
    }

    private protected Tensor Convolve(Tensor input, Operator plain, Operator byName)
    {
        if (padding_mode == PaddingModes.Zeros)
            return padding_type is { } kind ? byName.Call(input, weight, bias, stride, nn.functional.Word(kind), dilation, groups) : plain.Call(input, weight, bias, stride, padding, dilation, groups);
        using var padded = nn.functional.pad(input, Around(), padding_mode);
        return plain.Call(padded, weight, bias, stride, Axes.Same(0, stride.Length), dilation, groups);
    }

    // Before and after each axis, last axis first, as pad takes it. Same: dilation * (kernel - 1) in all, the odd one after.
    private long[] Around()
    {
        var around = new List<long>();
        for (var axis = stride.Length - 1; axis >= 0; axis--)
        {
            var all = padding is { } given ? 2 * given[axis] : padding_type == Padding.Same ? dilation[axis] * (kernel_size[axis] - 1) : 0;
            around.Add(all / 2);
            around.Add(all - (all / 2));
        }

        return [.. around];
    }
}
