using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>Which colours of <see cref="ChannelComparisonFigure"/> can be compared; a menu in the figure changes it.</summary>
public enum ComparisonScale
{
    /// <summary>One scale for all channels: their strengths can be compared.</summary>
    AllChannels,

    /// <summary>Each channel by its own largest |value|: shows where in a channel, not how strong it is.</summary>
    EachChannel,
}

/// <summary>Choices of view for <see cref="ChannelComparisonFigure"/>.</summary>
public sealed record ChannelComparisonOptions() : FigureOptions("Channel comparison")
{
    /// <summary>Scale at the start.</summary>
    /// <value>Default <see cref="ComparisonScale.AllChannels"/>.</value>
    public ComparisonScale Scale { get; init; }

    /// <summary>Colours at the start, of maps without negative values; signed maps have their own.</summary>
    /// <value>Default <see cref="MapColours.Guide"/>.</value>
    public MapColours Colours { get; init; }
}

/// <summary>Channel comparison (figure F4): a row a channel; for the first, the most important and the last frame the original beside its map.</summary>
public static class ChannelComparisonFigure
{
    /// <summary>Why these maps are not those of an activation map, for captions.</summary>
    public const string WhyNotActivations = "a map of a layer's activations (CAM) has no channel: the first convolution mixes all channels, so it would be the same map in every row. These maps measure each channel by itself";

    private const int LeftMargin = 92;

    /// <summary>Draws the pairs.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="maps">Maps that measure each channel by itself; signed ones are drawn about zero.</param>
    /// <param name="importance">T values that say which frame is the most important; where there is no single one, only the first and the last are shown, and a note says so.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <exception cref="ArgumentException">Maps or importance do not fit the sequence; the message holds both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scale or colours that do not exist.</exception>
    public static Figure Create(SolarSequence sequence, ChannelMaps maps, FrameImportance importance, ChannelComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(importance);
        options ??= new();
        maps.RequireFit("ChannelComparisonFigure", sequence);
        if (importance.Values.Length != sequence.Frames) throw new ArgumentException($"ChannelComparisonFigure: importance has {importance.Values.Length} values but the sequence has T = {sequence.Frames} frames. Pass one value for each frame, NaN where it was not measured.", nameof(importance));
        if (!Enum.IsDefined(options.Scale)) throw new ArgumentOutOfRangeException(nameof(options), options.Scale, $"ChannelComparisonFigure: the scale must be AllChannels or EachChannel, got {(int)options.Scale}.");

        (int Frame, string Role)[] frames = GridColumns.FirstImportantLast(sequence.Frames, importance.MostImportantFrame);
        int channels = maps.Channels.Count;
        var sheet = new Sheet(LeftMargin, 12, reserved: 2);
        var grid = new MapGrid(sequence, channels, [.. frames.Select(_ => 2)], LeftMargin, Math.Min(1, 2 * frames.Length / 3.0));
        var cells = new GridFrames(sequence, grid, [.. Enumerable.Range(0, channels).SelectMany(c => frames.Select(_ => maps.Maps[c]))]);
        var limits = new ComparedScale(maps, options.Scale, options.Colours);
        List<int> traces = [], rows = [];
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < frames.Length; i++)
            {
                cells.AddOriginal(sheet, c, 2 * i, frames[i].Frame, c);
                (int index, JsonObject trace) = cells.AddMap(sheet, c, (2 * i) + 1, maps.Maps[c], frames[i].Frame, cells.Name(frames[i].Frame, c));
                limits.Colour(trace, c);
                traces.Add(index);
                rows.Add(c);
                sheet.Annotations.Add(grid.Label(c, (2 * i) + 1, "sum", $"Σ {PlotlyText.Change(maps.SumOf(frames[i].Frame, c))}"));
            }
        for (int i = 0; i < frames.Length; i++)
            sheet.Annotations.Add(grid.ColumnName(2 * i, $"<b>{FrameTimes.Of(sequence).NameOf(frames[i].Frame)}</b><br>{frames[i].Role}", importance.MostImportantFrame == frames[i].Frame ? Ink.MostImportant : null));
        grid.AddAxes(sheet, maps.Channels.Select(channel => channel.Name));
        sheet.Heading(" ", 1);
        sheet.Heading(limits.Legend(options.Scale), 0);
        int legend = sheet.Annotations.Count - 1;
        sheet.AddMenus([limits.Menu(traces, rows, legend, sheet.MenuPlace(0)), .. limits.IsSigned ? Array.Empty<JsonObject>() : [ViewControls.ColourMenu(options.Colours, traces, ["coloraxis"], sheet.MenuPlace(164))]]);
        limits.AddBar(sheet);
        AddNotes(sheet, maps, importance, limits, cells, frames);
        FigureFact[] facts =
        [
            new("maps", $"{maps.Maps[0].Name} in {maps.Unit}: {maps.Measures}"),
            new("why not activations", WhyNotActivations),
            new("scale", limits.Fact(options.Scale)),
            new("most important frame", importance.MostImportantFrame is int t ? $"{FrameTimes.Of(sequence).NameOf(t)}, by {importance.Measures}" : "none"),
            .. maps.Completeness is { } check ? [new FigureFact("completeness", check.Text)] : Array.Empty<FigureFact>(),
            .. maps.Channels.Select(channel => new FigureFact(channel.Name, channel.Shows)),
            .. maps.Maps[0].Facts,
            .. cells.Facts(),
        ];
        return sheet.ToFigure(options, Summary(maps, frames), facts, grid.Rows, grid.Part);
    }

    private static void AddNotes(Sheet sheet, ChannelMaps maps, FrameImportance importance, ComparedScale limits, GridFrames cells, (int Frame, string Role)[] frames)
    {
        int missing = maps.Maps.Sum(map => map.Values.Count(v => !float.IsFinite(v)));
        if (missing > 0) sheet.Notes.Add($"{missing} of {maps.Maps.Sum(map => map.Values.Length)} map values are NaN or infinite: no colour there.");
        if (!limits.HasValues && missing < maps.Maps.Sum(map => map.Values.Length)) sheet.Notes.Add("No map value differs from zero: one colour everywhere.");
        if (importance.MostImportantFrame is null) sheet.Notes.Add("No single frame is the most important (all zero, a tie, or not measured): only the first and the last are shown.");
        if (maps.Channels.Count > 1 && maps.Maps.Skip(1).All(map => map.Values.AsSpan().SequenceEqual(maps.Maps[0].Values)))
            sheet.Notes.Add("All channels have the same maps: they do not measure the channels by themselves.");
        sheet.Notes.AddRange(cells.Notes(frames.Select(f => f.Frame), Enumerable.Range(0, maps.Channels.Count)));
    }

    private static string Summary(ChannelMaps maps, (int Frame, string Role)[] frames)
    {
        var sizes = maps.Maps.Select((map, c) => (Channel: c, Size: frames.Sum(f => map.Map(f.Frame).ToArray().Where(float.IsFinite).Sum(v => (double)Math.Abs(v))))).ToArray();
        var largest = sizes.MaxBy(size => size.Size);
        double all = sizes.Sum(size => size.Size);
        string strongest = all > 0 ? $"{maps.Channels[largest.Channel].Name} holds {PlotlyText.Plain(Math.Round(100 * largest.Size / all))} % of the |value| in the maps shown" : "no map shown has a value other than zero";
        return $"{maps.Maps[0].Name} of {maps.Channels.Count} channel{(maps.Channels.Count == 1 ? "" : "s")} at {string.Join(", ", frames.Select(f => $"t = {f.Frame} ({f.Role})"))}: {strongest}.";
    }
}
