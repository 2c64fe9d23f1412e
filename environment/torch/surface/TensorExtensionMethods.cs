using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp;

public static class TensorExtensionMethods
{
    /// <summary>The value of a tensor of one element of any type and on any device.</summary>
    public static double ToDouble(this torch.Tensor value) => One<double>(value, torch.ScalarType.Float64);

    public static float ToSingle(this torch.Tensor value) => One<float>(value, torch.ScalarType.Float32);

    public static Half ToHalf(this torch.Tensor value) => One<Half>(value, torch.ScalarType.Float16);

    public static long ToInt64(this torch.Tensor value) => One<long>(value, torch.ScalarType.Int64);

    public static int ToInt32(this torch.Tensor value) => One<int>(value, torch.ScalarType.Int32);

    public static short ToInt16(this torch.Tensor value) => One<short>(value, torch.ScalarType.Int16);

    public static sbyte ToSByte(this torch.Tensor value) => One<sbyte>(value, torch.ScalarType.Int8);

    public static byte ToByte(this torch.Tensor value) => One<byte>(value, torch.ScalarType.Byte);

    public static bool ToBoolean(this torch.Tensor value) => One<bool>(value, torch.ScalarType.Bool);

    public static torch.Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        using var flat = torch.from_array(rawArray);
        var shaped = flat.reshape(dimensions);
        if (requires_grad) shaped.requires_grad = true;
        return shaped;
    }

    public static torch.Tensor ToTensor<T>(this T scalar, torch.Device? device = null, bool requires_grad = false)
        where T : struct
    {
        using var flat = torch.from_array(new[] { scalar }, device);
        var single = flat.reshape();
        if (requires_grad) single.requires_grad = true;
        return single;
    }

    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    public static ReadOnlySpan<int> IntShape(this torch.Tensor tensor) => tensor.shape.Select(s => checked((int)s)).ToArray();

    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (count, axis) => count * axis);

    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool or torch.ScalarType.QInt8 or torch.ScalarType.QUInt8 => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 or torch.ScalarType.QInt32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "ElementSize: no such type."),
    };

    public static string str(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default) =>
        tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    public static string metastr(this torch.Tensor tensor) => tensor.ToString(TensorStringStyle.Metadata);

    public static string jlstr(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    public static string npstr(this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    public static string cstr(this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    /// <summary>Writes the tensor to the console, where TorchSharp's does; returns it.</summary>
    public static torch.Tensor print(this torch.Tensor t, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(t.str(fltFormat, width, newLine, cultureInfo, style));
        return t;
    }

    /// <summary>Writes the tensor in TorchSharp's own format.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => Serialisation.TensorFormat.Write(tensor, writer);

    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    public static void Save(this torch.Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Reads values into a tensor of the same shape and type; with <paramref name="skip"/> passes over them.</summary>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false) => Serialisation.TensorFormat.ReadInto(tensor, reader, skip, "Tensor.Load");

    public static void Load(ref torch.Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null) tensor = Load(reader, skip);
        else tensor.Load(reader, skip);
    }

    public static torch.Tensor Load(BinaryReader reader, bool skip = false) => Serialisation.TensorFormat.Read(reader, skip, "Tensor.Load");

    private static T One<T>(torch.Tensor value, torch.ScalarType type)
        where T : unmanaged
    {
        if (value.dtype == type) return value.item<T>();
        using var converted = value.detach().to(type, disposeAfter: true);
        return converted.item<T>();
    }
}
