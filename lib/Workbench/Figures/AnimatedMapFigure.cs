using System.Text.Json.Nodes;
using Workbench.Figures.Animation;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>The maps as a film: one large frame with its map, and below it temporal importance with a marker that moves along.</summary>
public static class AnimatedMapFigure
{
    private const int PicturePixels = 460;
    private const int CurvePixels = 110;
    private const int AxisPixels = 126;
    private const int LeftMargin = 64;
    private const int TitlesPixels = 26;
    private const int TextShift = 50;
    private const int TopMargin = FigurePage.TitlePixels + ViewControls.SliderPixels + TitlesPixels;
    private const int MostPixels = 256;
    private const double AllPixels = 28 * 128 * 128;
    private static readonly int[] Gaps = [64];

    /// <summary>Draws the film; it starts with the most important frame, or the first where there is no single one.</summary>
    /// <param name="sequence">The T frames.</param>
    /// <param name="maps">T maps with axes (T, h, w), h and w at most those of the frames.</param>
    /// <param name="importance">T values; NaN is a gap in the curve.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>
    /// The figure, with T Plotly frames. Buttons play it slowly, at two frames a second, or fast, and pause it; a slider goes to any frame. Menus and a slider
    /// change scale, colours and opacity, and no value. Under the mouse: raw value of the map, channel, time and place.
    /// </returns>
    /// <exception cref="ArgumentException">T of the maps or of the importance differs from T of the sequence, a map is larger than a frame, or the scale is that of a catalogue whose largest value the maps do not carry.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The channel does not exist, or opacity, scale, colours or pixels are out of range.</exception>
    /// <remarks>Below 1 MB at the default size of frames: pictures as PNG, maps as float32 (more than 28 x 44 x 44 values are reduced to means, which the caption states). Deterministic.</remarks>
    public static Figure Create(SolarSequence sequence, SaliencyMaps maps, FrameImportance importance, OverlayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(importance);
        options ??= new OverlayOptions();
        OverlayOptions.Require("AnimatedMapFigure", sequence, maps, options);
        if (importance.Values.Length != sequence.Frames)
            throw new ArgumentException($"AnimatedMapFigure: temporal importance has {importance.Values.Length} values but the sequence has T = {sequence.Frames} frames. Pass one value for each frame, NaN where it was not measured.", nameof(importance));

        string name = PlotlyText.Label(maps.Name, Labels.NameLength), unit = PlotlyText.Label(maps.Unit, Labels.UnitLength), channel = sequence.Channels[options.Channel].Name;
        int start = importance.MostImportantFrame ?? 0, pixels = options.PixelsPerFrame ?? Math.Min(MostPixels, (int)Math.Sqrt(AllPixels / sequence.Frames));
        var scale = new OverlayScale(maps, name, unit);
        var picture = new DiskPicture(sequence, options.Channel, pixels);
        var places = SunPlaces.Of(sequence);
        var drawn = new DrawnMap(maps, maps.Frames);
        var film = new Film(sequence, maps, options.Channel, scale, picture, drawn, places, importance);
        var drawing = new Drawing { TextShift = -TextShift };
        foreach (JsonObject trace in film.TracesAt(start, options)) drawing.Traces.Add(trace);
        picture.AddAxes(drawing, "x", "y");
        picture.AddLimb(drawing, "x", "y");
        film.AddCurveAxes(drawing);
        drawing.Title("y", $"<b>{name}</b> over {PlotlyText.Label(channel, Labels.ChannelLength)}");
        AddControls(drawing, film, scale, options, name, unit, start);
        AddNotes(drawing, sequence, importance, scale, options);

        IReadOnlyList<FigureFact> facts = Facts(sequence, maps, importance, options, scale, picture, places, drawn, drawing.Notes);
        string title = options.Title ?? $"{maps.Name} over {channel}, frame by frame";
        var stack = new PanelStack([new(["yaxis"], Frames: (double)sequence.Height / sequence.Width, Pixels: PicturePixels), new(["yaxis2"], Pixels: CurvePixels)], Gaps, 1, LeftMargin, barRow: 0);
        JsonObject layout = FigurePage.Layout(drawing, title, facts, stack, TopMargin, AxisPixels);
        MapScale shared = options.Scale == MapScale.Frame ? MapScale.Sequence : options.Scale;
        ColourScale colours = ColourScale.Of(options.Colours);
        layout["coloraxis"] = OverlayBar.Axis(scale.TopOf(shared, 0), colours, OverlayBar.Title(name, unit, shared), stack.BarTop);
        layout[Film.OwnAxis] = OverlayBar.Axis(scale.TopOf(MapScale.Frame, start), colours, OverlayBar.Title(name, unit, MapScale.Frame), stack.BarTop);
        string important = importance.MostImportantFrame is int t ? $"the most important frame is {FrameName.Of(sequence, t)} with {PlotlyText.Number(importance.Values[t])} {importance.Unit}" : "no single frame is the most important";
        return new Figure(title, $"{maps.Name} on {sequence.Frames} frame{(sequence.Frames == 1 ? "" : "s")} of {channel} as a film: {important}.", facts, drawing.Traces, layout, FigurePage.Config(), film.Frames());
    }

