using System.Text.Json.Nodes;
using Workbench.Figures.Views;

namespace Workbench.Figures.Charts;

/// <summary>A colour axis with a thin horizontal bar above the plot, at its right end.</summary>
internal static class ColourBar
{
    // plotly.js 3.7 moves the figure's title out of sight when a horizontal bar stands on y = 1 exactly, or above it.
    private const double JustBelowTheTop = 0.9999;

    /// <summary>The axis from <paramref name="low"/> to <paramref name="high"/>; its bar takes up <paramref name="length"/> of the plot's width, above <paramref name="reserved"/> lines that are kept free.</summary>
    public static JsonObject Axis(double low, double high, ColourScale colours, double length, int reserved = 0)
    {
        JsonObject axis = At(low, high, colours, length, 1, JustBelowTheTop, "bottom");
        axis["colorbar"]!["ypad"] = 4 + (reserved * Sheet.HeadingPixels);
        return axis;
    }

    /// <summary>An invisible cell that makes the bar of <c>coloraxis</c> appear where the maps have ranges of their own.</summary>
    public static JsonObject Key() => new()
    {
        ["type"] = "heatmap", ["name"] = "colour key", ["x0"] = 0, ["y0"] = 0, ["dx"] = 1e-3, ["dy"] = 1e-3, ["z"] = new JsonArray(new JsonArray(0)), ["opacity"] = 0, ["coloraxis"] = "coloraxis", ["hoverinfo"] = "skip",
    };

    /// <summary>The same with the bar's right end at a place in parts of the plot.</summary>
    public static JsonObject At(double low, double high, ColourScale colours, double length, double right, double y, string yanchor) => new()
    {
        ["cmin"] = low, ["cmax"] = high, ["colorscale"] = colours.ToPlotly(),
        ["colorbar"] = new JsonObject
        {
            ["orientation"] = "h", ["x"] = right, ["xanchor"] = "right", ["xpad"] = 0, ["y"] = y, ["yanchor"] = yanchor, ["ypad"] = 4, ["len"] = length, ["thickness"] = 10, ["outlinewidth"] = 0,
            ["nticks"] = 5, ["tickformat"] = "~g", ["tickfont"] = new JsonObject { ["size"] = 11 },
        },
    };
}
