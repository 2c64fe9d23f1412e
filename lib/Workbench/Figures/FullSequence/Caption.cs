using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures.FullSequence;

/// <summary>What the figure says about itself in words: the sentence that reads it, and its facts.</summary>
internal static class Caption
{
    /// <summary>One sentence that reads the four panels.</summary>
    public static string Summary(SolarSequence sequence, SaliencyMaps maps, FrameImportance importance, Forecast forecast, TimeAxis time)
    {
        string frames = $"{maps.Name} on {sequence.Frames} frame{(sequence.Frames == 1 ? "" : "s")}";
        string important = sequence.Frames == 1 ? "importance cannot be compared over time"
            : importance.MostImportantFrame is int t
            ? $"the most important frame is {time.NameOf(t)} with {PlotlyText.Number(importance.Values[t])} {importance.Unit}"
            : "no single frame is the most important";
        float value = forecast.Values[forecast.AnalysedHorizon];
        string horizon = PlotlyText.Hours(forecast.HoursAt(forecast.AnalysedHorizon));
        string predicted = float.IsFinite(value) ? $"{forecast.Name} predicted at the analysed horizon {horizon} is {PlotlyText.Number(value)} {forecast.Unit}" : $"{forecast.Name} at the analysed horizon {horizon} is missing";
        return $"{frames}: {important}; {predicted}.";
    }

    /// <summary>Facts in the order of reading: the view, the measures, the maps' own, the caller's, the data, then what is missing.</summary>
    public static IReadOnlyList<FigureFact> Facts(SolarSequence sequence, SaliencyMaps maps, FrameImportance importance, Forecast forecast, FullSequenceOptions options, FrameStrips strips, DrawnMap drawn, TimeAxis time, SunPlaces places, IEnumerable<string> notes) =>
    [
        new("overlay", $"{maps.Name} in {maps.Unit}, {drawn.Size}, drawn with bilinear interpolation over {sequence.Channels[options.OverlayChannel].Name}, opacity {PlotlyText.Plain(options.Opacity)}; colours: {ColourScale.Of(options.Colours).Order}"),
        new("scale", new OverlayScale(maps, maps.Name, maps.Unit).Fact(options.Scale)),
        new OverlayScale(maps, maps.Name, maps.Unit).SwitchFact(),
        new("sign", maps.KeepsNegative ? "negative values are kept in the data and drawn as 0" : "the maps hold no negative evidence"),
        new("temporal importance", $"{importance.Measures}, in {importance.Unit}; trend: centred mean of {MovingMean.Window} frames, of the frames there are at the ends and beside gaps"),
        new("prediction", $"{forecast.Values.Length} values of {forecast.Name} in {forecast.Unit}, {PlotlyText.Plain(forecast.StepHours)} h apart; analysed: {PlotlyText.Hours(forecast.HoursAt(forecast.AnalysedHorizon))}"),
        .. time.IsOfOrder ? [new FigureFact("scale of time", "panels 1 to 3 show frames in their order, not to scale; panel 4 has a time axis of its own")] : time.IsOfFramesAlone ? [new FigureFact("scale of time", $"the frames span {PlotlyText.Plain(-time.FrameHours[0])} h and the forecast {PlotlyText.Plain(forecast.HoursAt(forecast.Values.Length - 1))} h: beside it frames would be too small to read, so panel 4 has a time axis of its own, on which an hour is shorter than in panels 1 to 3")] : Array.Empty<FigureFact>(),
        .. maps.Facts,
        .. options.Facts,
        .. FrameFacts(sequence, strips, time, places),
        .. sequence.Notes.Concat(notes).Select(note => new FigureFact("note", note)),
    ];

    /// <summary>What a figure of frames alone states about them.</summary>
    public static IReadOnlyList<FigureFact> FrameFacts(SolarSequence sequence, FrameStrips strips, TimeAxis time, SunPlaces places) =>
    [
        new("frames", Frames(sequence, strips, time)),
        places.Fact(),
        SourceFact.Of(sequence),
        .. sequence.LastFrameUtc is DateTimeOffset utc ? [new FigureFact("last frame", utc.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'"))] : Array.Empty<FigureFact>(),
        .. sequence.MissingFrames > 0 ? [new FigureFact("missing", $"{sequence.MissingFrames} of {sequence.Frames * sequence.Channels.Count} frames, drawn black")] : Array.Empty<FigureFact>(),
    ];

    private static string Frames(SolarSequence sequence, FrameStrips strips, TimeAxis time)
    {
        string size = strips.Cells.ArePixels ? $"{sequence.Height} × {sequence.Width} pixels" : $"drawn at {strips.Cells.Rows} × {strips.Cells.Columns} of {sequence.Height} × {sequence.Width} pixels (means)";
        EqualCells hover = EqualCells.AtMost(OriginalsPanel.HoverPixels, sequence);
        string mouse = hover.ArePixels ? "" : $"; under the mouse: means of {hover.Size}";
        string rows = time.Rows == 1 ? "" : $"; {time.Rows} rows a channel, frames take turns, each centred at its {(time.IsOfOrder ? "place" : "time")} and {(time.FrameWidth > time.Rows * time.Step ? $"{PlotlyText.Number(time.FrameWidth)} h" : $"{time.Rows} steps")} wide";
        return $"{size}, {sequence.Units}; grey: {GreyRange.Rule}{mouse}{rows}";
    }
}
