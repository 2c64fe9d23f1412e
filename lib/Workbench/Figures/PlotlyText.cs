using System.Globalization;
using System.Text;

namespace Workbench.Figures;

/// <summary>Text for Plotly, which reads a subset of HTML, <c>%{…}</c> templates and <c>$…$</c> formulas out of any label.</summary>
internal static class PlotlyText
{
    /// <summary>The text as it stands: nothing in it is read as markup, template or formula; control and direction characters become spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '$' => "&#36;",
                '%' => "&#37;",
                _ when IsUnsafe(c) => " ",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }

    /// <summary>At most <paramref name="maximum"/> characters of the text, an ellipsis where it was cut, escaped.</summary>
    public static string Label(string text, int maximum = 48) => Escape(Clip(text, maximum));

    /// <summary>Breaks words into lines of at most <paramref name="width"/> characters (a longer word is clipped), not escaped.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Clip(w, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    /// <summary>Hours with their sign, e.g. <c>−60 h</c>, <c>+12 h</c>, <c>0 h</c>.</summary>
    public static string Hours(double hours) => $"{Signed(hours)} h";

    /// <summary>A number with a true minus or a plus sign; zero has none.</summary>
    public static string Signed(double number)
    {
        double rounded = Math.Round(number, 2);
        string digits = Math.Abs(rounded).ToString("0.##", CultureInfo.InvariantCulture);
        return rounded < 0 ? $"−{digits}" : rounded > 0 ? $"+{digits}" : digits;
    }

    /// <summary>A measured change in three significant digits, with a plus sign above zero.</summary>
    public static string Change(double change) => (change > 0 ? "+" : "") + Number(change);

    /// <summary>A chosen number as it was chosen, to three decimals.</summary>
    public static string Plain(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A measured number in three significant digits.</summary>
    public static string Number(double number)
    {
        if (double.IsNaN(number)) return "missing";
        double size = Math.Abs(number);
        int decimals = size > 0 ? 2 - (int)Math.Floor(Math.Log10(size)) : 0;
        string digits = size is 0 or (>= 1e-3 and < 1e6)
            ? size.ToString("F" + Math.Max(decimals, 0), CultureInfo.InvariantCulture)
            : size.ToString("0.00e+0", CultureInfo.InvariantCulture);
        return number < 0 ? $"−{digits}" : digits;
    }

    /// <summary>A measured number with its unit; one that is missing, or infinite, has none.</summary>
    public static string Measured(double number, string unit) => double.IsFinite(number) ? $"{Number(number)} {unit}" : Number(double.NaN);

    // Never cuts a surrogate pair in two.
    /// <summary>What of a longer text stays before an ellipsis, so that both have <paramref name="maximum"/> characters or one less: a surrogate pair is never cut.</summary>
    public static string Beginning(string text, int maximum) => text[..(char.IsHighSurrogate(text[maximum - 2]) ? maximum - 2 : maximum - 1)];

    private static string Clip(string text, int maximum) => text.Length <= maximum ? text : Beginning(text, maximum) + "…";

    // Control characters, and the marks and overrides that would turn the rest of a label around.
    private static bool IsUnsafe(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u200E' or '\u200F' || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
}
