using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>How much each channel of the frames mattered and, where it was measured, the solar wind beside them: signed changes of the prediction.</summary>
public sealed record ChannelImportances
{
    /// <summary>Creates the values; their count is checked here, once.</summary>
    /// <param name="channels">The C channels; at least one.</param>
    /// <param name="changes">C signed changes: the prediction minus the prediction without the channel, so that a positive one says that the channel raised it; NaN where not measured; not copied.</param>
    /// <param name="unit">Unit of the changes, e.g. <c>nT</c>.</param>
    /// <param name="measures">What one change is, for the caption, e.g. <c>prediction − prediction with the channel set to 0</c>.</param>
    /// <param name="solarWindChange">The change when the solar wind is removed, in the same unit; null where there is none.</param>
    /// <exception cref="ArgumentException">No channel, another number of changes, an infinite change, or a blank text; the message says which.</exception>
    public ChannelImportances(IReadOnlyList<SolarChannel> channels, double[] changes, string unit, string measures, double? solarWindChange = null)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentException.ThrowIfNullOrWhiteSpace(measures);
        if (channels.Count == 0) throw new ArgumentException("ChannelImportances: expected at least one channel, got none.", nameof(channels));
        if (changes.Length != channels.Count)
            throw new ArgumentException($"ChannelImportances: there are {channels.Count} channels but {changes.Length} changes. Pass one for each channel, NaN where it was not measured.", nameof(changes));
        int bad = Array.FindIndex(changes, double.IsInfinity);
        if (bad >= 0) throw new ArgumentException($"ChannelImportances: the change of channel {channels[bad].Name} is {changes[bad]}. Pass NaN where it was not measured.", nameof(changes));
        if (solarWindChange is double wind && double.IsInfinity(wind)) throw new ArgumentException($"ChannelImportances: the change of the solar wind is {wind}. Pass NaN where it was not measured.", nameof(solarWindChange));
        (Channels, Changes, Unit, Measures, SolarWindChange) = (channels, changes, unit, measures, solarWindChange);
    }

    /// <summary>The C channels.</summary>
    public IReadOnlyList<SolarChannel> Channels { get; }

    /// <summary>C signed changes, unit <see cref="Unit"/>.</summary>
    public double[] Changes { get; }

    /// <summary>Unit of the changes.</summary>
    public string Unit { get; }

    /// <summary>What one change is.</summary>
    public string Measures { get; }

    /// <summary>The signed change when the solar wind is removed, or null.</summary>
    public double? SolarWindChange { get; }

    /// <summary>Largest |change| of the channels (the solar wind not among them), which the scaled importance calls 1; 0 where none is above zero.</summary>
    public double LargestChange => Changes.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    /// <summary>Importance as the guide shows it: |change| over <see cref="LargestChange"/>, so that the largest channel has 1; 0 where no channel matters, NaN where one was not measured.</summary>
    public IReadOnlyList<double> Scaled => [.. Changes.Select(ScaledOf)];

    /// <summary>The channel with the largest |change|, or null when there is no single one: a tie, all zero, or nothing measured.</summary>
    public SolarChannel? MostImportant
    {
        get
        {
            double largest = LargestChange;
            int[] best = largest > 0 ? [.. Enumerable.Range(0, Changes.Length).Where(c => Math.Abs(Changes[c]) >= largest)] : [];
            return best.Length == 1 ? Channels[best[0]] : null;
        }
    }

    /// <summary>A change on the scale of the channels.</summary>
    internal double ScaledOf(double change) => double.IsNaN(change) ? double.NaN : LargestChange > 0 ? Math.Abs(change) / LargestChange : 0;
}
