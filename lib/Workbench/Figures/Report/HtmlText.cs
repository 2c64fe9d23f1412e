using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Figures.Report;

/// <summary>Text inside HTML: nothing in it is markup, nothing in it can turn other text around.</summary>
internal static partial class HtmlText
{
    /// <summary>Most characters of a text of a caption, before it is escaped: browsers lay out a word of a megabyte for minutes.</summary>
    public const int LongestCaption = 4000;

    /// <summary>The text for use between tags and inside quoted attributes, with an ellipsis where it is longer than <see cref="LongestCaption"/>.</summary>
    public static string Caption(string text) => Escape(Shortened(Visible(text), LongestCaption));

    /// <summary>The text where it is short enough, else its first characters and an ellipsis, as many in all as told or one less: a surrogate pair is never cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Most characters, at least 2.</param>
    public static string Shortened(string text, int longest) => text.Length <= longest ? text : PlotlyText.Beginning(text, longest).TrimEnd() + "…";

    /// <summary>Whether more than <see cref="LongestCaption"/> characters stand in a row without white space.</summary>
    public static bool HasEndlessWord(string text)
    {
        int length = 0;
        foreach (char c in text)
        {
            length = char.IsWhiteSpace(c) ? 0 : length + 1;
            if (length > LongestCaption) return true;
        }
        return false;
    }

    /// <summary>The text for use between tags and inside quoted attributes.</summary>
    public static string Escape(string text)
    {
        var html = new StringBuilder(text.Length + 32);
        foreach (char c in Visible(text))
            html.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", _ => c.ToString() });
        return html.ToString();
    }

    /// <summary>The text with control characters and direction overrides written out, e.g. <c>[U+202E]</c>; line ends and tabs stay.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(IsHidden)) return text;
        var visible = new StringBuilder(text.Length + 32);
        foreach (char c in text)
        {
            if (IsHidden(c)) visible.Append(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]");
            else visible.Append(c);
        }
        return visible.ToString();
    }

    /// <summary>Terminal text without its colour codes.</summary>
    public static string WithoutTerminalCodes(string text) => TerminalCode().Replace(text, "");

    private static bool IsHidden(char c) => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\u200E' or '\u200F' || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');

    [GeneratedRegex(@"\u001B(\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001B]*(\u0007|\u001B\\)?)")]
    private static partial Regex TerminalCode();
}
