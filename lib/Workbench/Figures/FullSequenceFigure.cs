using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>The Full Sequence Analysis (figure F2): what the model saw, where it looked, when it mattered, and what it predicted, over time.</summary>
public static class FullSequenceFigure
{
    private const int TextShift = 80;
    private const int TitlesPixels = 44;
    private const int TopMargin = FigurePage.TitlePixels + ViewControls.SliderPixels + TitlesPixels;
    private const int AxisPixels = 64;
    private const int ImportancePixels = 120;
    private const int ForecastPixels = 140;
    private static readonly int[] Gaps = [26, 64, 28], GapsWithTwoAxes = [26, 64, AxisPixels + 28];

    internal static ControlPlace ScalePlace { get; } = new(0, PixelsUp: TitlesPixels, PixelsRight: -TextShift);

    internal static ControlPlace ColourPlace { get; } = new(0, PixelsUp: TitlesPixels, PixelsRight: ControlPlace.ScaleMenuPixels - TextShift);

    internal static ControlPlace OpacityPlace { get; } = new(0.58, PixelsUp: TitlesPixels, Length: 0.42);

    /// <summary>
    /// Draws four panels over time in hours relative to the last frame, on one axis; where frames could not be read beside the forecast, on two: panels 1 to 3, and panel 4.
    /// </summary>
    /// <param name="sequence">The T frames; panel 1 shows all channels, a row each.</param>
    /// <param name="maps">T maps with axes (T, h, w), h and w at most those of the frames; panel 2 shows them over one channel.</param>
    /// <param name="importance">T values; panel 3 shows them as bars with a trend line. The largest, where there is exactly one, gets a red line through panels 1 to 3.</param>
    /// <param name="forecast">The predicted values, to the right of the last frame; panel 4 shows them, the analysed horizon green.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>
    /// The figure. The overlay holds raw values, between which the host interpolates (bilinear, half-pixel centres); values below zero are drawn as zero by the
    /// colours and shown as they are under the mouse. Menus and a slider inside the figure change scale, colours and opacity, and no value. What is missing
    /// (NaN), all zero or tied is drawn as a gap or left out, and the figure says so.
    /// </returns>
    /// <exception cref="ArgumentException">T of the maps or of the importance differs from T of the sequence, or a map is larger than a frame; the message holds both. Or the scale is that of a catalogue whose largest value the maps do not carry.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The overlay channel does not exist, or opacity, scale, colours or pixels are out of range.</exception>
    /// <remarks>
    /// Frames are as wide as the smallest step in time, so that a longer step leaves a gap. Where that is too narrow to read on a laptop (more than about 16
    /// frames), they take turns between two to four rows and are as many steps wide, still centred at their time. The trend is the mean of frames t − 2 to
    /// t + 2, of those that exist at the ends and beside gaps. Where four rows would not do and the forecast takes up three tenths of the axis or more (frames minutes
    /// apart, a forecast of a day), panels 1 to 3 get an axis for the frames alone and panel 4 another, as its title and a fact state.
    /// Below 1 MB for 28 frames of 64 x 64 pixels in three channels, whatever the maps: frames travel as PNG strips, maps as float32 (more than 28 x 44 x 44 values
    /// are reduced to means, which the caption states), pixels under the mouse as means, places on the Sun once for all frames. Deterministic: the same
    /// inputs give the same bytes.
    /// </remarks>
    public static Figure Create(SolarSequence sequence, SaliencyMaps maps, FrameImportance importance, Forecast forecast, FullSequenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentNullException.ThrowIfNull(forecast);
        options ??= new FullSequenceOptions();
        RequireFit(sequence, maps, importance, options);

        var time = new TimeAxis(sequence.HoursFromLastFrame, forecast.HoursAt(forecast.Values.Length - 1));
        var strips = new FrameStrips(sequence, time, options.PixelsPerFrame);
        var places = SunPlaces.Of(sequence);
        var drawn = new DrawnMap(maps, maps.Frames);
        var drawing = new Drawing { TextShift = -TextShift };
        OriginalsPanel.Draw(drawing, sequence, time, strips, places);
        OverlayPanel.Draw(drawing, sequence, maps, drawn, options, time, strips, places);
        ImportancePanel.Draw(drawing, importance, time);
        ForecastPanel.Draw(drawing, forecast, time);
        drawing.Notes.AddRange([.. ConstantFrames.Notes(sequence), .. options.Notes]);

        IReadOnlyList<FigureFact> facts = Caption.Facts(sequence, maps, importance, forecast, options, strips, drawn, time, places, drawing.Notes);
        string summary = Caption.Summary(sequence, maps, importance, forecast, time);
        return new Figure(options.Title, summary, facts, drawing.Traces, Layout(drawing, sequence, maps, options, time, strips, places, drawn, facts), FigurePage.Config());
    }

