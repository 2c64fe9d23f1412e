using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>A vertical axis for bars and lines.</summary>
internal static class SeriesAxis
{
    /// <summary>An axis with a title, few ticks and a light grid; zooming changes time only.</summary>
    public static JsonObject Layout(string escapedTitle, bool fromZero) => new()
    {
        ["title"] = new JsonObject { ["text"] = escapedTitle, ["standoff"] = 8, ["font"] = new JsonObject { ["size"] = 12 } },
        ["rangemode"] = fromZero ? "tozero" : "normal",
        ["fixedrange"] = true,
        ["nticks"] = 5,
        ["tickformat"] = "~g",
        ["tickfont"] = new JsonObject { ["size"] = 11 },
        ["gridcolor"] = Ink.Grid,
        ["zeroline"] = false,
    };
}
