using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>A saliency map over one frame (figure F1): where the model looked, with the original below it, adjustable opacity, and every place named under the mouse.</summary>
public static class OverlayFigure
{
    private const int PicturePixels = 540;
    private const int BarPixels = 74;
    private const int TitlesPixels = 26;
    private const int TextShift = 4;
    private const int TopMargin = FigurePage.TitlePixels + ViewControls.SliderPixels + TitlesPixels;
    private const int HoverPixels = 64;
    private const string Separator = " at ";

    /// <summary>Draws one frame with its map.</summary>
    /// <param name="sequence">The T frames.</param>
    /// <param name="maps">T maps with axes (T, h, w), h and w at most those of the frames.</param>
    /// <param name="frame">The frame to show, an index from 0.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>
    /// The figure: the frame in grey, the raw map over it (interpolated by the host, bilinear; values below zero drawn as zero), the outline of the disk. Menus
    /// and a slider inside it change scale, colours and opacity, and no value. Under the mouse: raw value of the map, value of the pixel, channel, time, and
    /// heliographic position, or the apparent one where no date is recorded.
    /// </returns>
    /// <exception cref="ArgumentException">T of the maps differs from T of the sequence, a map is larger than a frame, or the scale is that of a catalogue whose largest value the maps do not carry.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The frame or the channel does not exist, or opacity, scale, colours or pixels are out of range.</exception>
    /// <remarks>Below 0.5 MB for any size of frame: one PNG of at most 512 x 512, one map, 64 x 64 cells under the mouse. Deterministic.</remarks>
    public static Figure Create(SolarSequence sequence, SaliencyMaps maps, int frame, OverlayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(maps);
        options ??= new OverlayOptions();
        OverlayOptions.Require("OverlayFigure", sequence, maps, options);
        if (frame < 0 || frame >= sequence.Frames)
            throw new ArgumentOutOfRangeException(nameof(frame), frame, $"OverlayFigure: the frame must be an index from 0 to {sequence.Frames - 1}, got {frame}.");

        string name = PlotlyText.Label(maps.Name, Labels.NameLength), unit = PlotlyText.Label(maps.Unit, Labels.UnitLength), channel = sequence.Channels[options.Channel].Name;
        var scale = new OverlayScale(maps, name, unit);
        var picture = new DiskPicture(sequence, options.Channel, options.PixelsPerFrame ?? 512);
        var places = SunPlaces.Of(sequence, frame);
        var drawn = new DrawnMap(maps, 1);
        var drawing = new Drawing { TextShift = -TextShift };
        drawing.Images.Add(new JsonObject
        {
            ["source"] = picture.Png(frame), ["xref"] = "x", ["yref"] = "y", ["x"] = -0.5, ["y"] = -0.5, ["sizex"] = sequence.Width, ["sizey"] = sequence.Height,
            ["xanchor"] = "left", ["yanchor"] = "top", ["sizing"] = "stretch", ["layer"] = "below",
        });
        drawing.Traces.Add(Map(picture, drawn, frame, options.Opacity));
        drawing.Traces.Add(UnderTheMouse(sequence, maps, frame, options.Channel, picture, places));
        picture.AddAxes(drawing, "x", "y");
        picture.AddLimb(drawing, "x", "y");
        drawing.Title("y", $"<b>{name}</b> over {PlotlyText.Label(channel, Labels.ChannelLength)}, {PlotlyText.Escape(FrameName.Of(sequence, frame))}");
        drawing.Menus.Add(ViewControls.ScaleMenu(scale.ChoicesFor([frame], s => new JsonObject { [OverlayBar.TitlePath] = OverlayBar.Title(name, unit, s), ["coloraxis.cmax"] = scale.TopOf(s, frame) }), options.Scale, [], new(0, PixelsUp: TitlesPixels, PixelsRight: -TextShift)));
        drawing.Menus.Add(ViewControls.ColourMenu(options.Colours, [], ["coloraxis"], new(0, PixelsUp: TitlesPixels, PixelsRight: ControlPlace.ScaleMenuPixels - TextShift)));
        drawing.Sliders.Add(ViewControls.OpacitySlider([0], options.Opacity, new(0.58, PixelsUp: TitlesPixels, Length: 0.42)));
        AddNotes(drawing, sequence, maps, frame, options);

        IReadOnlyList<FigureFact> facts = Facts(sequence, maps, frame, options, scale, picture, places, drawn, drawing.Notes);
        string title = options.Title ?? $"{maps.Name} over {channel}";
        var stack = new PanelStack([new(["yaxis"], Frames: (double)sequence.Height / sequence.Width, Pixels: PicturePixels)], [], 1, 18, barRow: 0);
        JsonObject layout = FigurePage.Layout(drawing, title, facts, stack, TopMargin, BarPixels);
        layout["coloraxis"] = OverlayBar.Axis(scale.TopOf(options.Scale, frame), ColourScale.Of(options.Colours), OverlayBar.Title(name, unit, options.Scale), stack.BarTop);
        return new Figure(title, Summary(sequence, maps, frame, channel, places), facts, drawing.Traces, layout, FigurePage.Config());
    }

