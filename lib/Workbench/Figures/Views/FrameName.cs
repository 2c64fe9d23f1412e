using Workbench.Sun;

namespace Workbench.Figures.Views;

/// <summary>A frame's name under the mouse: index, hours from the last frame, and the moment where the date is recorded.</summary>
internal static class FrameName
{
    /// <summary>E.g. <c>t = 3 (−60 h, 2012-03-04 12:00 UTC)</c>.</summary>
    public static string Of(SolarSequence sequence, int frame)
    {
        string hours = PlotlyText.Hours(sequence.HoursFromLastFrame[frame]);
        return sequence.TimeUtc(frame) is DateTimeOffset utc ? $"t = {frame} ({hours}, {utc.UtcDateTime:yyyy-MM-dd HH:mm} UTC)" : $"t = {frame} ({hours})";
    }
}
