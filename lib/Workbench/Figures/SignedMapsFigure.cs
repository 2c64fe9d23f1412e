using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="SignedMapsFigure"/>.</summary>
public sealed record SignedMapsOptions() : FigureOptions("Signed attributions")
{
    /// <summary>Frames to show, from 0, in the order to show them.</summary>
    /// <value>1 to 8 different frames; default none, which is the first, the middle and the last.</value>
    public IReadOnlyList<int> Frames { get; init; } = [];

    /// <summary>Indices of the channels to show.</summary>
    /// <value>Default none, which is all of them.</value>
    public IReadOnlyList<int> Channels { get; init; } = [];

    /// <summary>Range of the colours at the start; a menu in the figure changes it.</summary>
    /// <value>Default <see cref="SignedRange.Largest"/>.</value>
    public SignedRange Range { get; init; }
}

/// <summary>Signed maps (figure F7): for each chosen frame and channel where evidence was raised (orange) and lowered (blue), on one range about zero, with the sum of each map.</summary>
public static class SignedMapsFigure
{
    private const int LeftMargin = 92, MostFrames = 8, MostLongNames = 4;

    /// <summary>Draws the maps, a row a channel, a column a frame.</summary>
    /// <param name="sequence">The frames; only their disk and times are drawn.</param>
    /// <param name="maps">Signed maps for each channel of the sequence.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>The figure: raw values, colours symmetric about zero (white). Completeness is a fact, or said to be unknown.</returns>
    /// <exception cref="ArgumentException">The maps do not fit the sequence, or hold no signs; the message holds both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frame, a channel or the range does not exist.</exception>
    public static Figure Create(SolarSequence sequence, ChannelMaps maps, SignedMapsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(maps);
        options ??= new();
        maps.RequireFit("SignedMapsFigure", sequence);
        if (!maps.Maps[0].KeepsNegative) throw new ArgumentException($"SignedMapsFigure: expected signed maps, but negative values were removed from those of {maps.Maps[0].Name}. Use OverlayFigure or ChannelComparisonFigure.", nameof(maps));
        if (!Enum.IsDefined(options.Range)) throw new ArgumentOutOfRangeException(nameof(options), options.Range, $"SignedMapsFigure: the range must be Largest or Percentile99, got {(int)options.Range}.");
        int[] frames = Chosen(options, options.Frames, GridColumns.FirstMiddleLast(sequence.Frames), sequence.Frames, "frame", MostFrames), channels = Chosen(options, options.Channels, [.. Enumerable.Range(0, maps.Channels.Count)], maps.Channels.Count, "channel", maps.Channels.Count);

        var sheet = new Sheet(LeftMargin, 12, frames.Length > MostLongNames ? 2 : 1);
        var grid = new MapGrid(sequence, channels.Length, [.. frames.Select(_ => 1)], LeftMargin, Math.Min(1, frames.Length / 3.0));
        var cells = new GridFrames(sequence, grid, [.. channels.SelectMany(c => frames.Select(_ => maps.Maps[c]))]);
        var limits = new SignedLimits(maps.Maps);
        string unit = PlotlyText.Label(maps.Unit, Labels.UnitLength);
        for (int row = 0; row < channels.Length; row++)
            for (int column = 0; column < frames.Length; column++)
            {
                (_, JsonObject trace) = cells.AddMap(sheet, row, column, maps.Maps[channels[row]], frames[column], cells.Name(frames[column], channels[row]));
                trace.Remove("showscale");
                trace["coloraxis"] = "coloraxis";
                sheet.Annotations.Add(grid.Label(row, column, "sum", $"Σ {PlotlyText.Change(maps.SumOf(frames[column], channels[row]))}"));
            }
        for (int column = 0; column < frames.Length; column++) sheet.Annotations.Add(grid.ColumnName(column, frames.Length > MostLongNames
            ? $"<b>t = {frames[column]}</b><br>{PlotlyText.Hours(sequence.HoursFromLastFrame[frames[column]])}"
            : $"<b>{FrameTimes.Of(sequence).NameOf(frames[column])}</b>"));
        sheet.Heading(" ", 1);
        sheet.Heading($"colour: {PlotlyText.Label(maps.Maps[0].Name, Labels.NameLength)} ({unit})<br>Σ: sum of a map ({unit})", 0);
        AddControls(sheet, limits, options.Range);
        grid.AddAxes(sheet, channels.Select(c => maps.Channels[c].Name));
        AddNotes(sheet, maps, limits, cells, frames, channels);
        FigureFact[] facts =
        [
            new("maps", $"{maps.Maps[0].Name} in {maps.Unit}: {maps.Measures}"),
            new("scale", $"starts with {limits.Text(options.Range, maps.Unit)}; white is 0; the menu in the figure changes it, no value changes"),
            new("completeness", maps.Completeness?.Text ?? "not stated for these maps"),
            new("these panels", $"{frames.Length} of {maps.Frames} frames, {channels.Length} of {maps.Channels.Count} channels: {PlotlyText.Change(Total(maps, frames, channels))} of {PlotlyText.Change(Total(maps, [.. Enumerable.Range(0, maps.Frames)], [.. Enumerable.Range(0, maps.Channels.Count)]))} {maps.Unit} in all maps"),
            .. maps.Maps[0].Facts,
            .. cells.Facts(),
        ];
        return sheet.ToFigure(options, Summary(maps, frames, channels), facts, grid.Rows, grid.Part);
    }

