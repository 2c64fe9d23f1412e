using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Handles;

/// <summary>One argument of an operator on the managed side: implicit from everything an operator takes.</summary>
internal readonly struct Argument
{
    private Argument(NativeTag tag, object? reference = null, long number = 0)
    {
        Tag = tag;
        Reference = reference;
        Number = number;
    }

    internal NativeTag Tag { get; }

    /// <summary>The tensor, list, text, device or generator; null for numbers.</summary>
    internal object? Reference { get; }

    /// <summary>The number's 64 bits (a double's too).</summary>
    internal long Number { get; }

    /// <summary>Takes the default of the operator's schema.</summary>
    internal static Argument Default => new(NativeTag.Default);

    public static implicit operator Argument(Tensor? value) => value is null ? default : new(NativeTag.Tensor, value);

    public static implicit operator Argument(long value) => new(NativeTag.Int, null, value);

    public static implicit operator Argument(long? value) => value is { } number ? number : default(Argument);

    public static implicit operator Argument(double value) => new(NativeTag.Double, null, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } number ? number : default(Argument);

    public static implicit operator Argument(bool? value) => value is { } truth ? truth : default(Argument);

    public static implicit operator Argument(bool value) => new(NativeTag.Bool, null, value ? 1 : 0);

    public static implicit operator Argument(string value) => new(NativeTag.String, value);

    public static implicit operator Argument(long[]? value) => value is null ? default : new(NativeTag.Ints, value);

    public static implicit operator Argument(double[]? value) => value is null ? default : new(NativeTag.Doubles, value);

    public static implicit operator Argument(Tensor?[] value) => new(NativeTag.Tensors, value);

    public static implicit operator Argument(ScalarType value) => new(NativeTag.Int, null, (long)value);

    public static implicit operator Argument(ScalarType? value) => value is { } type ? type : default(Argument);

    public static implicit operator Argument(Device? value) => value is null ? default : new(NativeTag.Device, value);

    public static implicit operator Argument(Generator? value) => value is null ? default : new(NativeTag.Generator, value);

    public static implicit operator Argument(Scalar? value) => value is null ? default : value.ToArgument();

    /// <summary>Says what came, for error messages: shapes and types of tensors, values of numbers.</summary>
    public override string ToString() => Tag switch
    {
        NativeTag.None => "none",
        NativeTag.Tensor => Describe((Tensor)Reference!),
        NativeTag.Int => Number.ToString(),
        NativeTag.Double => BitConverter.Int64BitsToDouble(Number).ToString(),
        NativeTag.Bool => Number != 0 ? "true" : "false",
        NativeTag.Ints => $"[{string.Join(", ", (long[])Reference!)}]",
        NativeTag.Doubles => $"[{string.Join(", ", (double[])Reference!)}]",
        NativeTag.Tensors => $"[{string.Join(", ", ((Tensor?[])Reference!).Select(t => t is null ? "none" : Describe(t)))}]",
        NativeTag.Default => "default",
        _ => Reference?.ToString() ?? "none",
    };

    private static string Describe(Tensor tensor) =>
        tensor.IsInvalid ? "disposed tensor" : $"({string.Join(", ", tensor.shape)}) {tensor.dtype}{(tensor.is_cpu() ? "" : " " + tensor.device)}";
}
