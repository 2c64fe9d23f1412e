namespace Workbench.Figures;

/// <summary>How much each frame mattered: one value a frame, zero or more; NaN where it was not measured.</summary>
public sealed record FrameImportance
{
    /// <summary>Creates the series; signs are checked here, once.</summary>
    /// <param name="values">T values, each zero or more, or NaN where missing; not copied.</param>
    /// <param name="unit">Unit of the values, e.g. <c>nT</c>.</param>
    /// <param name="measures">What one value is, for the caption, e.g. <c>|prediction − prediction with the frame set to 0|</c>.</param>
    /// <exception cref="ArgumentException">No value, a negative or infinite value, or a blank text; the message says which frame.</exception>
    public FrameImportance(float[] values, string unit, string measures)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentException.ThrowIfNullOrWhiteSpace(measures);
        if (values.Length == 0) throw new ArgumentException("FrameImportance: expected at least one value, got none.", nameof(values));
        int bad = Array.FindIndex(values, v => v < 0 || float.IsInfinity(v));
        if (bad >= 0) throw new ArgumentException($"FrameImportance: expected zero or more, or NaN where missing, but frame {bad} has {values[bad]}. Take the absolute value where that is meant.", nameof(values));
        (Values, Unit, Measures) = (values, unit, measures);
    }

    /// <summary>Importances out of signed changes: each value is the absolute change, and the sign is kept for the mouse.</summary>
    /// <param name="changes">T signed changes: the prediction minus the prediction without the frame, so that a positive one says that the frame raised it; NaN where missing; not copied.</param>
    /// <param name="unit">Unit of the values, e.g. <c>nT</c>.</param>
    /// <param name="measures">What one importance is, for the caption.</param>
    /// <exception cref="ArgumentException">No value, an infinite value, or a blank text; the message says which frame.</exception>
    public static FrameImportance OfChanges(float[] changes, string unit, string measures)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new FrameImportance([.. changes.Select(Math.Abs)], unit, measures) { Changes = changes };
    }

    /// <summary>T values, unit <see cref="Unit"/>.</summary>
    public float[] Values { get; }

    /// <summary>The T signed changes whose absolute values these are, positive where the frame raised the prediction; null where only the size is known.</summary>
    public float[]? Changes { get; private init; }

    /// <summary>Which of the guide's temporal patterns the values have, by the rule of <see cref="TemporalPatternReading"/>.</summary>
    public TemporalPattern Pattern => Reading.Pattern;

    /// <summary>The pattern with the numbers that decided.</summary>
    public TemporalPatternReading Reading => TemporalPatternReading.Of(Values);

    /// <summary>Unit of the values.</summary>
    public string Unit { get; }

    /// <summary>What one value is.</summary>
    public string Measures { get; }

    /// <summary>The frame with the largest value, or null when there is no single one: all equal, a tie, or nothing measured.</summary>
    public int? MostImportantFrame
    {
        get
        {
            int best = -1;
            bool tie = false;
            for (int t = 0; t < Values.Length; t++)
            {
                if (float.IsNaN(Values[t])) continue;
                if (best < 0 || Values[t] > Values[best]) (best, tie) = (t, false);
                else if (Values[t].Equals(Values[best])) tie = true;
            }
            return best < 0 || tie || Values[best].Equals(0f) ? null : best;
        }
    }
}
