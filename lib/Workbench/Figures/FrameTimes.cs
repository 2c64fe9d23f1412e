using System.Globalization;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>When frames were taken: hours relative to the last one and, where the date is known, UTC.</summary>
public sealed record FrameTimes
{
    /// <summary>Creates times; their order is checked here, once.</summary>
    /// <param name="hoursFromLastFrame">T times in hours, increasing, the last one 0, none more than a million hours (114 years) back.</param>
    /// <param name="lastFrameUtc">Time of the last frame, or null where the date is not recorded; any offset, kept as UTC.</param>
    /// <exception cref="ArgumentException">No time, times that do not increase, one too far back, or a last time other than 0.</exception>
    public FrameTimes(IReadOnlyList<double> hoursFromLastFrame, DateTimeOffset? lastFrameUtc = null)
    {
        ArgumentNullException.ThrowIfNull(hoursFromLastFrame);
        FrameHours.Require("FrameTimes", hoursFromLastFrame, nameof(hoursFromLastFrame));
        (HoursFromLastFrame, LastFrameUtc) = (hoursFromLastFrame, lastFrameUtc?.ToUniversalTime());
    }

    /// <summary>T times in hours relative to the last frame: increasing, the last one 0.</summary>
    public IReadOnlyList<double> HoursFromLastFrame { get; }

    /// <summary>Time of the last frame in UTC, or null where the date is not recorded.</summary>
    public DateTimeOffset? LastFrameUtc { get; }

    /// <summary>T, the number of frames.</summary>
    public int Count => HoursFromLastFrame.Count;

    /// <summary>The times of a sequence's frames.</summary>
    /// <param name="sequence">The sequence.</param>
    public static FrameTimes Of(SolarSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        return new(sequence.HoursFromLastFrame, sequence.LastFrameUtc);
    }

    /// <summary>Index and time of a frame, e.g. <c>t = 3 (−60 h)</c>.</summary>
    internal string NameOf(int frame) => $"t = {frame} ({PlotlyText.Hours(HoursFromLastFrame[frame])})";

    /// <summary>The time, hours after the last frame, as <c>2012-03-06 12:00 UTC</c>; null where the date is not recorded.</summary>
    internal string? Utc(double hours) => LastFrameUtc?.AddHours(hours).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The facts of the times: the last frame in UTC, or that the date is not recorded.</summary>
    internal FigureFact Fact() => new("last frame", Utc(0) ?? "date not recorded; times are hours from it");
}
