using System.Buffers.Binary;
using System.Text;

namespace Workbench.Tests.Data;

/// <summary>Writes FITS files by hand, right and wrong ones.</summary>
internal static class FitsWriter
{
    public static byte[] Image(int bitpix, int width, int height, IEnumerable<double> stored, params string[] cards)
        => Raw(["SIMPLE  =                    T", $"BITPIX  = {bitpix,20}", "NAXIS   =                    2", $"NAXIS1  = {width,20}", $"NAXIS2  = {height,20}", .. cards, "END"], Bytes(bitpix, stored));

    /// <summary>Free cards and data, both padded to whole blocks.</summary>
    public static byte[] Raw(string[] cards, byte[] data)
    {
        byte[] header = Encoding.Latin1.GetBytes(string.Concat(cards.Select(c => c.PadRight(80))));
        return [.. header, .. Enumerable.Repeat((byte)' ', Padding(header.Length)), .. data, .. new byte[Padding(data.Length)]];
    }

    private static int Padding(int length) => (2880 - (length % 2880)) % 2880;

    private static byte[] Bytes(int bitpix, IEnumerable<double> stored) => [.. stored.SelectMany(v =>
    {
        byte[] b = new byte[Math.Abs(bitpix) / 8];
        if (bitpix == 8) b[0] = (byte)v;
        else if (bitpix == 16) BinaryPrimitives.WriteInt16BigEndian(b, (short)v);
        else if (bitpix == 32) BinaryPrimitives.WriteInt32BigEndian(b, (int)v);
        else if (bitpix == -32) BinaryPrimitives.WriteSingleBigEndian(b, (float)v);
        else BinaryPrimitives.WriteDoubleBigEndian(b, v);
        return b;
    })];
}
