using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="ComprehensiveFigure"/>.</summary>
public sealed record ComprehensiveOptions() : FigureOptions("Comprehensive Saliency Analysis")
{
    /// <summary>Index of the channel whose originals are shown, alone and below the activation maps.</summary>
    /// <value>Default 0.</value>
    public int Channel { get; init; }

    /// <summary>Opacity of the activation maps over their frames.</summary>
    /// <value>Above 0, at most 1; default 0.5.</value>
    public double Opacity { get; init; } = 0.5;

    /// <summary>Scale of the activation maps at the start; a menu in the figure changes it.</summary>
    /// <value>Default <see cref="MapScale.Sequence"/>.</value>
    public MapScale Scale { get; init; } = MapScale.Sequence;

    /// <summary>Colours of the activation maps at the start.</summary>
    /// <value>Default <see cref="MapColours.Guide"/>.</value>
    public MapColours Colours { get; init; }
}

/// <summary>The Comprehensive Saliency Analysis (figure F3): two methods at three times with the originals they belong to, and which frame and channel mattered, on one sheet.</summary>
public static class ComprehensiveFigure
{
    private const int LeftMargin = 92;
    private const int KeyLength = 21;
    private const double GridPart = 0.7, BarsLeft = 0.775;

    /// <summary>Draws the 3 x 4 grid: activation maps over their frames, signed maps, originals; temporal and channel importance at the right, colour keys below them.</summary>
    /// <param name="sequence">The T frames; shown are the first, the middle (T / 2) and the last.</param>
    /// <param name="activations">T maps for the first row, e.g. Grad-CAM; below zero drawn as zero.</param>
    /// <param name="gradients">T maps for the second row, e.g. Integrated Gradients summed over channels, as its name should say; drawn about zero when signed.</param>
    /// <param name="importance">T frame importances.</param>
    /// <param name="channels">Channel importances.</param>
    /// <param name="forecast">The predicted values, whose analysed horizon is marked; null for none.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <exception cref="ArgumentException">Maps or importance do not fit the sequence; the message holds both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Channel, opacity, scale or colours are out of range.</exception>
    public static Figure Create(SolarSequence sequence, SaliencyMaps activations, SaliencyMaps gradients, FrameImportance importance, ChannelImportances channels, Forecast? forecast = null, ComprehensiveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(activations);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentNullException.ThrowIfNull(channels);
        options ??= new();
        RequireFit(sequence, activations, gradients, importance, options);

        int[] frames = GridColumns.FirstMiddleLast(sequence.Frames);
        var sheet = new Sheet(LeftMargin, 30, reserved: 1);
        var grid = new MapGrid(sequence, 3, [.. frames.Select(_ => 1)], LeftMargin, GridPart * frames.Length / 3, isLabelled: false);
        var cells = new GridFrames(sequence, grid, [.. frames.Select(_ => activations), .. frames.Select(_ => gradients)]);
        var scale = new OverlayScale(activations, PlotlyText.Label(activations.Name, Labels.NameLength), PlotlyText.Label(activations.Unit, Labels.UnitLength));
        var limits = new SignedLimits([gradients]);
        List<int> overlays = [];
        for (int column = 0; column < frames.Length; column++)
        {
            int t = frames[column];
            sheet.Annotations.Add(grid.ColumnName(column, $"<b>{FrameTimes.Of(sequence).NameOf(t)}</b>"));
            cells.AddPicture(sheet, 0, column, t, options.Channel);
            (int index, JsonObject overlay) = cells.AddMap(sheet, 0, column, activations, t, $"{PlotlyText.Label(activations.Name)}, {cells.Name(t)}");
            overlay["zsmooth"] = "best";
            (overlay["opacity"], overlay["colorscale"], overlay["zmin"], overlay["zmax"]) = (options.Opacity, ColourScale.Of(options.Colours).ToPlotly(), 0, scale.TopOf(options.Scale, t));
            overlays.Add(index);
            (_, JsonObject signed) = cells.AddMap(sheet, 1, column, gradients, t, $"{PlotlyText.Label(gradients.Name)}, {cells.Name(t)}");
            signed.Remove("showscale");
            signed["coloraxis"] = "coloraxis2";
            cells.AddOriginal(sheet, 2, column, t, options.Channel);
        }
        grid.AddAxes(sheet, [activations.Name, gradients.Name, sequence.Channels[options.Channel].Name]);
        var temporal = new TemporalBars(importance, FrameTimes.Of(sequence), forecast?.HoursAt(forecast.AnalysedHorizon));
        var bars = new ComprehensiveBars(sheet, temporal, new ChannelBars(channels), BarsLeft);
        bars.Draw(importance.Unit);
        int legend = bars.AddKeys(KeyText(activations, options.Scale), KeyText(gradients, MapScale.Sequence));
        double top = options.Scale == MapScale.Frame ? 1 : scale.TopOf(options.Scale, 0), signedTop = ScaleChoice.TopOf(limits.Of(SignedRange.Largest));
        sheet.ColourAxes["coloraxis"] = bars.Key(0, top, ColourScale.Of(options.Colours), first: true);
        sheet.Traces.Add(ColourBar.Key());
        sheet.ColourAxes["coloraxis2"] = bars.Key(gradients.KeepsNegative ? -signedTop : 0, signedTop, gradients.KeepsNegative ? ColourScale.Diverging : ColourScale.Sequential, first: false);
        sheet.AddMenus(
            ViewControls.ScaleMenu(scale.ChoicesFor(frames, choice => new JsonObject { ["coloraxis.cmax"] = choice == MapScale.Frame ? 1 : scale.TopOf(choice, 0), [$"annotations[{legend}].text"] = KeyText(activations, choice) }), options.Scale, overlays, sheet.MenuPlace(0)),
            ViewControls.ColourMenu(options.Colours, overlays, ["coloraxis"], sheet.MenuPlace(ControlPlace.ScaleMenuPixels)));
        AddNotes(sheet, sequence, scale, gradients, limits, cells, frames, options.Channel);
        bars.AddNotes();
        return sheet.ToFigure(options, Summary(sequence, activations, gradients, importance, channels, frames), Facts(sequence, activations, gradients, importance, temporal, channels, options, scale, limits, cells), [grid.Rows[0] with { LeastPixels = ComprehensiveBars.LeastPixels }], grid.Part);
    }

