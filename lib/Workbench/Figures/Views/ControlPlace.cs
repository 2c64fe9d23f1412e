using System.Text.Json.Nodes;

namespace Workbench.Figures.Views;

/// <summary>Where a control stands: its upper left corner, in parts of the plot's width and height, moved by pixels.</summary>
/// <param name="X">From the left edge of the plot, 0 to 1.</param>
/// <param name="Y">From the lower edge of the plot; 1 is the upper edge, where <paramref name="PixelsUp"/> is counted from.</param>
/// <param name="PixelsUp">How far the upper edge of the control stands above that place.</param>
/// <param name="Length">Length of a slider as part of the plot's width; menus ignore it.</param>
/// <param name="PixelsRight">How far the left edge stands right of its place; below zero in the left margin.</param>
internal sealed record ControlPlace(double X, double Y = 1, int PixelsUp = 0, double Length = 0.3, int PixelsRight = 0)
{
    /// <summary>Width of a scale menu with the space to the next control, in pixels.</summary>
    public const int ScaleMenuPixels = 138;

    // A menu's or slider's pad moves it down by its top, and a pad at the bottom of one that hangs from its top moves nothing: stand it on its bottom instead.
    internal void WriteTo(JsonObject control)
    {
        (control["x"], control["xanchor"]) = (X, "left");
        (control["y"], control["yanchor"]) = (Y, PixelsUp > 0 ? "bottom" : "top");
        control["pad"] = PixelsUp > 0 ? new JsonObject { ["b"] = PixelsUp, ["l"] = PixelsRight, ["r"] = 0, ["t"] = 0 } : new JsonObject { ["t"] = -PixelsUp, ["l"] = PixelsRight, ["r"] = 0, ["b"] = 0 };
    }
}
