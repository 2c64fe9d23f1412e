using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>One row of panels: its vertical axes, and its height, in widths of a frame where it holds frames, else in pixels; with both, the smaller: a picture that stops growing. Never below the least, which words beside frames need.</summary>
internal sealed record PanelRow(IReadOnlyList<string> Axes, double Frames = 0, double Pixels = 0, double LeastPixels = 0);

/// <summary>
/// Where the panels stand. Rows of frames must keep their shape, so their height follows the width of the window; the JSON holds the
/// answer for one width and, under <c>layout.meta.panels</c>, the rule, with which the report lays the figure out again at any width.
/// </summary>
/// <param name="rows">The rows from the top; the second holds the maps, and the colour bar stands below it.</param>
/// <param name="gaps">Pixels between the rows.</param>
/// <param name="frameFraction">Part of the panels' width that a frame takes up.</param>
/// <param name="leftMargin">Pixels left of the panels.</param>
/// <param name="barRow">The row that the colour bar stands below; −1 where there is none to move.</param>
/// <param name="designWidth">The width, in pixels, for which the JSON is laid out. In a wider window the panels stop growing, in a narrower one the frames shrink; both stay round.</param>
internal sealed class PanelStack(IReadOnlyList<PanelRow> rows, IReadOnlyList<int> gaps, double frameFraction, int leftMargin, int barRow, int designWidth = 1200)
{
    private const int RightMargin = 18;
    private const int BarPixels = 8;

    private double[] Heights => [.. rows.Select(row => Math.Max(row.LeastPixels, Math.Min(row.Frames > 0 ? row.Frames * frameFraction * (designWidth - leftMargin - RightMargin) : double.PositiveInfinity, row.Pixels > 0 ? row.Pixels : double.PositiveInfinity)))];

    private double Total => Heights.Sum() + gaps.Sum();

    /// <summary>The four margins in pixels.</summary>
    public JsonObject Margin(int top, int bottom) => new() { ["l"] = leftMargin, ["r"] = RightMargin, ["t"] = top, ["b"] = bottom };

    /// <summary>Height of the figure in pixels.</summary>
    public int HeightWith(int top, int bottom) => (int)Math.Ceiling(Total) + top + bottom;

    /// <summary>Upper edge of the colour bar as part of the plot's height.</summary>
    public double BarTop => Math.Round(Bottom(barRow) - (BarPixels / Total), 5);

    /// <summary>Gives each vertical axis its part of the height.</summary>
    public void Place(JsonObject axes)
    {
        for (int row = 0; row < rows.Count; row++)
            foreach (string axis in rows[row].Axes)
                axes[axis]!["domain"] = new JsonArray(Math.Round(Bottom(row), 5), Math.Round(Math.Min(1, Bottom(row) + (Heights[row] / Total)), 5));
    }

    /// <summary>The rule for other widths.</summary>
    /// <param name="bottomWithoutFacts">Bottom margin in pixels where the page shows the facts itself.</param>
    public JsonObject ToRule(int bottomWithoutFacts) => new()
    {
        ["frameFraction"] = frameFraction,
        ["rows"] = new JsonArray([.. rows.Select(RuleOf)]),
        ["gaps"] = new JsonArray([.. gaps.Select(gap => JsonValue.Create(gap))]),
        ["colourBarBelowRow"] = barRow,
        ["colourBarPixels"] = BarPixels,
        ["bottomWithoutFacts"] = bottomWithoutFacts,
    };

    private static JsonObject RuleOf(PanelRow row)
    {
        var rule = new JsonObject { ["axes"] = new JsonArray([.. row.Axes.Select(axis => JsonValue.Create(axis))]) };
        if (row.Frames > 0) rule["frames"] = row.Frames;
        if (row.Pixels > 0) rule["pixels"] = row.Pixels;
        if (row.LeastPixels > 0) rule["leastPixels"] = row.LeastPixels;
        return rule;
    }

    private double Bottom(int row) => Math.Max(0, 1 - ((Heights.Take(row + 1).Sum() + gaps.Take(row).Sum()) / Total));
}
