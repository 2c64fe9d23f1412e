using System.Buffers.Binary;
using System.Text;

namespace Workbench.Tests.Data;

/// <summary>Writes NPY files by hand, right and wrong ones.</summary>
internal static class NpyWriter
{
    /// <summary>A file with a free header text and raw data bytes.</summary>
    public static byte[] Raw(string header, byte[] data, byte major = 1)
    {
        byte[] text = Encoding.Latin1.GetBytes(header);
        byte[] length = new byte[major == 1 ? 2 : 4];
        if (major == 1) BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        else BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
        return [0x93, .. "NUMPY"u8, major, 0, .. length, .. text, .. data];
    }

    /// <summary>A well-formed file, padded to 64 bytes as numpy does.</summary>
    public static byte[] Array(string descr, int[] shape, byte[] data, bool isFortranOrder = false, byte major = 1)
    {
        string tuple = shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
        string header = $"{{'descr': '{descr}', 'fortran_order': {(isFortranOrder ? "True" : "False")}, 'shape': {tuple}, }}";
        int before = 8 + (major == 1 ? 2 : 4);
        return Raw(header.PadRight((((before + header.Length + 1 + 63) / 64) * 64) - before - 1) + "\n", data, major);
    }

    /// <summary>Values as little-endian bytes of an element type.</summary>
    public static byte[] Bytes(string descr, IEnumerable<double> values) => [.. values.SelectMany(v => descr switch
    {
        "|u1" => [(byte)v],
        "<i2" => BitConverter.GetBytes((short)v),
        "<i4" => BitConverter.GetBytes((int)v),
        "<f4" => BitConverter.GetBytes((float)v),
        _ => BitConverter.GetBytes(v),
    })];
}
