using System.Buffers.Binary;
using System.Text;
using System.Xml;

namespace Workbench.Figures.Report;

/// <summary>Pictures out of a notebook: WebP, PNG, JPEG, and SVG where it is an output, only when the bytes are what the type says, and none that would fill a reader's memory when it is unpacked.</summary>
internal static class SafeImage
{
    /// <summary>Most pixels of a picture, 64 million: 256 MB unpacked.</summary>
    private const long MostPixels = 64_000_000;

    private static readonly Dictionary<string, byte[]> Beginnings = new()
    {
        ["image/webp"] = "RIFF"u8.ToArray(),
        ["image/png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF],
    };

    /// <summary>The types shown, the one in fewest bytes first.</summary>
    public static IReadOnlyList<string> Types { get; } = ["image/webp", "image/png", "image/jpeg"];

    /// <summary>A <c>data:</c> address of the picture, or null where the base64 or the first bytes are wrong, or the picture is too large.</summary>
    public static string? ToDataUri(string type, string base64)
    {
        if (!Beginnings.TryGetValue(type, out byte[]? beginning)) return null;
        byte[] buffer = new byte[(base64.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(base64, buffer, out int count) || !buffer.AsSpan(0, count).StartsWith(beginning)) return null;
        ReadOnlySpan<byte> bytes = buffer.AsSpan(0, count);
        long pixels = type switch { "image/webp" => WebpPixels(bytes), "image/png" => PngPixels(bytes), _ => JpegPixels(bytes) };
        if (pixels is not (> 0 and <= MostPixels)) return null;
        return $"data:{type};base64,{Convert.ToBase64String(bytes)}";
    }

    /// <summary>A <c>data:</c> address of an SVG, in which a browser runs and loads nothing when it is a picture; null where it is no whole SVG.</summary>
    public static string? SvgToDataUri(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            if (reader.MoveToContent() != XmlNodeType.Element || reader is not { LocalName: "svg", NamespaceURI: "http://www.w3.org/2000/svg" }) return null;
            while (reader.Read()) { }
            return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}";
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The same picture when it already is a <c>data:</c> address, or null.</summary>
    public static string? FromDataUri(string address)
    {
        foreach (string type in Types)
            if (address.StartsWith($"data:{type};base64,", StringComparison.Ordinal)) return ToDataUri(type, address[(address.IndexOf(',') + 1)..]);
        return null;
    }

    // IHDR is the first chunk: length, name, width, height.
    private static long PngPixels(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 24 ? 0 : (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) * Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]), int.MaxValue);

    // The first chunk is a lossy picture, a lossless one, or the sizes of what follows; each says width and height in its own way.
    private static long WebpPixels(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes[8..].StartsWith("WEBP"u8)) return 0;
        ReadOnlySpan<byte> chunk = bytes[12..], sizes = bytes[24..];
        if (chunk.StartsWith("VP8 "u8)) return (long)(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF) * (BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        if (chunk.StartsWith("VP8L"u8) && BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]) is var bits) return (long)((bits & 0x3FFF) + 1) * (((bits >> 14) & 0x3FFF) + 1);
        return chunk.StartsWith("VP8X"u8) ? (long)((sizes[0] | (sizes[1] << 8) | (sizes[2] << 16)) + 1) * ((sizes[3] | (sizes[4] << 8) | (sizes[5] << 16)) + 1) : 0;
    }

    // The frame header (SOF0 to SOF15, which are no tables) holds height and width; every segment before it says its length.
    private static long JpegPixels(ReadOnlySpan<byte> bytes)
    {
        int at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            byte marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (long)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return 0;
    }
}
