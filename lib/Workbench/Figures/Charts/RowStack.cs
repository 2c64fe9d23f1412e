using System.Text.Json.Nodes;

namespace Workbench.Figures.Charts;

/// <summary>One row of panels: its vertical axes, and its height in pixels or as a multiple of the width that pictures have.</summary>
internal sealed record PanelRow(IReadOnlyList<string> Axes, double Pixels, double Frames = 0);

/// <summary>
/// Rows of panels below each other. Rows with pictures keep their shape, so their height follows the width of the window: the JSON holds the
/// answer for one width and, under <c>layout.meta.panels</c>, the rule with which the report lays the figure out at any other.
/// </summary>
/// <param name="rows">The rows from the top.</param>
/// <param name="gaps">Pixels between them.</param>
/// <param name="leftMargin">Pixels left of the panels.</param>
/// <param name="frameFraction">Part of the panels' width that pictures take up.</param>
internal sealed class RowStack(IReadOnlyList<PanelRow> rows, IReadOnlyList<int> gaps, int leftMargin, double frameFraction = 1)
{
    // The width, in pixels, for which the JSON is laid out: that of a notebook on a laptop. Wider: pictures stop growing; narrower: they shrink.
    private const int DesignWidth = 960;
    private const int RightMargin = 18;

    /// <summary>Pixels left of the panels.</summary>
    public int LeftMargin => leftMargin;

    private double[] Heights => [.. rows.Select(row => row.Frames > 0 ? row.Frames * frameFraction * (DesignWidth - leftMargin - RightMargin) : row.Pixels)];

    private double Total => Heights.Sum() + gaps.Sum();

    /// <summary>The four margins in pixels.</summary>
    public JsonObject Margin(int top, int bottom) => new() { ["l"] = leftMargin, ["r"] = RightMargin, ["t"] = top, ["b"] = bottom };

    /// <summary>Height of the figure in pixels.</summary>
    public int HeightWith(int top, int bottom) => (int)Math.Ceiling(Total) + top + bottom;

    /// <summary>Gives each vertical axis its part of the height.</summary>
    public void Place(JsonObject axes)
    {
        double above = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            double below = above + Heights[row];
            foreach (string axis in rows[row].Axes)
                axes[axis]!["domain"] = new JsonArray(Math.Round(Math.Max(0, 1 - (below / Total)), 5), Math.Round(1 - (above / Total), 5));
            above = below + (row < gaps.Count ? gaps[row] : 0);
        }
    }

    /// <summary>The rule for other widths.</summary>
    /// <param name="bottomWithoutFacts">Bottom margin in pixels where the page shows the facts itself.</param>
    public JsonObject ToRule(int bottomWithoutFacts) => new()
    {
        ["frameFraction"] = frameFraction,
        ["rows"] = new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["axes"] = new JsonArray([.. row.Axes.Select(axis => JsonValue.Create(axis))]),
            [row.Frames > 0 ? "frames" : "pixels"] = row.Frames > 0 ? row.Frames : row.Pixels,
        })]),
        ["gaps"] = new JsonArray([.. gaps.Select(gap => JsonValue.Create(gap))]),
        ["bottomWithoutFacts"] = bottomWithoutFacts,
    };
}
