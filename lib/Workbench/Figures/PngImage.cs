using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Workbench.Figures;

/// <summary>Writes pictures as PNG: 8 bits a sample, grey or RGB, no metadata, so that the same pixels always give the same bytes.</summary>
public static class PngImage
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Encodes a grey picture.</summary>
    /// <param name="pixels">height * width grey levels, 0 black to 255 white, row by row from the top.</param>
    /// <param name="width">Columns; positive.</param>
    /// <param name="height">Rows; positive.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="ArgumentException">The count of pixels is not height * width; the message holds both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Width or height is not positive.</exception>
    public static byte[] Grey(ReadOnlySpan<byte> pixels, int width, int height) => Encode(pixels, width, height, samples: 1, colourType: 0);

    /// <summary>Encodes a colour picture.</summary>
    /// <param name="pixels">height * width * 3 samples, red, green, blue for each pixel, row by row from the top.</param>
    /// <param name="width">Columns; positive.</param>
    /// <param name="height">Rows; positive.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="ArgumentException">The count of samples is not height * width * 3; the message holds both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Width or height is not positive.</exception>
    public static byte[] Rgb(ReadOnlySpan<byte> pixels, int width, int height) => Encode(pixels, width, height, samples: 3, colourType: 2);

    /// <summary>Encodes a picture of at most 256 colours, a byte a pixel.</summary>
    /// <param name="pixels">height * width indices into the palette, row by row from the top.</param>
    /// <param name="palette">Red, green, blue of each colour; 1 to 256 colours.</param>
    /// <param name="width">Columns; positive.</param>
    /// <param name="height">Rows; positive.</param>
    /// <param name="pixelsPerMetre">What a picture for paper says about its size; null says nothing.</param>
    internal static byte[] Indexed(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> palette, int width, int height, int? pixelsPerMetre = null) =>
        Encode(pixels, width, height, samples: 1, colourType: 3, palette, pixelsPerMetre);

    /// <summary>Encodes a colour picture as <see cref="Rgb(ReadOnlySpan{byte}, int, int)"/> does, with its size on paper.</summary>
    internal static byte[] Rgb(ReadOnlySpan<byte> pixels, int width, int height, int pixelsPerMetre) => Encode(pixels, width, height, samples: 3, colourType: 2, pixelsPerMetre: pixelsPerMetre);

    /// <summary>A PNG as a <c>data:</c> address, for use inside HTML and Plotly figures.</summary>
    /// <param name="png">The bytes of a PNG file.</param>
    public static string ToDataUri(ReadOnlySpan<byte> png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int samples, byte colourType, ReadOnlySpan<byte> palette = default, int? pixelsPerMetre = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        long expected = (long)width * height * samples;
        if (pixels.Length != expected)
            throw new ArgumentException($"PngImage: height {height}, width {width} and {samples} sample(s) a pixel need {expected} bytes, got {pixels.Length}.", nameof(pixels));
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colourType);
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR", header);
        if (!palette.IsEmpty) WriteChunk(file, "PLTE", palette);
        if (pixelsPerMetre is int resolution)
        {
            byte[] size = new byte[9];
            BinaryPrimitives.WriteInt32BigEndian(size, resolution);
            BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), resolution);
            size[8] = 1; // the unit is the metre
            WriteChunk(file, "pHYs", size);
        }
        WriteChunk(file, "IDAT", Compress(pixels, width * samples, palette.IsEmpty));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row starts with its filter: 2 (difference from the row above), which suits smooth disks, the first row seeing zeros above; or 0 (none), which suits indices.
    private static byte[] Compress(ReadOnlySpan<byte> pixels, int stride, bool differences)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] row = new byte[stride + 1];
            row[0] = (byte)(differences ? 2 : 0);
            for (int start = 0; start < pixels.Length; start += stride)
            {
                for (int i = 0; i < stride; i++)
                    row[i + 1] = (byte)(pixels[start + i] - (start == 0 || !differences ? 0 : pixels[start + i - stride]));
                zlib.Write(row);
            }
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        int start = (int)file.Length;
        file.Write(Encoding.ASCII.GetBytes(type));
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(file.GetBuffer().AsSpan(start, (int)file.Length - start)));
        file.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes) crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int bit = 0; bit < 8; bit++) c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }
        return table;
    }
}
