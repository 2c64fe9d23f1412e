using System.Text.Json.Nodes;

namespace Workbench.Figures.Views;

/// <summary>The colour axis of one large overlay, with a bar whose title states what is coloured and on which scale.</summary>
internal static class OverlayBar
{
    /// <summary>Path of the title in the layout, for switches.</summary>
    public const string TitlePath = "coloraxis.colorbar.title.text";

    /// <summary>A colour axis from 0 (values below are drawn as 0) to <paramref name="top"/>; null for the largest value that is shown.</summary>
    public static JsonObject Axis(double? top, ColourScale colours, string title, double barTop) => new()
    {
        ["cauto"] = false,
        ["cmin"] = 0,
        ["cmax"] = top,
        ["colorscale"] = colours.ToPlotly(),
        ["colorbar"] = new JsonObject
        {
            ["orientation"] = "h", ["x"] = 0.5, ["xanchor"] = "center", ["xpad"] = 0, ["y"] = barTop, ["yanchor"] = "top", ["ypad"] = 0, ["len"] = 0.6, ["thickness"] = 10, ["outlinewidth"] = 0,
            ["nticks"] = 5, ["tickformat"] = "~g", ["tickfont"] = new JsonObject { ["size"] = 11 },
            ["title"] = new JsonObject { ["text"] = title, ["side"] = "bottom", ["font"] = new JsonObject { ["size"] = 12 } },
        },
    };

    /// <summary>The title under a scale.</summary>
    public static string Title(string name, string unit, MapScale scale) => $"{name} ({unit}), scale: {(scale == MapScale.Frame ? "this frame" : $"whole {ScaleChoice.NameOf(scale)}")}";
}
