using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Workbench.Sharing.Pictures;

/// <summary>A picture as the browser or this library made it, unpacked: <c>0x00RRGGBB</c> a pixel, row by row. It reads 8 bits a sample, RGB, RGBA on white or a palette, not interlaced, nothing else.</summary>
internal sealed record Pixels(int Width, int Height, uint[] Colours)
{
    private const int HeaderEnd = 33;

    /// <summary>Unpacks the bytes of a PNG.</summary>
    /// <exception cref="InvalidDataException">It is no such PNG.</exception>
    public static Pixels Of(ReadOnlySpan<byte> png)
    {
        if (png.Length < HeaderEnd || !png[1..4].SequenceEqual("PNG"u8)) throw new InvalidDataException($"Pixels: expected a PNG, got {png.Length} other bytes.");
        int width = BinaryPrimitives.ReadInt32BigEndian(png[16..]), height = BinaryPrimitives.ReadInt32BigEndian(png[20..]);
        (byte depth, byte type, byte interlace) = (png[24], png[25], png[28]);
        if (depth != 8 || type is not (2 or 3 or 6) || interlace != 0)
            throw new InvalidDataException($"Pixels: expected 8 bits a sample, RGB, RGBA or a palette, not interlaced; got {depth} bits, colour type {type}, interlace {interlace}.");
        int samples = type switch { 2 => 3, 3 => 1, _ => 4 }, stride = width * samples;
        byte[] rows = Unpack(png, (stride + 1) * height), palette = Chunks(png, "PLTE").ToArray();
        uint[] colours = new uint[width * height];
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = rows.AsSpan((y * (stride + 1)) + 1, stride);
            Unfilter(rows[y * (stride + 1)], row, y == 0 ? default : rows.AsSpan(((y - 1) * (stride + 1)) + 1, stride), samples);
            for (int x = 0; x < width; x++) colours[(y * width) + x] = type == 3 ? Colour(palette, 3 * row[x]) : Colour(row, x * samples);
        }
        return new Pixels(width, height, colours);
    }

    /// <summary>The same, or null for what is not read here or has transparent parts.</summary>
    public static Pixels? TryOpaque(ReadOnlySpan<byte> png)
    {
        try
        {
            return png.Length < HeaderEnd || png[25] == 6 || Chunks(png, "tRNS").Length > 0 ? null : Of(png);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>The upper left part, as large as asked for where there is so much.</summary>
    public Pixels Cropped(int width, int height)
    {
        (width, height) = (Math.Min(width, Width), Math.Min(height, Height));
        uint[] part = new uint[width * height];
        for (int y = 0; y < height; y++) Colours.AsSpan(y * Width, width).CopyTo(part.AsSpan(y * width));
        return new Pixels(width, height, part);
    }

    private static byte[] Unpack(ReadOnlySpan<byte> png, int expected)
    {
        byte[] rows = new byte[expected];
        using var zlib = new ZLibStream(Chunks(png, "IDAT"), CompressionMode.Decompress);
        zlib.ReadExactly(rows);
        return rows;
    }

    // What all chunks of a name hold, from its beginning.
    private static MemoryStream Chunks(ReadOnlySpan<byte> png, string name)
    {
        var held = new MemoryStream();
        for (int at = 8; at + 12 <= png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || length > png.Length - at - 12) throw new InvalidDataException($"Pixels: a chunk at byte {at} is longer than the picture.");
            if (Encoding.ASCII.GetString(png.Slice(at + 4, 4)) == name) held.Write(png.Slice(at + 8, length));
            at += 12 + length;
        }
        held.Position = 0;
        return held;
    }

    private static uint Colour(ReadOnlySpan<byte> samples, int at) =>
        at + 2 < samples.Length ? ((uint)samples[at] << 16) | ((uint)samples[at + 1] << 8) | samples[at + 2] : throw new InvalidDataException($"Pixels: a pixel has colour {at / 3} of {samples.Length / 3}.");

    // The five filters of PNG [ISO 15948, section 9].
    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int samples)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < samples ? 0 : row[i - samples], up = above.IsEmpty ? 0 : above[i], corner = above.IsEmpty || i < samples ? 0 : above[i - samples];
            row[i] = (byte)(row[i] + (filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => throw new InvalidDataException($"Pixels: filter {filter} is none of PNG's five.") }));
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - (2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
