using TorchSharp;
using Workbench.Figures;

namespace Workbench.Guide;

/// <summary>A study in a short table: what, on which device, on which data, with which caveats.</summary>
internal static class StudySummary
{
    public static Table Of(Study study)
    {
        var language = study.Language;
        var sequence = study.Sequence;
        List<string[]> rows = [];
        Row(new("study", "스터디"), study.Name);
        Row(new("frames", "프레임"), Frames(study));
        Row(new("channels", "채널"), string.Join("; ", sequence.Channels.Select(c => $"{c.Name} ({c.Shows})")));
        Row(new("source", "출처"), sequence.Source);
        Row(new("solar wind", "태양풍"), (study.HasWind ? new Wording("three-hourly means over the seven days before the last frame, as far as there are any", "마지막 프레임 앞 7일의 3시간 평균(값이 있는 만큼)") : new Wording("none; its mean stands in", "없음, 평균값을 대신 넣음")).In(language));
        Row(new("model", "모델"), study.ModelNote);
        Row(new("device", "장치"), study.Device.type == DeviceType.CUDA ? study.Device.ToString() : Wording.Of($"the processor ({Environment.ProcessorCount} threads at hand)", $"프로세서 (스레드 {Environment.ProcessorCount}개)").In(language));
        if (study.Event is { } known) Row(new("event", "사건"), known.Name);
        if (study.Truth?.Cause is { } cause) Row(new("truth", "정답"), Wording.Of($"{cause.Name}, {-cause.HappensAtHours:0} h before the last frame; known because it was planted", $"{cause.Name}, 마지막 프레임 {-cause.HappensAtHours:0}시간 전; 심었으므로 알고 있음").In(language));
        foreach (var note in study.Notes) Row(new("note", "주의"), note);
        foreach (var note in study.Choice.NotUsed.Concat(study.Choice.LeftOut).Concat(study.Choice.Caveats)) Row(new("about the data", "자료에 대해"), note);
        return new Table(new Wording("What is studied", "무엇을 연구하는가").In(language), [new Wording("what", "항목").In(language), new Wording("is", "내용").In(language)], rows);

        void Row(Wording what, string value) => rows.Add([what.In(language), value]);
    }

    private static string Frames(Study study)
    {
        var sequence = study.Sequence;
        string size = FormattableString.Invariant($"{sequence.Frames} x {sequence.Channels.Count} x {sequence.Height} x {sequence.Width}");
        var times = sequence.LastFrameUtc is { } last ? $"{sequence.TimeUtc(0)!.Value.UtcDateTime:yyyy-MM-dd HH:mm} – {last.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : new Wording("date not recorded", "날짜 기록 없음").In(study.Language);
        var step = (sequence.CadenceHours is not { } cadence ? Wording.None
            : sequence.IsRegular ? Wording.Of($", {cadence:0.##} h apart", $", {cadence:0.##}시간 간격")
            : Wording.Of($", mostly {cadence:0.##} h apart, not evenly", $", 대체로 {cadence:0.##}시간 간격이나 고르지 않음")).In(study.Language);
        return $"(T, C, H, W) {size}{step}; {times}";
    }
}
