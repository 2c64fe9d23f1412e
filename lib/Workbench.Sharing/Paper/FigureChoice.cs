using System.Globalization;
using System.Text;
using Workbench.Figures.Report;

namespace Workbench.Sharing.Paper;

/// <summary>Figures by number or by a part of their title, and what their files are called.</summary>
internal static class FigureChoice
{
    private const int LongestName = 40;

    /// <summary>The figures that are meant, with their numbers.</summary>
    /// <exception cref="ArgumentException">A number or a part of a title fits no figure.</exception>
    public static IReadOnlyList<(int Number, CheckedFigure Figure)> Of(IReadOnlyList<CheckedFigure> figures, IReadOnlyList<string> wanted)
    {
        (int Number, CheckedFigure Figure)[] all = [.. figures.Select((figure, i) => (i + 1, figure))];
        if (wanted.Count == 0) return all;
        HashSet<int> chosen = [];
        foreach (string one in wanted)
        {
            int[] fitting = int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? [.. all.Where(entry => entry.Number == number).Select(entry => entry.Number)]
                : [.. all.Where(entry => one.Length > 0 && entry.Figure.Title.Contains(one, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Number)];
            if (fitting.Length == 0)
                throw new ArgumentException($"FigureChoice: expected the number of a figure from 1 to {all.Length} or a part of a title, got \"{one}\". There are: {string.Join("; ", all.Select(entry => $"{entry.Number} {HtmlText.Visible(entry.Figure.Title)}"))}.", nameof(wanted));
            chosen.UnionWith(fitting);
        }
        return [.. all.Where(entry => chosen.Contains(entry.Number))];
    }

    /// <summary>A file name without ending, e.g. <c>figure-02-full-sequence-analysis</c>.</summary>
    public static string FileName(int number, string title)
    {
        var name = new StringBuilder($"figure-{number:00}-");
        foreach (char c in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) name.Append(c);
            else if (name[^1] != '-') name.Append('-');
            if (name.Length > LongestName) break;
        }
        return name.ToString().TrimEnd('-');
    }
}
