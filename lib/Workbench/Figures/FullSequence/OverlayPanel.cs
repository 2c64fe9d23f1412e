using System.Text.Json.Nodes;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures.FullSequence;

/// <summary>Panel 2: the frames of one channel with the saliency maps over them, the colour bar, and the controls of the view.</summary>
internal static class OverlayPanel
{
    public static void Draw(Drawing drawing, SolarSequence sequence, SaliencyMaps maps, DrawnMap drawn, FullSequenceOptions options, TimeAxis time, FrameStrips strips, SunPlaces places)
    {
        foreach (JsonObject picture in strips.Pictures(options.OverlayChannel, "y2", 0)) drawing.Images.Add(picture);
        string name = PlotlyText.Label(maps.Name, Labels.NameLength), unit = PlotlyText.Label(maps.Unit, Labels.UnitLength);
        string channel = PlotlyText.Label(sequence.Channels[options.OverlayChannel].Name, Labels.ChannelLength);
        var scale = new OverlayScale(maps, name, unit);
        int[] frames = [.. Enumerable.Range(0, maps.Frames)], traces = [.. frames.Select(t => drawing.Traces.Count + t)];
        foreach (int t in frames)
        {
            string hover = $"over {channel}, {FrameName.Of(sequence, t)}<br>{name} %{{z:.4~g}} {unit}<br>largest in this frame {PlotlyText.Number(maps.LargestPositive(t, 1))}<br>{places.Line("%{customdata}")}";
            JsonObject trace = FrameGrid.Trace(time, t, "y2", strips.TopOf(t), strips.RowHours, drawn.Of(t), drawn.Height, drawn.Width, hover);
            (trace["name"], trace["zsmooth"], trace["opacity"]) = ("overlay", "best", options.Opacity);
            (trace["zmin"], trace["zmax"]) = (0, scale.TopOf(options.Scale, t));
            drawing.Traces.Add(trace);
        }
        drawing.Traces.Add(ColourKey());
        drawing.Traces.Add(FrameGrid.Indices(time, "y2", strips.TopOf));
        drawing.Axes["yaxis2"] = FrameGrid.Axis(strips.ChannelHours, [sequence.Channels[options.OverlayChannel].Name]);
        drawing.Title("y2", $"<b>2</b> {name} over {channel}");
        drawing.Annotations.Add(Legend(scale.Legend(options.Scale)));
        string legend = $"annotations[{drawing.Annotations.Count - 1}].text";
        drawing.Menus.Add(ViewControls.ScaleMenu(scale.ChoicesFor(frames, s => new JsonObject { [legend] = scale.Legend(s), ["coloraxis.cmax"] = BarTop(scale, s) }), options.Scale, traces, FullSequenceFigure.ScalePlace));
        drawing.Menus.Add(ViewControls.ColourMenu(options.Colours, traces, ["coloraxis"], FullSequenceFigure.ColourPlace));
        drawing.Sliders.Add(ViewControls.OpacitySlider(traces, options.Opacity, FullSequenceFigure.OpacityPlace));
        drawing.Notes.AddRange(scale.Notes());
    }

    /// <summary>The colour axis and its bar: from 0 (values below are drawn as 0) to the value of the strongest colour, or to 1 where each frame has its own scale.</summary>
    public static JsonObject ColourAxis(SaliencyMaps maps, FullSequenceOptions options, double barTop) => new()
    {
        ["cmin"] = 0,
        ["cmax"] = BarTop(new OverlayScale(maps, "", ""), options.Scale),
        ["colorscale"] = ColourScale.Of(options.Colours).ToPlotly(),
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

    private static double BarTop(OverlayScale overlay, MapScale scale) => scale == MapScale.Frame ? 1 : overlay.TopOf(scale, 0);

    // Each overlay has a range of its own, which the scale menu sets; this invisible dot makes the one bar appear.
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

    private static JsonObject Legend(string text) => new()
    {
        ["name"] = "colour legend",
        ["text"] = text,
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
}
