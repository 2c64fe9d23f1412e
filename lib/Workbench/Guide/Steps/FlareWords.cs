using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>Which listed flares go on at about the time of a frame, in a sentence.</summary>
internal static class FlareWords
{
    /// <summary>Names them by class, peak and region; the peak of a flare that goes on within the window may lie outside it.</summary>
    /// <param name="flares">The list.</param>
    /// <param name="frame">Time of the frame.</param>
    /// <param name="window">How long before and after it a flare counts.</param>
    public static Wording Of(IEnumerable<FlareEvent> flares, DateTimeOffset frame, TimeSpan window)
    {
        string[] near = [.. flares.Where(f => f.StartUtc <= frame + window && f.EndUtc >= frame - window).Select(f => Name(f, frame))];
        return near.Length == 0
            ? Wording.Of($"No flare of the list goes on within {window.TotalHours:0.##} h of it.", $"플레어 목록에는 그 앞뒤 {window.TotalHours:0.##}시간 안에 진행 중인 플레어가 없다.")
            : Wording.Of($"Flares that go on within {window.TotalHours:0.##} h of it, with their peaks: {string.Join(", ", near)}.", $"그 앞뒤 {window.TotalHours:0.##}시간 안에 진행 중인 플레어와 최대 시각: {string.Join(", ", near)}.");
    }

    private static string Name(FlareEvent flare, DateTimeOffset frame)
    {
        var peak = flare.PeakUtc.UtcDateTime;
        string day = peak.Date == frame.UtcDateTime.Date ? "" : FormattableString.Invariant($"{peak:yyyy-MM-dd} ");
        return FormattableString.Invariant($"{flare.Class} {day}{peak:HH:mm}{(flare.Region is { } region ? $" AR {region}" : "")}");
    }
}
