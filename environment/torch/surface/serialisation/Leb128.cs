namespace TorchSharp.Serialisation;

/// <summary>Unsigned whole numbers in groups of seven bits, the lowest first; the eighth bit says that more follow.</summary>
internal static class Leb128
{
    internal static void Write(BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7) writer.Write((byte)(rest | 0x80));
        writer.Write((byte)rest);
    }

    internal static long Read(BinaryReader reader, string what)
    {
        long value = 0;
        // Nine groups hold the 63 bits of a long that is not negative.
        for (var shift = 0; shift < 63; shift += 7)
        {
            long group;
            try
            {
                group = reader.ReadByte();
            }
            catch (EndOfStreamException e)
            {
                throw new InvalidDataException($"{what}: the file ends inside a number.", e);
            }

            value |= (group & 0x7f) << shift;
            if (group < 0x80) return value;
        }

        throw new InvalidDataException($"{what}: expected a number of at most 63 bits, found a longer one. The file is damaged, or not of this format.");
    }
}
