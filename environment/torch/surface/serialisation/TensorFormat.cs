using static TorchSharp.torch;

namespace TorchSharp.Serialisation;

/// <summary>
/// One tensor in TorchSharp's format: element type, number of axes and each axis as <see cref="Leb128"/>, then the elements in C order,
/// little-endian. Sizes are checked against each other and against what is left of the file before memory is taken.
/// </summary>
internal static unsafe class TensorFormat
{
    private const int Most = 64;
    private const int Step = 1 << 20;

    internal static void Write(Tensor tensor, BinaryWriter writer)
    {
        using var bare = tensor.detach();
        using var here = bare.cpu();
        using var packed = here.contiguous();
        Leb128.Write(writer, (long)packed.dtype);
        Leb128.Write(writer, packed.Dimensions);
        foreach (var axis in packed.shape) Leb128.Write(writer, axis);
        var bytes = packed.numel() * packed.element_size();
        if (bytes == 0) return;
        var data = (byte*)packed.DataPointer;
        for (long at = 0; at < bytes; at += Step) writer.Write(new ReadOnlySpan<byte>(data + at, (int)Math.Min(Step, bytes - at)));
        GC.KeepAlive(packed);
    }

    internal static Tensor Read(BinaryReader reader, bool skip, string where)
    {
        var (type, shape, bytes) = Header(reader, where);
        if (skip)
        {
            Skip(reader, bytes, where);
            return empty(shape, type);
        }

        return Elements(reader, type, shape, bytes, where);
    }

    internal static void ReadInto(Tensor tensor, BinaryReader reader, bool skip, string where)
    {
        using var read = ReadLike(tensor, reader, skip, where);
        if (read is null) return;
        using var quiet = no_grad();
        tensor.copy_(read);
    }

    /// <summary>Values for <paramref name="expected"/>, whose type and shape the file must repeat; null when they were passed over.</summary>
    internal static Tensor? ReadLike(Tensor expected, BinaryReader reader, bool skip, string where)
    {
        var (type, shape, bytes) = Header(reader, where);
        if (skip)
        {
            Skip(reader, bytes, where);
            return null;
        }

        if (type != expected.dtype || !shape.AsSpan().SequenceEqual(expected.shape))
            throw new InvalidDataException($"{where}: expected {Text(expected.shape)} {expected.dtype}, found {Text(shape)} {type}. The file belongs to another model.");
        return Elements(reader, type, shape, bytes, where);
    }

    internal static void Skip(BinaryReader reader, string where) => Skip(reader, Header(reader, where).Bytes, where);

    private static (ScalarType Type, long[] Shape, long Bytes) Header(BinaryReader reader, string where)
    {
        var code = Leb128.Read(reader, where);
        var type = (ScalarType)Math.Min(code, sbyte.MaxValue);
        if (!Enum.IsDefined(type) || type is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32)
            throw new InvalidDataException($"{where}: expected the number of an element type, found {code}. The file is damaged, or not of this format.");
        var axes = Leb128.Read(reader, where);
        if (axes > Most) throw new InvalidDataException($"{where}: expected at most {Most} axes, found {axes}. The file is damaged, or not of this format.");
        var shape = new long[axes];
        long bytes = type.ElementSize();
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = Leb128.Read(reader, where);
            // An axis of 0 must not hide the overflow of the others.
            var product = Math.BigMul((ulong)Math.Max(1, bytes), (ulong)Math.Max(1, shape[i]), out var low);
            if (product != 0 || low > long.MaxValue) throw new InvalidDataException($"{where}: the axes {Text(shape[..(i + 1)])} need more than 2^63 bytes. The file is damaged, or not of this format.");
            bytes = (long)low;
        }

        if (shape.Contains(0)) bytes = 0;
        var stream = reader.BaseStream;
        if (stream.CanSeek && bytes > stream.Length - stream.Position)
            throw new InvalidDataException($"{where}: {Text(shape)} {type} needs {bytes} bytes, the file has {stream.Length - stream.Position} left. It is truncated or damaged.");
        return (type, shape, bytes);
    }

    private static Tensor Elements(BinaryReader reader, ScalarType type, long[] shape, long bytes, string where)
    {
        // Where the length is unknown, memory grows with what really arrives.
        if (!reader.BaseStream.CanSeek) return Unseekable(reader, type, shape, bytes, where);
        var tensor = empty(shape, type);
        try
        {
            if (bytes == 0) return tensor;
            var data = (byte*)tensor.DataPointer;
            for (long at = 0; at < bytes; at += Step) Fill(reader, new Span<byte>(data + at, (int)Math.Min(Step, bytes - at)), where);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static Tensor Unseekable(BinaryReader reader, ScalarType type, long[] shape, long bytes, string where)
    {
        using var arrived = new MemoryStream();
        var part = new byte[(int)Math.Min(Step, bytes)];
        for (long at = 0; at < bytes; at += part.Length)
        {
            var wanted = part.AsSpan(0, (int)Math.Min(part.Length, bytes - at));
            Fill(reader, wanted, where);
            arrived.Write(wanted);
        }

        arrived.Position = 0;
        return Elements(new BinaryReader(arrived), type, shape, bytes, where);
    }

    private static void Skip(BinaryReader reader, long bytes, string where)
    {
        if (reader.BaseStream.CanSeek)
        {
            reader.BaseStream.Seek(bytes, SeekOrigin.Current);
            return;
        }

        var part = new byte[(int)Math.Min(Step, bytes)];
        for (long at = 0; at < bytes; at += part.Length) Fill(reader, part.AsSpan(0, (int)Math.Min(part.Length, bytes - at)), where);
    }

    private static void Fill(BinaryReader reader, Span<byte> target, string where)
    {
        var read = reader.BaseStream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        if (read < target.Length) throw new InvalidDataException($"{where}: the file ends inside the elements. It is truncated.");
    }

    private static string Text(long[] shape) => $"({string.Join(", ", shape)})";
}
