using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Sharing.Paper;

/// <summary>A PDF without the time at which it was made: what was a date becomes spaces of the same length, so that no offset in the file moves.</summary>
internal static partial class StablePdf
{
    // A hundredth of an inch is 0.72 points.
    private const double Rounding = 1;

    /// <summary>Blanks the dates, and the identifier where there is one.</summary>
    /// <param name="pdf">The bytes of a PDF as Chromium writes it: its information dictionary is not compressed.</param>
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
    /// <exception cref="InvalidDataException">The PDF does not hold exactly one page, or its size is not near the one given.</exception>
    public static byte[] WithSize(ReadOnlySpan<byte> pdf, double widthPoints, double heightPoints)
    {
        string text = Encoding.Latin1.GetString(pdf);
        if (Box().Matches(text) is not [{ } box]) throw new InvalidDataException($"StablePdf: expected a PDF of one page, got {Box().Count(text)}.");
        double width = double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), height = double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture);
        if (Math.Abs(width - widthPoints) > Rounding || Math.Abs(height - heightPoints) > Rounding)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"StablePdf: expected a page of {widthPoints:0.##} x {heightPoints:0.##} points, got {width:0.##} x {height:0.##}."));
        string exact = string.Create(CultureInfo.InvariantCulture, $"/MediaBox [0 {height - heightPoints:0.##} {widthPoints:0.##} {height:0.##}]");
        return exact.Length > box.Length ? pdf.ToArray() : Encoding.Latin1.GetBytes(text.Remove(box.Index, box.Length).Insert(box.Index, exact.PadRight(box.Length)));
    }

    /// <summary>Pages of the file.</summary>
    public static int Pages(ReadOnlySpan<byte> pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/(CreationDate|ModDate) ?\(D:[0-9+\-'Z]*\)")]
    private static partial Regex Date();

    [GeneratedRegex(@"/ID ?\[ ?<[0-9A-Fa-f]*> ?<[0-9A-Fa-f]*> ?\]")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]")]
    private static partial Regex Box();

    [GeneratedRegex(@"/Type ?/Page\b(?!s)")]
    private static partial Regex Page();
}
