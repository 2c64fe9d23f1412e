using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Workbench.Figures;

/// <summary>Numbers for Plotly: typed arrays as base64 (<c>dtype</c>, <c>bdata</c>, <c>shape</c>) for pictures, plain arrays with null for short series.</summary>
internal static class PlotlyArray
{
    /// <summary>A (rows, columns) array of float32, little-endian. NaN is a gap.</summary>
    public static JsonObject Float32(ReadOnlySpan<float> values, int rows, int columns)
    {
        RequireCount(values.Length, rows, columns);
        byte[] bytes = new byte[values.Length * sizeof(float)];
        if (BitConverter.IsLittleEndian) MemoryMarshal.AsBytes(values).CopyTo(bytes);
        else
            for (int i = 0; i < values.Length; i++) BitConverter.TryWriteBytes(bytes.AsSpan(i * sizeof(float)), BitConverter.SingleToInt32Bits(values[i]).ReverseBytes());
        return Typed("f4", bytes, rows, columns);
    }

    /// <summary>A (rows, columns) array of bytes.</summary>
    public static JsonObject UInt8(ReadOnlySpan<byte> values, int rows, int columns)
    {
        RequireCount(values.Length, rows, columns);
        return Typed("u1", values.ToArray(), rows, columns);
    }

    /// <summary>A plain array in which NaN and the infinities are null: a gap in the line, a missing bar.</summary>
    public static JsonArray WithGaps(IEnumerable<float> values) => [.. values.Select(v => float.IsFinite(v) ? JsonValue.Create(v) : null)];

    private static int ReverseBytes(this int bits) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bits);

    private static JsonObject Typed(string dtype, byte[] bytes, int rows, int columns) => new()
    {
        ["dtype"] = dtype,
        ["bdata"] = Convert.ToBase64String(bytes),
        ["shape"] = string.Create(CultureInfo.InvariantCulture, $"{rows}, {columns}"),
    };

    private static void RequireCount(int count, int rows, int columns)
    {
        if (count != (long)rows * columns)
            throw new ArgumentException($"PlotlyArray: shape ({rows}, {columns}) needs {(long)rows * columns} values, got {count}.", nameof(count));
    }
}