    private static void AddControls(Drawing drawing, Film film, OverlayScale scale, OverlayOptions options, string name, string unit, int start)
    {
        drawing.Menus.Add(Film.ScaleMenu(scale, options.Scale, name, unit, new(0, PixelsUp: TitlesPixels, PixelsRight: -TextShift)));
        drawing.Menus.Add(ViewControls.ColourMenu(options.Colours, [], ["coloraxis", Film.OwnAxis], new(0, PixelsUp: TitlesPixels, PixelsRight: ControlPlace.ScaleMenuPixels - TextShift)));
        drawing.Sliders.Add(ViewControls.OpacitySlider([Film.MapTrace], options.Opacity, new(0.58, PixelsUp: TitlesPixels, Length: 0.42)));
        if (film.Names.Count == 1) return;
        drawing.Menus.Add(Player.Buttons(new(0, 0, PixelsUp: -66, PixelsRight: -TextShift)));
        drawing.Sliders.Add(Player.FrameSlider(film.Names, start, new(0.36, 0, PixelsUp: -48, Length: 0.64)));
    }

    private static void AddNotes(Drawing drawing, SolarSequence sequence, FrameImportance importance, OverlayScale scale, OverlayOptions options)
    {
        drawing.Notes.AddRange(scale.Notes());
        int missing = importance.Values.Count(float.IsNaN), unseen = Enumerable.Range(0, sequence.Frames).Count(t => sequence.IsMissing(t, options.Channel));
        if (missing > 0) drawing.Notes.Add($"Temporal importance is missing (NaN) for {missing} of {importance.Values.Length} frames: a gap in the curve.");
        if (unseen > 0) drawing.Notes.Add($"{unseen} of {sequence.Frames} frames were not observed in this channel and are drawn black.");
        if (sequence.Frames == 1) drawing.Notes.Add("There is one frame only: nothing moves.");
        drawing.Notes.AddRange([.. ConstantFrames.Notes(sequence, Enumerable.Range(0, sequence.Frames), [options.Channel]), .. options.Notes]);
    }

    private static IReadOnlyList<FigureFact> Facts(SolarSequence sequence, SaliencyMaps maps, FrameImportance importance, OverlayOptions options, OverlayScale scale, DiskPicture picture, SunPlaces places, DrawnMap drawn, IEnumerable<string> notes) =>
    [
        new("overlay", $"{maps.Name} in {maps.Unit}, {drawn.Size}, drawn with bilinear interpolation, opacity {PlotlyText.Plain(options.Opacity)}; colours: {ColourScale.Of(options.Colours).Order}"),
        new("scale", scale.Fact(options.Scale)),
        scale.SwitchFact(),
        new("animation", "buttons play and pause, the slider goes to any frame; in a saved page also the keys ← and → for one frame, Home and End, and the space bar to play and pause, once the figure was clicked"),
        new("sign", maps.KeepsNegative ? "negative values are kept in the data and drawn as 0" : "the maps hold no negative evidence"),
        new("temporal importance", $"{importance.Measures}, in {importance.Unit}"),
        .. maps.Facts,
        .. options.Facts,
        new("frames", picture.Size),
        places.Fact(),
        SourceFact.Of(sequence),
        .. sequence.Notes.Concat(notes).Select(note => new FigureFact("note", note)),
    ];
}
