using System.Buffers.Binary;

namespace Workbench.Data;

/// <summary>Reads and writes NumPy array files (NPY versions 1.0 to 3.0) of the element types |u1, &lt;i2, &lt;i4, &lt;f4 and &lt;f8. Nothing in a file is executed; object arrays (pickles) are refused.</summary>
public static class Npy
{
    private const string Remedy = "Get the file again from its source, or write it with numpy.save as uint8, int16, int32, float32 or float64 (little endian).";

    /// <summary>Parses a whole NPY file held in memory.</summary>
    /// <param name="bytes">The file's bytes, all of them and nothing after.</param>
    /// <param name="axes">Letter of every axis, e.g. T, H, W; NPY itself does not name axes.</param>
    /// <param name="file">The file's path, for messages.</param>
    /// <returns>The array in C order; Fortran-ordered files are transposed.</returns>
    /// <exception cref="DataIntegrityException">The bytes are not such a file, or it has another number of axes.</exception>
    public static NamedArray Parse(ReadOnlySpan<byte> bytes, IReadOnlyList<string> axes, string file)
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        NpyHeader header;
        try
        {
            header = NpyHeader.Read(bytes);
        }
        catch (FormatException e)
        {
            throw new DataIntegrityException("Npy", file, "a readable NPY header", e.Message, Remedy, e);
        }

        if (header.Shape.Count != axes.Count)
            throw new DataIntegrityException("Npy", file, $"{axes.Count} axes ({string.Join(", ", axes)})", $"{header.Shape.Count} axes ({string.Join(", ", header.Shape)})", Remedy);
        int size = SizeOf(header.Descr, file);
        ReadOnlySpan<byte> data = bytes[header.DataOffset..];
        // The count is only trusted, and memory only taken, once the bytes for it are known to be there.
        if (Count(header.Shape) is not { } count || count != data.Length / size || data.Length % size != 0)
            throw new DataIntegrityException("Npy", file, $"data for {NamedArray.Describe(axes, header.Shape)} of {size}-byte elements", $"{data.Length} bytes of data", Remedy);
        double[] values = Decode(data, header.Descr, (int)count);
        return new NamedArray(header.IsFortranOrder ? ToCOrder(values, header.Shape) : values, header.Shape, axes, header.Descr[1..]);
    }

    /// <summary>An NPY file (version 1.0, float32, little endian, C order) of an array: what <c>numpy.load</c> reads.</summary>
    /// <param name="values">The values, in C order.</param>
    /// <param name="shape">Length of each axis; their product is the number of values.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ArgumentException">The number of values is not the product of the axes; the message holds both.</exception>
    public static byte[] Bytes(ReadOnlySpan<float> values, params IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (Count(shape) != values.Length) throw new ArgumentException($"Npy.Bytes: ({string.Join(", ", shape)}) needs {Count(shape)} values, got {values.Length}.", nameof(values));
        const int Magic = 10, Alignment = 64;
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Concat(shape.Select(n => $"{n}, "))}), }}";
        header = header.PadRight(((Magic + header.Length + 1 + Alignment - 1) / Alignment * Alignment) - Magic - 1) + "\n";
        byte[] bytes = new byte[Magic + header.Length + (4L * values.Length)];
        bytes[0] = 0x93;
        "NUMPY"u8.CopyTo(bytes.AsSpan(1));
        (bytes[6], bytes[7]) = (1, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)header.Length);
        System.Text.Encoding.ASCII.GetBytes(header, bytes.AsSpan(Magic));
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(Magic + header.Length + (4 * i)), values[i]);
        return bytes;
    }

    private static int SizeOf(string descr, string file) => descr switch
    {
        "|u1" => 1,
        "<i2" => 2,
        "<i4" or "<f4" => 4,
        "<f8" => 8,
        _ => throw new DataIntegrityException("Npy", file, "element type |u1, <i2, <i4, <f4 or <f8", $"'{descr}'", Remedy),
    };

    private static long? Count(IReadOnlyList<int> shape)
    {
        if (shape.Contains(0)) return 0;
        long count = 1;
        foreach (int length in shape)
        {
            if (count > int.MaxValue / length) return null;
            count *= length;
        }

        return count;
    }

    private static double[] Decode(ReadOnlySpan<byte> data, string descr, int count)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = descr switch
            {
                "|u1" => data[i],
                "<i2" => BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]),
                "<i4" => BinaryPrimitives.ReadInt32LittleEndian(data[(4 * i)..]),
                "<f4" => BinaryPrimitives.ReadSingleLittleEndian(data[(4 * i)..]),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(data[(8 * i)..]),
            };
        }

        return values;
    }

    private static double[] ToCOrder(double[] fortran, IReadOnlyList<int> shape)
    {
        double[] c = new double[fortran.Length];
        int[] index = new int[shape.Count];
        foreach (double value in fortran)
        {
            int at = 0;
            for (int axis = 0; axis < index.Length; axis++) at = (at * shape[axis]) + index[axis];
            c[at] = value;
            for (int axis = 0; axis < index.Length && ++index[axis] == shape[axis]; axis++) index[axis] = 0;
        }

        return c;
    }
}
