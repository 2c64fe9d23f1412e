using TorchSharp.Handles;

namespace TorchSharp;

/// <summary>A number of any type, for operators that take one.</summary>
public sealed class Scalar : IDisposable
{
    private readonly Argument _value;

    private Scalar(Argument value, torch.ScalarType type)
    {
        _value = value;
        Type = type;
    }

    public torch.ScalarType Type { get; }

    public static implicit operator Scalar(byte value) => new((long)value, torch.ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new((long)value, torch.ScalarType.Int8);

    public static implicit operator Scalar(short value) => new((long)value, torch.ScalarType.Int16);

    public static implicit operator Scalar(int value) => new((long)value, torch.ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(value, torch.ScalarType.Int64);

    public static implicit operator Scalar(float value) => new((double)value, torch.ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(value, torch.ScalarType.Float64);

    public static implicit operator Scalar(Half value) => new((double)value, torch.ScalarType.Float16);

    public static implicit operator Scalar(bool value) => new(value, torch.ScalarType.Bool);

    /// <summary>Nothing to free: the value is held here. Kept because TorchSharp's Scalar is disposable.</summary>
    public void Dispose()
    {
    }

    /// <summary>The value as a double, whatever its type.</summary>
    internal double AsDouble => _value.Tag == Native.NativeTag.Double ? BitConverter.Int64BitsToDouble(_value.Number) : _value.Number;

    internal long AsLong => _value.Tag == Native.NativeTag.Double ? (long)BitConverter.Int64BitsToDouble(_value.Number) : _value.Number;

    internal Argument ToArgument() => _value;
}
