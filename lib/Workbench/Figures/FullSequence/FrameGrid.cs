using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>A heat map that covers exactly one frame on the time axis.</summary>
internal static class FrameGrid
{
    /// <summary>Values (rows, columns), row 0 at <paramref name="top"/>, over the frame's stretch of the time axis; vertical axes run downwards.</summary>
    public static JsonObject Trace(TimeAxis time, int frame, string axis, double top, double rowHours, ReadOnlySpan<float> values, int rows, int columns, string hover)
    {
        double dx = time.FrameWidth / columns, dy = rowHours / rows;
        return new JsonObject
        {
            ["type"] = "heatmap",
            ["xaxis"] = "x",
            ["yaxis"] = axis,
            ["x0"] = time.LeftOf(frame) + (dx / 2),
            ["dx"] = dx,
            ["y0"] = top + (dy / 2),
            ["dy"] = dy,
            ["z"] = PlotlyArray.Float32(values, rows, columns),
            ["hovertemplate"] = hover + "<extra></extra>",
            ["hoverongaps"] = false,
            ["showscale"] = false,
        };
    }

    /// <summary>A vertical axis for rows of frames: downwards, in the unit of the time axis, so that a circle stays a circle at any width.</summary>
    public static JsonObject Axis(double rowHours, IReadOnlyList<string> names)
    {
        return new JsonObject
        {
            ["range"] = new JsonArray(rowHours * names.Count, 0),
            ["scaleanchor"] = "x",
            ["scaleratio"] = 1,
            ["constrain"] = "domain",
            ["constraintoward"] = "top",
            ["tickmode"] = "array",
            ["tickvals"] = new JsonArray([.. names.Select((_, row) => JsonValue.Create((row + 0.5) * rowHours))]),
            ["ticktext"] = new JsonArray([.. names.Select(name => JsonValue.Create(PlotlyText.Label(name, Labels.ChannelLength)))]),
            ["tickfont"] = new JsonObject { ["size"] = 12 },
            ["ticks"] = "",
            ["showgrid"] = false,
            ["zeroline"] = false,
        };
    }
}
