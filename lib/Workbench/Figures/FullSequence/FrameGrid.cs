using System.Text.Json.Nodes;
using Workbench.Figures.Views;

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
        };
    }

    /// <summary>
    /// What all heat maps of the figure share, written once (Plotly's template): the places of the cells, for the originals as <c>hovertext</c> and for the maps as
    /// <c>customdata</c>, since the two have cells of different size; and the colours at the start.
    /// </summary>
    public static JsonObject Shared(JsonArray originals, JsonArray maps, ColourScale colours) => new()
    {
        ["data"] = new JsonObject
        {
            ["heatmap"] = new JsonArray(new JsonObject
            {
                ["hovertext"] = originals,
                ["customdata"] = maps,
                ["colorscale"] = colours.ToPlotly(),
                ["hoverongaps"] = false,
                ["showscale"] = false,
            }),
        },
    };

    /// <summary>The index of each frame in its upper left corner, so that a frame finds its place on the axis and its bar.</summary>
    /// <param name="time">The time axis.</param>
    /// <param name="axis">Vertical axis of the frames.</param>
    /// <param name="topOf">Upper edge of a frame.</param>
    public static JsonObject Indices(TimeAxis time, string axis, Func<int, double> topOf) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "text",
        ["name"] = "frame index",
        ["xaxis"] = "x",
        ["yaxis"] = axis,
        ["x"] = new JsonArray([.. time.FrameHours.Select((_, t) => JsonValue.Create(time.LeftOf(t)))]),
        ["y"] = new JsonArray([.. time.FrameHours.Select((_, t) => JsonValue.Create(topOf(t)))]),
        ["text"] = new JsonArray([.. time.FrameHours.Select((_, t) => JsonValue.Create($"\u00A0{t}"))]),
        ["textposition"] = "bottom right",
        ["textfont"] = new JsonObject { ["size"] = 10, ["color"] = "#c8ced6" },
        ["hoverinfo"] = "skip",
        ["showlegend"] = false,
    };

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