    private static JsonObject Map(DiskPicture picture, DrawnMap drawn, int frame, double opacity)
    {
        var trace = new JsonObject
        {
            ["type"] = "heatmap", ["name"] = "overlay", ["z"] = PlotlyArray.Float32(drawn.Of(frame), drawn.Height, drawn.Width), ["zsmooth"] = "best", ["opacity"] = opacity, ["coloraxis"] = "coloraxis",
            ["hoverinfo"] = "skip", ["hoverongaps"] = false,
        };
        picture.Cover(trace, drawn.Height, drawn.Width);
        return trace;
    }

    // An invisible grid in front, so that the mouse finds the pixel, the map and the place at once.
    private static JsonObject UnderTheMouse(SolarSequence sequence, SaliencyMaps maps, int frame, int channel, DiskPicture picture, SunPlaces places)
    {
        EqualCells cells = EqualCells.AtMost(HoverPixels, sequence);
        float[] values = cells.MeansOf(sequence.Frame(frame, channel));
        (int rows, int columns) = (cells.Rows, cells.Columns);
        string name = PlotlyText.Label(maps.Name, Labels.NameLength), unit = PlotlyText.Label(maps.Unit, Labels.UnitLength);
        var words = new JsonArray();
        JsonArray grid = places.Grid(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            int row = Math.Min(maps.Height - 1, (int)((i + 0.5) * maps.Height / rows));
            words.Add(new JsonArray([.. Enumerable.Range(0, columns).Select(j =>
                JsonValue.Create($"{PlotlyText.Number(maps.Map(frame)[(row * maps.Width) + Math.Min(maps.Width - 1, (int)((j + 0.5) * maps.Width / columns))])}{Separator}{grid[i]![j]}"))]));
        }
        bool missing = sequence.IsMissing(frame, channel);
        var trace = new JsonObject
        {
            ["type"] = "heatmap", ["name"] = "under the mouse", ["z"] = PlotlyArray.Float32(values, rows, columns), ["opacity"] = 0, ["showscale"] = false, ["customdata"] = words,
            ["hovertemplate"] = $"{PlotlyText.Label(sequence.Channels[channel].Name)}, {PlotlyText.Escape(FrameName.Of(sequence, frame))}<br>{name} ({unit}), {places.Line("place")}: %{{customdata}}<br>"
                + (missing ? "frame missing" : $"%{{z:.4~g}} {PlotlyText.Label(sequence.Units)}{(cells.ArePixels ? "" : $", mean of {cells.Size}")}") + "<extra></extra>",
        };
        picture.Cover(trace, rows, columns);
        return trace;
    }

    private static void AddNotes(Drawing drawing, SolarSequence sequence, SaliencyMaps maps, int frame, OverlayOptions options)
    {
        int missing = 0;
        foreach (float value in maps.Map(frame)) missing += float.IsFinite(value) ? 0 : 1;
        if (missing > 0) drawing.Notes.Add($"{missing} of {maps.Height * maps.Width} values of this map are NaN or infinite: no colour there.");
        if (maps.LargestPositive(frame, 1) <= 0 && missing < maps.Height * maps.Width) drawing.Notes.Add("No value of this map is above zero: the overlay shows the lowest colour everywhere.");
        if (sequence.IsMissing(frame, options.Channel)) drawing.Notes.Add("This frame was not observed in this channel and is drawn black.");
        drawing.Notes.AddRange([.. ConstantFrames.Notes(sequence, [frame], [options.Channel]), .. options.Notes]);
    }

    private static string Summary(SolarSequence sequence, SaliencyMaps maps, int frame, string channel, SunPlaces places)
    {
        (float largest, int at) = (float.NegativeInfinity, -1);
        for (int i = 0; i < maps.Height * maps.Width; i++)
            if (float.IsFinite(maps.Map(frame)[i]) && maps.Map(frame)[i] > largest) (largest, at) = (maps.Map(frame)[i], i);
        string start = $"{maps.Name} over {channel} at {FrameName.Of(sequence, frame)}";
        if (at < 0) return $"{start}: no value of the map is finite.";
        if (largest <= 0) return $"{start}: no value of the map is above zero.";
        double column = ((at % maps.Width) + 0.5) * sequence.Width / maps.Width, row = ((at / maps.Width) + 0.5) * sequence.Height / maps.Height;
        return $"{start}: the largest value is {PlotlyText.Number(largest)} {maps.Unit} at {places.Line(places.NameAt(column - 0.5, row - 0.5))}.";
    }

    private static IReadOnlyList<FigureFact> Facts(SolarSequence sequence, SaliencyMaps maps, int frame, OverlayOptions options, OverlayScale scale, DiskPicture picture, SunPlaces places, DrawnMap drawn, IEnumerable<string> notes) =>
    [
        new("overlay", $"{maps.Name} in {maps.Unit}, {drawn.Size}, drawn with bilinear interpolation, opacity {PlotlyText.Plain(options.Opacity)}; colours: {ColourScale.Of(options.Colours).Order}"),
        new("scale", options.Scale == MapScale.Frame ? $"frame, 0 to {PlotlyText.Number(maps.LargestPositive(frame, 1))} {maps.Unit}: colours of different frames cannot be compared" : scale.Fact(options.Scale)),
        scale.SwitchFact(),
        new("sign", maps.KeepsNegative ? "negative values are kept in the data and drawn as 0" : "the maps hold no negative evidence"),
        .. maps.Facts,
        .. options.Facts,
        new("frame", picture.Size),
        places.Fact(),
        SourceFact.Of(sequence),
        .. sequence.Notes.Concat(notes).Select(note => new FigureFact("note", note)),
    ];
}
