using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>
/// Where the four panels stand. Rows of frames must keep their shape, so their height follows the width of the window; the JSON holds the
/// answer for one width and, under <c>layout.meta.panels</c>, the rule, with which the report lays the figure out again at any width.
/// </summary>
internal sealed class PanelStack(double frameFraction, double frameRatio, int channels, bool enlarged, int leftMargin)
{
    // The width, in pixels, for which the JSON is laid out. In a wider window the panels stop growing, in a narrower one the frames shrink; both stay round.
    private const int DesignWidth = 1200;
    private const int RightMargin = 18;
    private const int ImportancePixels = 120;
    private const int ForecastPixels = 140;
    private const int BarPixels = 8;
    private static readonly int[] Gaps = [26, 64, 28];

    private double[] Heights => [FramePixels * channels, FramePixels, ImportancePixels, ForecastPixels];

    private double FramePixels => (DesignWidth - leftMargin - RightMargin) * frameFraction * frameRatio;

    private double Total => Heights.Sum() + Gaps.Sum();

    /// <summary>Left and right margins in pixels.</summary>
    public JsonObject Margin(int top, int bottom) => new() { ["l"] = leftMargin, ["r"] = RightMargin, ["t"] = top, ["b"] = bottom };

    /// <summary>Height of the figure in pixels.</summary>
    public int HeightWith(int top, int bottom) => (int)Math.Ceiling(Total) + top + bottom;

    /// <summary>Upper edge of the colour bar as part of the plot's height.</summary>
    public double BarTop => Math.Round(Bottom(1) - (BarPixels / Total), 5);

    /// <summary>Gives each vertical axis its part of the height.</summary>
    public void Place(JsonObject axes)
    {
        for (int row = 0; row < Heights.Length; row++)
            foreach (string axis in AxesOf(row))
                axes[axis]!["domain"] = new JsonArray(Math.Round(Bottom(row), 5), Math.Round(Math.Min(1, Bottom(row) + (Heights[row] / Total)), 5));
    }

    /// <summary>The rule for other widths.</summary>
    /// <param name="bottomWithoutFacts">Bottom margin in pixels where the page shows the facts itself.</param>
    public JsonObject ToRule(int bottomWithoutFacts) => new()
    {
        ["frameFraction"] = frameFraction,
        ["rows"] = new JsonArray([.. Enumerable.Range(0, Heights.Length).Select(row => new JsonObject
        {
            ["axes"] = new JsonArray([.. AxesOf(row).Select(axis => JsonValue.Create(axis))]),
            [row < 2 ? "frames" : "pixels"] = row == 0 ? frameRatio * channels : row == 1 ? frameRatio : Heights[row],
        })]),
        ["gaps"] = new JsonArray([.. Gaps.Select(gap => JsonValue.Create(gap))]),
        ["colourBarBelowRow"] = 1,
        ["colourBarPixels"] = BarPixels,
        ["bottomWithoutFacts"] = bottomWithoutFacts,
    };

    private string[] AxesOf(int row) => row switch { 0 => ["yaxis"], 1 => ["yaxis2"], 2 => ["yaxis3"], _ => enlarged ? ["yaxis4", "yaxis5"] : ["yaxis4"] };

    private double Bottom(int row) => Math.Max(0, 1 - ((Heights.Take(row + 1).Sum() + Gaps.Take(row).Sum()) / Total));
}