    private static JsonObject Layout(Drawing drawing, SolarSequence sequence, SaliencyMaps maps, FullSequenceOptions options, TimeAxis time, FrameStrips strips, SunPlaces places, DrawnMap drawn, IReadOnlyList<FigureFact> facts)
    {
        string[] forecast = drawing.Axes.ContainsKey("yaxis5") ? ["yaxis4", "yaxis5"] : ["yaxis4"];
        PanelRow[] rows = [new(["yaxis"], Frames: strips.ChannelFrames * sequence.Channels.Count), new(["yaxis2"], Frames: strips.ChannelFrames), new(["yaxis3"], Pixels: ImportancePixels), new(forecast, Pixels: ForecastPixels)];
        var stack = new PanelStack(rows, time.IsOfFramesAlone ? GapsWithTwoAxes : Gaps, time.FrameFraction, Labels.MarginFor(sequence.Channels), barRow: 1);
        JsonObject layout = FigurePage.Layout(drawing, options.Title, facts, stack, TopMargin, AxisPixels);
        layout["coloraxis"] = OverlayPanel.ColourAxis(maps, options, stack.BarTop);
        layout["xaxis"] = time.ToLayout();
        if (time.IsOfFramesAlone) layout["xaxis"]!["anchor"] = "y3";
        layout["template"] = FrameGrid.Shared(OriginalsPanel.Places(sequence, places), places.Grid(drawn.Height, drawn.Width), ColourScale.Of(options.Colours));
        return layout;
    }

    private static void RequireFit(SolarSequence sequence, SaliencyMaps maps, FrameImportance importance, FullSequenceOptions options)
    {
        if (maps.Frames != sequence.Frames)
            throw new ArgumentException($"FullSequenceFigure: maps are for T = {maps.Frames} frames but the sequence has T = {sequence.Frames}. Pass one map for each frame.", nameof(maps));
        if (maps.Height > sequence.Height || maps.Width > sequence.Width)
            throw new ArgumentException($"FullSequenceFigure: maps have (h, w) = ({maps.Height}, {maps.Width}) but frames have (H, W) = ({sequence.Height}, {sequence.Width}). Pass maps no larger than the frames.", nameof(maps));
        if (importance.Values.Length != sequence.Frames)
            throw new ArgumentException($"FullSequenceFigure: temporal importance has {importance.Values.Length} values but the sequence has T = {sequence.Frames} frames. Pass one value for each frame, NaN where it was not measured.", nameof(importance));
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Title, nameof(options));
        if (options.OverlayChannel < 0 || options.OverlayChannel >= sequence.Channels.Count)
            throw new ArgumentOutOfRangeException(nameof(options), options.OverlayChannel, $"FullSequenceFigure: the overlay channel must be an index from 0 to {sequence.Channels.Count - 1}, got {options.OverlayChannel}.");
        if (!(options.Opacity > 0 && options.Opacity <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Opacity, $"FullSequenceFigure: the opacity must be above 0 and at most 1, got {options.Opacity}.");
        if (options.PixelsPerFrame is < 8 or > 1024)
            throw new ArgumentOutOfRangeException(nameof(options), options.PixelsPerFrame, $"FullSequenceFigure: pixels per frame must be from 8 to 1024, got {options.PixelsPerFrame}.");
        OverlayScale.Require("FullSequenceFigure", maps, options.Scale, nameof(options));
        if (!Enum.IsDefined(options.Colours))
            throw new ArgumentOutOfRangeException(nameof(options), options.Colours, $"FullSequenceFigure: the colours must be Guide or ColourBlindSafe, got {(int)options.Colours}.");
    }
}
