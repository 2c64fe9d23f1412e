using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The gradient of a convolution with respect to its input, as a layer: it enlarges where the convolution strides.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary><paramref name="output_size"/> picks one of the sizes that the convolution would have reduced to the input's.</summary>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    private protected long[] OutputPadding(Tensor input, long[]? output_size)
    {
        if (output_size is null) return output_padding;
        var axes = stride.Length;
        var wanted = output_size[Math.Max(0, output_size.Length - axes)..];
        var sizes = input.shape[^axes..];
        if (wanted.Length != axes) throw new ArgumentException($"{GetName()}: output_size needs the last {axes} axes, got ({string.Join(", ", output_size)}).", nameof(output_size));
        var missing = new long[axes];
        for (var axis = 0; axis < axes; axis++)
        {
            var least = ((sizes[axis] - 1) * stride[axis]) - (2 * (padding?[axis] ?? 0)) + (dilation[axis] * (kernel_size[axis] - 1)) + 1;
            missing[axis] = wanted[axis] - least;
            if (missing[axis] < 0 || missing[axis] >= stride[axis])
                throw new ArgumentException($"{GetName()}: output_size ({string.Join(", ", output_size)}) cannot come from inputs of shape {Axes.Text(input)}; spatial axis {axis} can be {least} to {least + stride[axis] - 1}.", nameof(output_size));
        }

        return missing;
    }
}

public sealed class ConvTranspose1d : ConvolutionTranspose
{
    internal ConvTranspose1d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] output_padding, long[] dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose1d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size) =>
        Aten.conv_transpose1d.Call(input, weight, bias, stride, padding, OutputPadding(input, output_size), groups, dilation);
}

public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] output_padding, long[] dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size) =>
        Aten.conv_transpose2d.Call(input, weight, bias, stride, padding, OutputPadding(input, output_size), groups, dilation);
}

public sealed class ConvTranspose3d : ConvolutionTranspose
{
    internal ConvTranspose3d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] output_padding, long[] dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose3d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size) =>
        Aten.conv_transpose3d.Call(input, weight, bias, stride, padding, OutputPadding(input, output_size), groups, dilation);
}
