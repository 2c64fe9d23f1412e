using System.Text.Json.Nodes;
using Workbench.Sun;

namespace Workbench.Figures.FullSequence;

/// <summary>Panel 2: the frames of one channel with the saliency maps over them, and the colour bar.</summary>
internal static class OverlayPanel
{
    // Rows and columns a map is drawn at when it has fewer of its own: the colours of 28 frames then take a third of a megabyte.
    private const int LeastPixels = 48;

    /// <summary>Rows and columns a map is drawn at: those of the drawn frame, or 48 along the longer side (or as many as the map has) where that is fewer.</summary>
    public static (int Height, int Width) SizeOf(SaliencyMaps maps, FrameStrips strips)
    {
        int longer = Math.Max(strips.Height, strips.Width), drawn = Math.Min(longer, Math.Max(LeastPixels, Math.Max(maps.Height, maps.Width)));
        return (Math.Max(1, strips.Height * drawn / longer), Math.Max(1, strips.Width * drawn / longer));
    }

    public static void Draw(Drawing drawing, SolarSequence sequence, SaliencyMaps maps, FullSequenceOptions options, TimeAxis time, FrameStrips strips)
    {
        foreach (JsonObject picture in strips.Pictures(options.OverlayChannel, "y2", 0)) drawing.Images.Add(picture);
        string name = PlotlyText.Label(maps.Name, Labels.NameLength), unit = PlotlyText.Label(maps.Unit, Labels.UnitLength);
        float whole = maps.LargestPositive(0, maps.Frames);
        (int height, int width) = SizeOf(maps, strips);
        for (int t = 0; t < maps.Frames; t++)
        {
            float own = maps.LargestPositive(t, 1);
            string hover = $"{time.NameOf(t)}<br>{name} %{{z:.4~g}} {unit}" + (options.Scale == MapScale.Frame ? $"<br>this frame's largest: {PlotlyText.Number(own)}" : "");
            JsonObject trace = FrameGrid.Trace(time, t, "y2", 0, strips.RowHours, Shown(maps, t, height, width), height, width, hover);
            trace["opacity"] = options.Opacity;
            if (options.Scale == MapScale.Sequence)
            {
                trace.Remove("showscale");
                trace["coloraxis"] = "coloraxis";
            }
            else (trace["zmin"], trace["zmax"], trace["colorscale"]) = (0, Top(own), SaliencyColours.ToColorScale());
            drawing.Traces.Add(trace);
        }
        if (options.Scale == MapScale.Frame) drawing.Traces.Add(ColourKey());
        drawing.Axes["yaxis2"] = FrameGrid.Axis(strips.RowHours, [sequence.Channels[options.OverlayChannel].Name]);
        drawing.Title("y2", $"<b>2</b> {name} over {PlotlyText.Label(sequence.Channels[options.OverlayChannel].Name, Labels.ChannelLength)}");
        drawing.Annotations.Add(Legend(name, unit, options.Scale));
        AddNotes(drawing, maps, options.Scale, whole);
    }

    /// <summary>The colour axis and its bar: from 0 (values below are drawn as 0) to the largest value of the sequence, or to 1 where each frame has its own scale.</summary>
    public static JsonObject ColourAxis(SaliencyMaps maps, MapScale scale, double barTop) => new()
    {
        ["cmin"] = 0,
        ["cmax"] = scale == MapScale.Sequence ? Top(maps.LargestPositive(0, maps.Frames)) : 1,
        ["colorscale"] = SaliencyColours.ToColorScale(),
        ["colorbar"] = new JsonObject
        {
            ["orientation"] = "h",
            ["x"] = 1,
            ["xanchor"] = "right",
            ["xpad"] = 0,
            ["y"] = barTop,
            ["yanchor"] = "top",
            ["ypad"] = 0,
            ["len"] = 0.45,
            ["thickness"] = 10,
            ["outlinewidth"] = 0,
            ["nticks"] = 5,
            ["tickformat"] = "~g",
            ["tickfont"] = new JsonObject { ["size"] = 11 },
        },
    };

    // Raw values at the drawn size. What is below zero stays in the data; the colour axis starts at zero.
    private static float[] Shown(SaliencyMaps maps, int frame, int height, int width)
    {
        int block = Math.Max((maps.Height + height - 1) / height, (maps.Width + width - 1) / width);
        (float[] values, int rows, int columns) = Resampling.BlockMean(maps.Map(frame), maps.Height, maps.Width, block);
        return Resampling.Bilinear(values, rows, columns, height, width);
    }

    // Nothing above zero: any positive top draws everything in the lowest colour.
    private static float Top(float largest) => largest > 0 ? largest : 1;

    // With a scale for each frame no frame uses the shared colour axis; this invisible dot makes its bar appear.
    private static JsonObject ColourKey() => new()
    {
        ["type"] = "heatmap",
        ["name"] = "colour key",
        ["xaxis"] = "x",
        ["yaxis"] = "y2",
        ["z"] = new JsonArray(new JsonArray(0)),
        ["x0"] = 0,
        ["y0"] = 0,
        ["dx"] = 1e-3,
        ["dy"] = 1e-3,
        ["opacity"] = 0,
        ["coloraxis"] = "coloraxis",
        ["hoverinfo"] = "skip",
    };

    private static JsonObject Legend(string name, string unit, MapScale scale) => new()
    {
        ["name"] = "colour legend",
        ["text"] = scale == MapScale.Sequence
            ? $"colour: {name} ({unit})<br>scale: whole sequence"
            : $"colour: {name}, part of the<br>largest in the same frame (scale: frame)",
        ["align"] = "left",
        ["xref"] = "x domain",
        ["x"] = 0,
        ["xanchor"] = "left",
        ["yref"] = "y2 domain",
        ["y"] = 0,
        ["yanchor"] = "top",
        ["yshift"] = -3,
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 11 },
    };

    private static void AddNotes(Drawing drawing, SaliencyMaps maps, MapScale scale, float whole)
    {
        int missing = maps.Values.Count(v => !float.IsFinite(v));
        if (missing > 0) drawing.Notes.Add($"{missing} of {maps.Values.Length} map values are NaN or infinite: no colour there.");
        if (whole <= 0) drawing.Notes.Add("No map value is above zero: the overlay shows the lowest colour everywhere.");
        int empty = Enumerable.Range(0, maps.Frames).Count(t => maps.LargestPositive(t, 1) <= 0);
        if (whole > 0 && scale == MapScale.Frame && empty > 0) drawing.Notes.Add($"The maps of {empty} of {maps.Frames} frames have no value above zero.");
    }
}
