using System.Globalization;
using System.Text;

namespace Workbench.Figures.Notebook;

/// <summary>Text from anywhere made safe for a Markdown table: it reads as it was written and starts no markup, HTML, formula or new row.</summary>
internal static class MarkdownText
{
    // Markdown's punctuation, the table's bar, and the dollar with which notebook hosts begin a formula.
    private const string Marks = @"\`*_{}[]#|~$!^";

    /// <summary>One line of Markdown that shows the text.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (char c in OneLine(text))
        {
            if (c == '&') safe.Append("&amp;");
            else if (c == '<') safe.Append("&lt;");
            else if (c == '>') safe.Append("&gt;");
            else if (Marks.Contains(c, StringComparison.Ordinal)) safe.Append('\\').Append(c);
            else safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>The text on one line, without control characters and without marks that turn the direction of writing.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) line.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)) line.Append(rune);
        }

        return line.ToString().Trim();
    }
}
