using System.Globalization;

namespace Workbench.Figures;

/// <summary>Which of the guide's temporal patterns a series of frame importances has, by a rule on its values, and the numbers that decided.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Reason">The numbers that decided, in words.</param>
/// <remarks>
/// With v[t] the T importances, m their mean over the measured frames and e[t] = max(0, v[t] − m) what lies above it:
/// <list type="number">
/// <item>None, where T is below <see cref="FewestFrames"/>, fewer frames or less than half of them are measured, or all are zero.</item>
/// <item>D, uniform: the standard deviation is at most <see cref="UniformSpread"/> · m and the largest value below <see cref="SpikeOverMean"/> · m.</item>
/// <item>None, where the largest value is below <see cref="PeakOverMean"/> · m.</item>
/// <item>One peak: at least <see cref="MassInOnePlace"/> of Σ e lies within a stretch of a third of the sequence around its centre, Σ p e / Σ e with p[t] = (t + 1/2) / T. Otherwise None.</item>
/// <item>A, early peak: the centre lies in the first third. B, late peak: in the last. Else C, mid spike, if at most <see cref="SpikeWidth"/> of the frames reach half the peak's height above the mean; a broader rise in the middle is None.</item>
/// </list>
/// The rule looks at frames in their order, not at their times; multiplying all values by a factor changes nothing, turning the series round changes A into B.
/// </remarks>
public sealed record TemporalPatternReading(TemporalPattern Pattern, string Reason)
{
    /// <summary>Frames needed to tell early, middle and late apart.</summary>
    public const int FewestFrames = 3;

    /// <summary>Largest standard deviation over mean of a uniform series: a quarter, about what removing one of several like frames varies by; a step to twice the height has 0.33.</summary>
    public const double UniformSpread = 0.25;

    /// <summary>A frame with twice the mean is no part of a uniform series, however long it is: a single one hardly moves the standard deviation of many frames.</summary>
    public const double SpikeOverMean = 2;

    /// <summary>Smallest peak over mean: half as much again as an average frame. A straight line from v to 3 v reaches it.</summary>
    public const double PeakOverMean = 1.5;

    /// <summary>Part of what lies above the mean that must lie in one place: two thirds, twice as much as everywhere else.</summary>
    public const double MassInOnePlace = 2.0 / 3;

    /// <summary>Largest part of the frames that a spike takes up: a quarter (7 of 28), below the third that makes the middle.</summary>
    public const double SpikeWidth = 0.25;

    // A centre on the border between two thirds belongs to the middle from both sides, whatever the rounding.
    private const double Border = 1e-9;

    /// <summary>The pattern in words, e.g. <c>pattern A, early peak</c>.</summary>
    public string Name => Pattern switch
    {
        TemporalPattern.EarlyPeak => "pattern A, early peak",
        TemporalPattern.LatePeak => "pattern B, late peak",
        TemporalPattern.MidSpike => "pattern C, mid spike",
        TemporalPattern.Uniform => "pattern D, uniform",
        _ => "none of the patterns A to D",
    };

    /// <summary>Reads a series.</summary>
    /// <param name="importances">T values, zero or more, NaN where not measured.</param>
    /// <exception cref="ArgumentException">A value is negative or infinite; the message says which.</exception>
    public static TemporalPatternReading Of(IReadOnlyList<float> importances)
    {
        ArgumentNullException.ThrowIfNull(importances);
        for (int t = 0; t < importances.Count; t++)
            if (importances[t] < 0 || float.IsInfinity(importances[t]))
                throw new ArgumentException($"TemporalPatternReading: expected zero or more, or NaN where missing, but frame {t} has {importances[t]}. Take the absolute value where that is meant.", nameof(importances));
        var measured = Enumerable.Range(0, importances.Count).Where(t => !float.IsNaN(importances[t])).Select(t => (Place: (t + 0.5) / importances.Count, Value: (double)importances[t])).ToArray();
        if (measured.Length < FewestFrames || 2 * measured.Length < importances.Count)
            return new(TemporalPattern.None, $"{measured.Length} of {importances.Count} frame{(importances.Count == 1 ? " is" : "s are")} measured; the rule needs {FewestFrames}, and half of them");
        double mean = measured.Average(m => m.Value), largest = measured.Max(m => m.Value);
        if (!(mean > 0)) return new(TemporalPattern.None, "no frame has an importance above zero");
        double spread = Math.Sqrt(measured.Average(m => (m.Value - mean) * (m.Value - mean))) / mean;
        string size = Invariant($"the largest is {largest / mean:0.0} times the mean, the standard deviation {spread:0.00} of it");
        if (spread <= UniformSpread && largest < SpikeOverMean * mean) return new(TemporalPattern.Uniform, size);
        return largest < PeakOverMean * mean ? new(TemporalPattern.None, $"uneven without a peak: {size}") : Placed([.. measured.Select(m => (m.Place, Math.Max(0, m.Value - mean)))], importances.Count, size);
    }

    private static TemporalPatternReading Placed((double Place, double Above)[] frames, int count, string size)
    {
        double all = frames.Sum(f => f.Above), centre = frames.Sum(f => f.Place * f.Above) / all, peak = frames.Max(f => f.Above);
        double near = frames.Where(f => Math.Abs(f.Place - centre) <= (1.0 / 6) + Border).Sum(f => f.Above) / all;
        string place = Invariant($"{near:0%} of what lies above the mean is near t = {(centre * count) - 0.5:0.0}; {size}");
        if (near < MassInOnePlace - Border) return new(TemporalPattern.None, $"in several places: only {place}");
        if (centre < (1.0 / 3) - Border) return new(TemporalPattern.EarlyPeak, place);
        if (centre > (2.0 / 3) + Border) return new(TemporalPattern.LatePeak, place);
        int wide = frames.Count(f => f.Above >= peak / 2);
        return wide <= Math.Max(1, SpikeWidth * count) ? new(TemporalPattern.MidSpike, place) : new(TemporalPattern.None, $"a broad rise in the middle, {wide} of {count} frames reach half its height; {place}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
