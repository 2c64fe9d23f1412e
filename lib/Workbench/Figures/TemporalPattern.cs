namespace Workbench.Figures;

/// <summary>The shape of a series of frame importances, as the guide names it; <see cref="TemporalPatternReading"/> holds the rule.</summary>
public enum TemporalPattern
{
    /// <summary>None of the four: several peaks, a broad rise in the middle, nothing that stands out, or nothing measured.</summary>
    None,

    /// <summary>A: the early frames matter most; a precursor is clear.</summary>
    EarlyPeak,

    /// <summary>B: the latest frames matter most; the present state decides.</summary>
    LatePeak,

    /// <summary>C: one short moment in the middle matters most; an event.</summary>
    MidSpike,

    /// <summary>D: all frames matter about alike; effects add up over time, or the model does not use time.</summary>
    Uniform,
}
