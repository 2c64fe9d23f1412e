using System.Text.Json.Nodes;
using Workbench.Figures.Views;

namespace Workbench.Figures.Charts;

/// <summary>The fourth column of the comprehensive figure: temporal importance, channel importance, and the two colour keys.</summary>
/// <param name="sheet">The figure in the making.</param>
/// <param name="temporal">The first panel.</param>
/// <param name="channels">The second.</param>
/// <param name="left">Left edge of the column as part of the plot's width.</param>
internal sealed class ComprehensiveBars(Sheet sheet, TemporalBars temporal, ChannelBars channels, double left)
{
    /// <summary>Height in pixels below which the column's words would run into each other, however low the frames beside it.</summary>
    public const double LeastPixels = 360;

    // Heights as parts of the plot: the grid is its only row, so they stand at any width.
    private const double TemporalBottom = 0.70, TemporalTop = 0.89, ChannelsBottom = 0.355, ChannelsTop = 0.58, FirstKey = 0.17, SecondKey = 0.0;

    public void Draw(string unit)
    {
        temporal.Draw(sheet, "x2", "y2", "x4", left, small: true);
        channels.Draw(sheet, "x3", "y3", small: true);
        sheet.Axes["xaxis3"]!["domain"] = new JsonArray(left, 1);
        (sheet.Axes["yaxis2"]!["domain"], sheet.Axes["yaxis3"]!["domain"]) = (new JsonArray(TemporalBottom, TemporalTop), new JsonArray(ChannelsBottom, ChannelsTop));
        sheet.Annotations.Add(Title($"<b>Temporal importance</b><br>{PlotlyText.Label(unit, 8)}; line: {MovingMean.Window}-frame mean", TemporalTop, 17));
        sheet.Annotations.Add(Title("<b>Channel importance</b>", ChannelsTop, 2));
    }

    public void AddNotes()
    {
        temporal.AddNotes(sheet);
        channels.AddNotes(sheet);
    }

    /// <summary>Words above the colour keys; the index of the first among the annotations.</summary>
    public int AddKeys(string first, string second)
    {
        sheet.Annotations.Add(Title(first, FirstKey, 0));
        sheet.Annotations.Add(Title(second, SecondKey, 0));
        return sheet.Annotations.Count - 2;
    }

    /// <summary>A colour axis with its bar below the words.</summary>
    public JsonObject Key(double low, double high, ColourScale colours, bool first) => ColourBar.At(low, high, colours, 1 - left, 1, first ? FirstKey : SecondKey, "top");

    private JsonObject Title(string text, double y, int up) => new()
    {
        ["name"] = "column 4", ["text"] = text, ["align"] = "left", ["xref"] = "paper", ["x"] = left, ["xanchor"] = "left", ["yref"] = "paper", ["y"] = y, ["yanchor"] = "bottom", ["yshift"] = up, ["showarrow"] = false, ["borderpad"] = 0,
        ["font"] = new JsonObject { ["size"] = 11 },
    };
}
