using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Sharing.Paper;

/// <summary>A PDF without the time at which it was made, and with a page of an exact size; as Chromium writes it: nothing that is changed is compressed, and one table has the places of its objects.</summary>
internal static partial class StablePdf
{
    // A hundredth of an inch is 0.72 points.
    private const double Rounding = 1;

    /// <summary>Blanks the dates, and the identifier where there is one: they become spaces of the same length, so that no offset in the file moves.</summary>
    /// <param name="pdf">The bytes of a PDF.</param>
    public static byte[] WithoutDates(ReadOnlySpan<byte> pdf)
    {
        // Latin-1 keeps every byte a character of its own.
        string text = Encoding.Latin1.GetString(pdf);
        foreach (Regex entry in (Regex[])[Date(), Identifier()])
            text = entry.Replace(text, match => new string(' ', match.Length));
        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Gives the page its exact size: Chromium rounds pages to hundredths of an inch. What is drawn hangs from the upper left corner.</summary>
    /// <param name="pdf">The bytes of a PDF of one page.</param>
    /// <param name="widthPoints">Width in points.</param>
    /// <param name="heightPoints">Height in points.</param>
    /// <returns>The bytes, with a page that is as large as told to a thousandth of a point.</returns>
    /// <exception cref="InvalidDataException">The PDF does not hold exactly one page, its size is not near the one given, or it has more or less than one table of its objects.</exception>
    public static byte[] WithSize(ReadOnlySpan<byte> pdf, double widthPoints, double heightPoints)
    {
        string text = Encoding.Latin1.GetString(pdf);
        if (Box().Matches(text) is not [{ } box]) throw new InvalidDataException($"StablePdf: expected a PDF of one page, got {Box().Count(text)}.");
        double width = double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), height = double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture);
        if (Math.Abs(width - widthPoints) > Rounding || Math.Abs(height - heightPoints) > Rounding)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"StablePdf: expected a page of {widthPoints:0.##} x {heightPoints:0.##} points, got {width:0.##} x {height:0.##}."));
        string exact = string.Create(CultureInfo.InvariantCulture, $"/MediaBox [0 {height - heightPoints:0.###} {widthPoints:0.###} {height:0.###}]");
        return Encoding.Latin1.GetBytes(Replace(text, box, exact.PadRight(box.Length)));
    }

    // What comes behind a longer text moves, and its places in the table with it [ISO 32000-1, section 7.5.4].
    private static string Replace(string text, Match old, string with)
    {
        int by = with.Length - old.Length;
        if (by == 0) return text.Remove(old.Index, old.Length).Insert(old.Index, with);
        if (TablePlace().Matches(text) is not [{ } ending] || !int.TryParse(ending.Groups[1].Value, CultureInfo.InvariantCulture, out int table) || table < old.Index || table > ending.Index || string.CompareOrdinal(text, table, "xref", 0, 4) != 0)
            throw new InvalidDataException($"StablePdf: expected a PDF with one table of its objects behind its page, got {TablePlace().Count(text)} or one elsewhere. Use the Chromium that environment/setup installs.");
        string entries = Entry().Replace(text[table..ending.Index], entry => Moved(entry.Value[..10], old.Index, by).ToString("0000000000", CultureInfo.InvariantCulture) + entry.Value[10..]);
        string end = string.Create(CultureInfo.InvariantCulture, $"startxref\n{table + by}\n%%EOF\n");
        return text[..old.Index] + with + text[(old.Index + old.Length)..table] + entries + end + text[(ending.Index + ending.Length)..];
    }

    private static long Moved(string place, int from, int by)
    {
        long at = long.Parse(place, CultureInfo.InvariantCulture);
        return at > from ? at + by : at;
    }

    /// <summary>Pages of the file.</summary>
    public static int Pages(ReadOnlySpan<byte> pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/(CreationDate|ModDate) ?\(D:[0-9+\-'Z]*\)")]
    private static partial Regex Date();

    [GeneratedRegex(@"/ID ?\[ ?<[0-9A-Fa-f]*> ?<[0-9A-Fa-f]*> ?\]")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]")]
    private static partial Regex Box();

    [GeneratedRegex(@"startxref\s+([0-9]+)\s+%%EOF\s*")]
    private static partial Regex TablePlace();

    [GeneratedRegex(@"(?<![0-9])[0-9]{10} [0-9]{5} n")]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Type ?/Page\b(?!s)")]
    private static partial Regex Page();
}