    private static int[] Chosen(SignedMapsOptions options, IReadOnlyList<int> wanted, int[] standard, int count, string name, int most)
    {
        if (wanted.Count == 0) return standard;
        if (wanted.Count > most || wanted.Distinct().Count() != wanted.Count || wanted.Any(i => i < 0 || i >= count))
            throw new ArgumentOutOfRangeException(nameof(options), string.Join(", ", wanted), $"SignedMapsFigure: expected at most {most} different {name}s from 0 to {count - 1}, got {string.Join(", ", wanted)}.");
        return [.. wanted];
    }

    // Maps without a finite value have no part in it.
    private static double Total(ChannelMaps maps, int[] frames, int[] channels) => channels.Sum(c => frames.Select(t => maps.SumOf(t, c)).Where(double.IsFinite).Sum());

    private static void AddControls(Sheet sheet, SignedLimits limits, SignedRange range)
    {
        SignedRange[] all = Enum.GetValues<SignedRange>();
        sheet.AddMenus(ViewControls.Menu("range", [.. all.Select(choice =>
        {
            double top = ScaleChoice.TopOf(limits.Of(choice));
            return ($"range: {(choice == SignedRange.Largest ? "largest |value|" : "99th percentile")}", new JsonObject(), new JsonObject { ["coloraxis.cmin"] = -top, ["coloraxis.cmax"] = top });
        })], all, range, [], sheet.MenuPlace(0)));
        double start = ScaleChoice.TopOf(limits.Of(range));
        sheet.ColourAxes["coloraxis"] = ColourBar.Axis(-start, start, ColourScale.Diverging, 0.45, sheet.Reserved);
    }

    private static void AddNotes(Sheet sheet, ChannelMaps maps, SignedLimits limits, GridFrames cells, int[] frames, int[] channels)
    {
        int missing = maps.Maps.Sum(map => map.Values.Count(v => !float.IsFinite(v)));
        if (missing > 0) sheet.Notes.Add($"{missing} of {maps.Maps.Sum(map => map.Values.Length)} map values are NaN or infinite: no colour there, and no part of a sum.");
        if (!limits.HasValues && missing < maps.Maps.Sum(map => map.Values.Length)) sheet.Notes.Add("All map values are zero: white everywhere.");
        if (maps.Completeness is { } check && !double.IsFinite(check.Delta)) sheet.Notes.Add("Completeness cannot be checked: a total is NaN or infinite.");
        sheet.Notes.AddRange(cells.Notes(frames, channels));
    }

    private static string Summary(ChannelMaps maps, int[] frames, int[] channels)
    {
        var largest = channels.SelectMany(c => frames.Select(t => (Channel: c, Frame: t, Sum: maps.SumOf(t, c)))).MaxBy(cell => Math.Abs(cell.Sum));
        string sum = double.IsFinite(largest.Sum) ? $"the largest sum is {PlotlyText.Change(largest.Sum)} {maps.Unit}, {maps.Channels[largest.Channel].Name} at t = {largest.Frame}" : "no map shown has a finite sum";
        return $"{maps.Maps[0].Name} of {channels.Length} channel{(channels.Length == 1 ? "" : "s")} on {frames.Length} frame{(frames.Length == 1 ? "" : "s")}: {sum}.";
    }
}
