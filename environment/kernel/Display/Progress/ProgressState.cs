using System.Globalization;

namespace Workbench.Kernel.Display.Progress;

/// <summary>How far something has come.</summary>
/// <param name="Label">What progresses.</param>
/// <param name="Total">How many steps there are, or null.</param>
internal sealed record ProgressState(string Label, long? Total)
{
    /// <summary>The part that is done, 0 to 1, or null while nothing or only uncounted steps were reported.</summary>
    public double? Fraction { get; private init; }

    /// <summary>How many steps are done, or null where fractions are reported.</summary>
    public long? Done { get; private init; }

    /// <summary>What was reported that cannot be, or null.</summary>
    public string? Oddity { get; private init; }

    /// <summary>Whether it was ended, by the work or with the cell.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether there is nothing left to wait for.</summary>
    public bool IsOver => HasEnded || Fraction >= 1;

    /// <summary>The state after a fraction was reported.</summary>
    public ProgressState WithFraction(double fraction) => this with
    {
        HasEnded = false,
        Done = null,
        Fraction = double.IsNaN(fraction) ? Fraction : Math.Clamp(fraction, 0, 1),
        Oddity = fraction is >= 0 and <= 1 ? Oddity : string.Create(CultureInfo.InvariantCulture, $"{fraction} was reported, expected 0 to 1"),
    };

    /// <summary>The state after a number of steps was reported.</summary>
    public ProgressState WithDone(long done) => this with
    {
        HasEnded = false,
        Done = Math.Clamp(done, 0, Total ?? long.MaxValue),
        Fraction = Total is { } total ? total == 0 ? 1 : Math.Clamp((double)done / total, 0, 1) : null,
        Oddity = done >= 0 && !(done > Total) ? Oddity : $"{done} was reported, expected 0 {(Total is null ? "or more" : $"to {Total}")}",
    };
}
