using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>How sentences name frames, times and shares.</summary>
internal static class FrameWords
{
    /// <summary>A frame with its time: <c>frame 5, 138 h before the last (2012-03-07 00:30 UTC)</c>.</summary>
    public static Wording Name(SolarSequence sequence, int frame)
    {
        string utc = sequence.TimeUtc(frame) is { } time ? FormattableString.Invariant($" ({time.UtcDateTime:yyyy-MM-dd HH:mm} UTC)") : "";
        double before = 0 - sequence.HoursFromLastFrame[frame];
        return Wording.Of($"frame {frame}, {before:0.##} h before the last{utc}", $"프레임 {frame}, 마지막보다 {before:0.##}시간 전{utc}");
    }

    /// <summary>A share in whole per cent.</summary>
    public static string Share(double share) => double.IsNaN(share) ? "–" : FormattableString.Invariant($"{100 * share:0} %");
}
