using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Workbench.Tests.Figures;

/// <summary>Reads back what PngImage writes: 8 bits a sample, filters 0 and 2. Checks every checksum, computed bit by bit.</summary>
internal static class PngDecoder
{
    public static (int Width, int Height, int Samples, byte[] Pixels) Decode(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        int place = 8, width = 0, height = 0, samples = 0;
        using var data = new MemoryStream();
        List<string> types = [];
        while (place < png.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(place));
            string type = Encoding.ASCII.GetString(png, place + 4, 4);
            Assert.Equal(Crc(png.AsSpan(place + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(place + 8 + length)));
            var content = png.AsSpan(place + 8, length);
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                Assert.Equal(8, content[8]);
                samples = content[9] switch { 0 => 1, 2 => 3, _ => throw new InvalidDataException($"colour type {content[9]}") };
            }
            else if (type == "IDAT") data.Write(content);
            types.Add(type);
            place += 12 + length;
        }
        Assert.Equal(["IHDR", "IDAT", "IEND"], types);
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        byte[] rows = raw.ToArray(), pixels = new byte[width * height * samples];
        int stride = width * samples;
        Assert.Equal((stride + 1) * height, rows.Length);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < stride; x++)
                pixels[(y * stride) + x] = (byte)(rows[(y * (stride + 1)) + 1 + x] + (rows[y * (stride + 1)] == 2 && y > 0 ? pixels[((y - 1) * stride) + x] : 0));
        return (width, height, samples, pixels);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
        }
        return ~crc;
    }
}
