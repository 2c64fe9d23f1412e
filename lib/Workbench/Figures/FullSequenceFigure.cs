using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>The Full Sequence Analysis (figure F2): what the model saw, where it looked, when it mattered, and what it predicted, on one time axis.</summary>
public static class FullSequenceFigure
{
    private const int TopMargin = 78;
    private const int AxisPixels = 64;
    private const int LinePixels = 15;

    /// <summary>Draws four panels that share one time axis in hours relative to the last frame.</summary>
    /// <param name="sequence">The T frames; panel 1 shows all channels, a row each.</param>
    /// <param name="maps">T maps with axes (T, h, w), h and w at most those of the frames; panel 2 shows them over one channel.</param>
    /// <param name="importance">T values; panel 3 shows them as bars with a trend line. The largest, where there is exactly one, gets a red line through panels 1 to 3.</param>
    /// <param name="forecast">The predicted values, to the right of the last frame; panel 4 shows them, the analysed horizon green.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>
    /// The figure. The overlay holds raw values interpolated to the drawn frame (bilinear, half-pixel centres); values below zero are drawn as zero by the
    /// colour axis and shown as they are under the mouse. What is missing (NaN), all zero or tied is drawn as a gap or left out, and the figure says so.
    /// </returns>
    /// <exception cref="ArgumentException">T of the maps or of the importance differs from T of the sequence, or a map is larger than a frame; the message holds both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The overlay channel does not exist, or opacity, scale or pixels are out of range.</exception>
    /// <remarks>
    /// About 1 MB for 28 frames of 64 x 64 pixels in three channels: frames as PNG strips, maps as float32 (at 48 x 48 when they have fewer values, 0.3 MB more
    /// when they have 64 x 64 of their own), and means of pixels for the values under the mouse.
    /// The trend is the mean of frames t − 2 to t + 2, of those that exist at the ends and beside gaps. Frames are as wide as the smallest step
    /// in time; longer steps leave the gap empty. Deterministic: the same inputs give the same bytes.
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
        var drawing = new Drawing();
        OriginalsPanel.Draw(drawing, sequence, time, strips);
        OverlayPanel.Draw(drawing, sequence, maps, options, time, strips);
        ImportancePanel.Draw(drawing, importance, time);
        ForecastPanel.Draw(drawing, forecast, time);
        drawing.Notes.AddRange(options.Notes);

        IReadOnlyList<FigureFact> facts = Caption.Facts(sequence, maps, importance, forecast, options, strips, drawing.Notes);
        string summary = Caption.Summary(sequence, maps, importance, forecast, time);
        return new Figure(options.Title, summary, facts, drawing.Traces, Layout(drawing, sequence, maps, options, time, facts), Config());
    }

    private static JsonObject Layout(Drawing drawing, SolarSequence sequence, SaliencyMaps maps, FullSequenceOptions options, TimeAxis time, IReadOnlyList<FigureFact> facts)
    {
        int longest = sequence.Channels.Max(channel => Math.Min(channel.Name.Length, Labels.ChannelLength));
        var stack = new PanelStack(time.FrameFraction, (double)sequence.Height / sequence.Width, sequence.Channels.Count, drawing.Axes.ContainsKey("yaxis5"), Math.Max(92, (longest * 7) + 14));
        stack.Place(drawing.Axes);
        var notes = drawing.Notes.SelectMany(note => PlotlyText.Wrap($"Note: {note}", Labels.NoteWidth)).ToArray();
        var factLines = PlotlyText.Wrap(string.Join(" · ", facts.Where(fact => fact.Label != "note").Select(fact => $"{fact.Label}: {fact.Value}")), Labels.NoteWidth).ToArray();
        int notesBottom = AxisPixels + (notes.Length * LinePixels) + 4, bottom = notesBottom + (factLines.Length * LinePixels) + 8;
        AddLines(drawing, "notes", notes, AxisPixels, bold: true);
        AddLines(drawing, "facts", factLines, notesBottom, bold: false);

        var layout = new JsonObject
        {
            ["title"] = new JsonObject
            {
                ["text"] = PlotlyText.Label(options.Title, 70), ["x"] = 0, ["xref"] = "container", ["xanchor"] = "left", ["y"] = 1, ["yref"] = "container", ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["l"] = 8, ["t"] = 10 }, ["font"] = new JsonObject { ["size"] = 17 },
            },
            ["height"] = stack.HeightWith(TopMargin, bottom),
            ["margin"] = stack.Margin(TopMargin, bottom),
            ["font"] = new JsonObject { ["family"] = "system-ui, \"Noto Sans\", \"Noto Sans CJK KR\", sans-serif", ["size"] = 12, ["color"] = Ink.Text },
            ["paper_bgcolor"] = "rgba(0,0,0,0)",
            ["plot_bgcolor"] = "rgba(0,0,0,0)",
            ["hovermode"] = "closest",
            ["hoverlabel"] = new JsonObject { ["bgcolor"] = Ink.HoverBack, ["bordercolor"] = Ink.Text, ["font"] = new JsonObject { ["color"] = Ink.HoverText, ["size"] = 13 }, ["align"] = "left" },
            ["showlegend"] = false,
            ["coloraxis"] = OverlayPanel.ColourAxis(maps, options.Scale, stack.BarTop),
            ["xaxis"] = time.ToLayout(),
            ["shapes"] = drawing.Shapes,
            ["annotations"] = drawing.Annotations,
            ["images"] = drawing.Images,
            ["meta"] = new JsonObject { ["panels"] = stack.ToRule(notesBottom) },
        };
        foreach ((string key, JsonNode? axis) in drawing.Axes) layout[key] = axis!.DeepClone();
        return layout;
    }

    // Lines of text below the time axis, from the left edge of the figure.
    private static void AddLines(Drawing drawing, string name, string[] lines, int below, bool bold)
    {
        if (lines.Length == 0) return;
        string text = string.Join("<br>", lines.Select(PlotlyText.Escape));
        drawing.Annotations.Add(new JsonObject
        {
            ["name"] = name, ["text"] = bold ? $"<b>{text}</b>" : text, ["align"] = "left", ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 11 },
            ["xref"] = "x domain", ["x"] = 0, ["xanchor"] = "left", ["xshift"] = -80, ["yref"] = "paper", ["y"] = 0, ["yanchor"] = "top", ["yshift"] = -below,
        });
    }

    private static JsonObject Config() => new() { ["responsive"] = true, ["displaylogo"] = false, ["modeBarButtonsToRemove"] = new JsonArray("select2d", "lasso2d", "autoScale2d") };

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
        if (!Enum.IsDefined(options.Scale))
            throw new ArgumentOutOfRangeException(nameof(options), options.Scale, $"FullSequenceFigure: the scale must be Frame or Sequence, got {(int)options.Scale}.");
    }
}
