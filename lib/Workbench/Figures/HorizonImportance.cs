namespace Workbench.Figures;

/// <summary>How much each frame mattered for each predicted horizon: signed changes with axes (horizon, frame).</summary>
public sealed record HorizonImportance
{
    /// <summary>Creates the matrix; its shape is checked here, once.</summary>
    /// <param name="changes">K * T signed changes with axes (K, T) in C order: the prediction minus the prediction without the frame; NaN where not measured; not copied.</param>
    /// <param name="horizonHours">K horizons in hours after the last frame, increasing; at least one.</param>
    /// <param name="times">The T frames' times.</param>
    /// <param name="unit">Unit of the changes, e.g. <c>nT</c>.</param>
    /// <param name="measures">What one change is, for the caption.</param>
    /// <param name="analysedHorizon">Index, from 0, of the horizon that other figures explain; null for none.</param>
    /// <exception cref="ArgumentException">The count is not K * T, horizons do not increase, a change is infinite, or a text is blank; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The analysed horizon does not exist.</exception>
    public HorizonImportance(float[] changes, IReadOnlyList<double> horizonHours, FrameTimes times, string unit, string measures, int? analysedHorizon = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(horizonHours);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentException.ThrowIfNullOrWhiteSpace(measures);
        if (horizonHours.Count == 0 || !horizonHours.All(double.IsFinite) || horizonHours.Zip(horizonHours.Skip(1)).Any(pair => !(pair.Second > pair.First)))
            throw new ArgumentException($"HorizonImportance: expected at least one horizon, in increasing hours, got {string.Join(", ", horizonHours)}.", nameof(horizonHours));
        if (changes.Length != (long)horizonHours.Count * times.Count)
            throw new ArgumentException($"HorizonImportance: (K, T) = ({horizonHours.Count}, {times.Count}) needs {(long)horizonHours.Count * times.Count} changes, got {changes.Length}.", nameof(changes));
        int bad = Array.FindIndex(changes, float.IsInfinity);
        if (bad >= 0) throw new ArgumentException($"HorizonImportance: the change of horizon {bad / times.Count}, frame {bad % times.Count} is {changes[bad]}. Pass NaN where it was not measured.", nameof(changes));
        if (analysedHorizon is int analysed && (analysed < 0 || analysed >= horizonHours.Count))
            throw new ArgumentOutOfRangeException(nameof(analysedHorizon), analysed, $"HorizonImportance: the analysed horizon must be an index from 0 to {horizonHours.Count - 1}, got {analysed}.");
        (Changes, HorizonHours, Times, Unit, Measures, AnalysedHorizon) = (changes, horizonHours, times, unit, measures, analysedHorizon);
    }

    /// <summary>Signed changes, axes (K, T) in C order, unit <see cref="Unit"/>.</summary>
    public float[] Changes { get; }

    /// <summary>K horizons in hours after the last frame.</summary>
    public IReadOnlyList<double> HorizonHours { get; }

    /// <summary>The T frames' times.</summary>
    public FrameTimes Times { get; }

    /// <summary>Unit of the changes.</summary>
    public string Unit { get; }

    /// <summary>What one change is.</summary>
    public string Measures { get; }

    /// <summary>Index of the horizon that other figures explain, or null.</summary>
    public int? AnalysedHorizon { get; }

    /// <summary>The frames' importance for one horizon, as the bars of figure F5.</summary>
    /// <param name="horizon">Index of the horizon, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such horizon.</exception>
    public FrameImportance Of(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(horizon, HorizonHours.Count);
        return FrameImportance.OfChanges(Changes.AsSpan(horizon * Times.Count, Times.Count).ToArray(), Unit, Measures);
    }
}