    // Two short lines: the column is narrow.
    private static string KeyText(SaliencyMaps maps, MapScale scale) =>
        $"{PlotlyText.Label(maps.Name, KeyLength)}<br>{(scale == MapScale.Frame ? "1 = frame's largest" : $"{PlotlyText.Label(maps.Unit, 8)}, scale: {ScaleChoice.NameOf(scale)}")}";

    private static IEnumerable<FigureFact> Facts(SolarSequence sequence, SaliencyMaps activations, SaliencyMaps gradients, FrameImportance importance, TemporalBars temporal, ChannelImportances channels, ComprehensiveOptions options, OverlayScale scale, SignedLimits limits, GridFrames cells) =>
    [
        new("row 1", $"{activations.Name} in {activations.Unit} over {sequence.Channels[options.Channel].Name} (bilinear), opacity {PlotlyText.Plain(options.Opacity)}; scale: starts with {scale.Fact(options.Scale)}; {(activations.KeepsNegative ? "negative values are kept in the data and drawn as 0" : "the maps hold no negative evidence")}"),
        new("row 2", $"{gradients.Name} in {gradients.Unit}; scale: {(gradients.KeepsNegative ? limits.Text(SignedRange.Largest, gradients.Unit) : $"0 to {PlotlyText.Number(limits.Of(SignedRange.Largest))} {gradients.Unit}")}"),
        new("temporal importance", $"{importance.Measures}, in {importance.Unit}; {importance.Reading.Name}: {importance.Reading.Reason}"),
        .. temporal.TimeFacts(),
        new("channel importance", $"|change| over the largest |change| of a channel ({PlotlyText.Number(channels.LargestChange)} {channels.Unit}); change: {channels.Measures}"),
        .. activations.Facts.Select(fact => new FigureFact($"row 1, {fact.Label}", fact.Value)),
        .. gradients.Facts.Select(fact => new FigureFact($"row 2, {fact.Label}", fact.Value)),
        .. cells.Facts(),
    ];

    private static void AddNotes(Sheet sheet, SolarSequence sequence, OverlayScale scale, SaliencyMaps gradients, SignedLimits limits, GridFrames cells, int[] frames, int channel)
    {
        sheet.Notes.AddRange(scale.Notes());
        int missing = gradients.Values.Count(v => !float.IsFinite(v));
        if (missing > 0) sheet.Notes.Add($"{missing} of {gradients.Values.Length} values of row 2 are NaN or infinite: no colour there.");
        if (!limits.HasValues && missing < gradients.Values.Length) sheet.Notes.Add("All values of row 2 are zero: one colour everywhere.");
        if (frames.Length < 3) sheet.Notes.Add($"The sequence has {sequence.Frames} frame{(sequence.Frames == 1 ? "" : "s")}: {frames.Length} column{(frames.Length == 1 ? "" : "s")} instead of three.");
        sheet.Notes.AddRange(cells.Notes(frames, [channel]));
    }

    private static string Summary(SolarSequence sequence, SaliencyMaps activations, SaliencyMaps gradients, FrameImportance importance, ChannelImportances channels, int[] frames)
    {
        string frame = importance.MostImportantFrame is int t ? $"the most important frame is {FrameTimes.Of(sequence).NameOf(t)} ({importance.Reading.Name})" : "no single frame is the most important";
        string channel = channels.MostImportant is { } best ? $"the most important channel {best.Name}" : "no single channel is";
        return $"{activations.Name} and {gradients.Name} at {string.Join(", ", frames.Select(f => $"t = {f}"))}: {frame}, {channel}.";
    }

    private static void RequireFit(SolarSequence sequence, SaliencyMaps activations, SaliencyMaps gradients, FrameImportance importance, ComprehensiveOptions options)
    {
        MapFit.Require("ComprehensiveFigure", sequence, activations);
        MapFit.Require("ComprehensiveFigure", sequence, gradients);
        if (importance.Values.Length != sequence.Frames)
            throw new ArgumentException($"ComprehensiveFigure: temporal importance has {importance.Values.Length} values but the sequence has T = {sequence.Frames} frames. Pass one value for each frame, NaN where it was not measured.", nameof(importance));
        if (options.Channel < 0 || options.Channel >= sequence.Channels.Count)
            throw new ArgumentOutOfRangeException(nameof(options), options.Channel, $"ComprehensiveFigure: the channel must be an index from 0 to {sequence.Channels.Count - 1}, got {options.Channel}.");
        if (!(options.Opacity > 0 && options.Opacity <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Opacity, $"ComprehensiveFigure: the opacity must be above 0 and at most 1, got {options.Opacity}.");
        OverlayScale.Require("ComprehensiveFigure", activations, options.Scale, nameof(options));
    }
}
