namespace Workbench.Data;

/// <summary>What must hold of FITS bytes before native code sees them: whole blocks, printable header cards, an END.</summary>
internal static class FitsLayout
{
    private const int Block = 2880;
    private const int Card = 80;
    private const int MaxHeaderCards = 36 * 200;

    /// <summary>Index of the first byte after the primary header.</summary>
    /// <exception cref="FormatException">The bytes have no such header; the message reads "expected ..., found ...".</exception>
    public static int DataOffset(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Block) throw new FormatException($"expected at least one block of {Block} bytes, found {bytes.Length} bytes");
        if (!bytes.StartsWith("SIMPLE  =                    T"u8)) throw new FormatException("expected 'SIMPLE  =                    T' at the start, found other bytes");
        for (int card = 0; card < MaxHeaderCards; card++)
        {
            if (((card + 1) * Card) > bytes.Length) throw new FormatException($"expected an END card, found the end of the file after {card} cards");
            ReadOnlySpan<byte> text = bytes.Slice(card * Card, Card);
            int odd = text.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
            if (odd >= 0) throw new FormatException($"expected printable ASCII in header card {card + 1}, found byte 0x{text[odd]:x2} at column {odd + 1}");
            if (text.StartsWith("END     "u8)) return ((((card + 1) * Card) + Block - 1) / Block) * Block;
        }

        throw new FormatException($"expected an END card among the first {MaxHeaderCards} cards, found none");
    }
}
