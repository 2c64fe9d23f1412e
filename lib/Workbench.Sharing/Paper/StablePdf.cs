using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Sharing.Paper;

/// <summary>A PDF without the time at which it was made: what was a date becomes spaces of the same length, so that no offset in the file moves.</summary>
internal static partial class StablePdf
{
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

    /// <summary>Pages of the file.</summary>
    public static int Pages(ReadOnlySpan<byte> pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/(CreationDate|ModDate) ?\(D:[0-9+\-'Z]*\)")]
    private static partial Regex Date();

    [GeneratedRegex(@"/ID ?\[ ?<[0-9A-Fa-f]*> ?<[0-9A-Fa-f]*> ?\]")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"/Type ?/Page\b(?!s)")]
    private static partial Regex Page();
}
