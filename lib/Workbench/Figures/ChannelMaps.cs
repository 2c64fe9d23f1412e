using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>Maps for each channel, on the same frames and in the same unit, that differ between channels because each measures its own channel.</summary>
public sealed record ChannelMaps
{
    /// <summary>Creates the maps; their shapes are checked here, once.</summary>
    /// <param name="channels">The C channels; at least one.</param>
    /// <param name="maps">C maps, all with the same (T, h, w), unit and sign rule.</param>
    /// <param name="measures">What the maps of a channel show, for the caption, e.g. <c>Integrated Gradients of the channel's own pixels</c> or <c>the map minus the map with the channel removed</c>.</param>
    /// <param name="completeness">Whether the attributions add up; null where the method does not promise it.</param>
    /// <exception cref="ArgumentException">No channel, another number of maps, maps of different shape, unit or sign rule, or a blank text; the message holds both.</exception>
    public ChannelMaps(IReadOnlyList<SolarChannel> channels, IReadOnlyList<SaliencyMaps> maps, string measures, SumCheck? completeness = null)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentException.ThrowIfNullOrWhiteSpace(measures);
        if (channels.Count == 0 || maps.Count != channels.Count) throw new ArgumentException($"ChannelMaps: expected maps for each of at least one channel, got {maps.Count} for {channels.Count} channels.", nameof(maps));
        foreach (SaliencyMaps map in maps.Skip(1))
            if ((map.Frames, map.Height, map.Width, map.Unit, map.KeepsNegative) != (maps[0].Frames, maps[0].Height, maps[0].Width, maps[0].Unit, maps[0].KeepsNegative))
                throw new ArgumentException($"ChannelMaps: all maps must have the same shape, unit and sign rule, but one has {Describe(map)} and the first {Describe(maps[0])}.", nameof(maps));
        (Channels, Maps, Measures, Completeness) = (channels, maps, measures, completeness);
    }

    /// <summary>The C channels.</summary>
    public IReadOnlyList<SolarChannel> Channels { get; }

    /// <summary>The C maps, each with axes (T, h, w).</summary>
    public IReadOnlyList<SaliencyMaps> Maps { get; }

    /// <summary>What the maps of a channel show.</summary>
    public string Measures { get; }

    /// <summary>Whether the attributions add up, or null.</summary>
    public SumCheck? Completeness { get; }

    /// <summary>T, the number of frames.</summary>
    public int Frames => Maps[0].Frames;

    /// <summary>Unit of all maps.</summary>
    public string Unit => Maps[0].Unit;

    /// <summary>Sum of the finite values of one map; NaN where it has none.</summary>
    /// <param name="frame">The frame, from 0.</param>
    /// <param name="channel">The channel, from 0.</param>
    public double SumOf(int frame, int channel)
    {
        double sum = 0;
        bool isKnown = false;
        foreach (float value in Maps[channel].Map(frame))
            if (float.IsFinite(value)) (sum, isKnown) = (sum + value, true);
        return isKnown ? sum : double.NaN;
    }

    /// <summary>Refuses a sequence with other channels or another number of frames, or with frames smaller than the maps.</summary>
    internal void RequireFit(string where, SolarSequence sequence)
    {
        if (!sequence.Channels.SequenceEqual(Channels))
            throw new ArgumentException($"{where}: the sequence has the channels {string.Join(", ", sequence.Channels.Select(c => c.Name))} but the maps are for {string.Join(", ", Channels.Select(c => c.Name))}. Pass maps for each channel, in the sequence's order.", nameof(sequence));
        MapFit.Require(where, sequence, Maps[0]);
    }

    private static string Describe(SaliencyMaps map) => $"(T, h, w) = ({map.Frames}, {map.Height}, {map.Width}) in {map.Unit}, {(map.KeepsNegative ? "signed" : "without negative values")}";
}
