using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>Step 3, time: why that moment, what happened then, how long before the forecast.</summary>
internal static class TimeStep
{
    /// <summary>Answers the step's questions; costs no pass through the model.</summary>
    public static IReadOnlyList<StepQuestion> Read(Explanation explanation) => [Why(explanation), Happened(explanation), Lead(explanation)];

    private static StepQuestion Why(Explanation explanation)
    {
        var (study, peak) = (explanation.Study, explanation.MostImportantFrame);
        var frame = FrameWords.Name(study.Sequence, peak);
        Wording direction = explanation.Change[peak] >= 0
            ? Wording.Of($"It raised the forecast by {explanation.Change[peak]:0.###} {study.Unit}.", $"예측을 {explanation.Change[peak]:0.###} {study.Unit} 높였다.")
            : Wording.Of($"It lowered the forecast by {0 - explanation.Change[peak]:0.###} {study.Unit}.", $"예측을 {0 - explanation.Change[peak]:0.###} {study.Unit} 낮췄다.");
        return new(
            new("Why that time?", "왜 그 시점이 중요한가?"),
            explanation.HasImportantFrame ? Wording.Join(Wording.Of($"{frame.English}.", $"{frame.Korean}."), direction, Known(explanation, peak)) : UseWords.Frames(explanation),
            Wording.Of(
                $"Removing one frame shows what the model loses with that frame alone; a change it makes to the memory of the frames before it is part of the number.",
                $"프레임 하나를 빼면 그 프레임만 없을 때 모델이 잃는 것을 보여 준다. 그 앞 프레임들의 기억에 생긴 변화도 이 수에 들어 있다."));
    }

    // What is known to have happened, near the frame.
    private static Wording Known(Explanation explanation, int peak)
    {
        var (study, sequence) = (explanation.Study, explanation.Study.Sequence);
        if (study.Truth?.Cause is { } cause)
        {
            bool acts = cause.ActingFrames[peak];
            double importance = explanation.Importance.Sum(v => (double)v), acting = explanation.Importance.Where((_, t) => cause.ActingFrames[t]).Sum(v => (double)v);
            string share = FrameWords.Share(importance > 0 ? acting / importance : double.NaN), area = FrameWords.Share(cause.ActingFrames.Count(a => a) / (double)sequence.Frames);
            return Wording.Of(
                $"Planted: {cause.Name} acts {-cause.HappensAtHours:0} h before the last frame and takes {cause.LagHours:0} h to the Earth; the frame is {(acts ? "one" : "none")} of those in which it acts. These are {area} of the frames and hold {share} of the importance.",
                $"심은 원인: {cause.Name}, 마지막 프레임 {-cause.HappensAtHours:0}시간 전에 작용하고 지구까지 {cause.LagHours:0}시간 걸린다. 이 프레임은 작용하는 프레임{(acts ? "이다" : "이 아니다")}. 작용하는 프레임은 전체의 {area}이며 중요도의 {share}를 갖는다.");
        }

        if (study.Event is null || sequence.TimeUtc(peak) is not { } time)
            return Wording.Of($"No list of events belongs to these frames.", $"이 프레임에 맞는 사건 목록이 없다.");
        return FlareWords.Of(study.Event.Flares, time, TimeSpan.FromHours(Math.Max(1, sequence.CadenceHours ?? 1)));
    }

    private static StepQuestion Happened(Explanation explanation)
    {
        var (study, peak) = (explanation.Study, explanation.MostImportantFrame);
        return new(
            new("What happened in the frames?", "원본 이미지에서 무슨 일이 있었나?"),
            !explanation.HasImportantFrame ? new("No frame is important, so there is none to look at.", "중요한 프레임이 없으므로 볼 프레임도 없다.")
                : BrightnessWords.Of(study.Sequence, PositiveMaps.Of(explanation), peak),
            Wording.Of(
                $"Look at the frames: brightness changes by exposure and by scaling too. About these data: {string.Join(" ", study.Choice.Caveats.Where(c => c.Contains("bright", StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty("nothing is noted of their brightness."))}",
                $"프레임을 직접 보라. 밝기는 노출과 눈금에 따라서도 바뀐다. 이 자료에 대해: {string.Join(" ", study.Choice.Caveats.Where(c => c.Contains("bright", StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty("밝기에 대한 기록이 없다."))}"));
    }

    private static StepQuestion Lead(Explanation explanation)
    {
        var sequence = explanation.Study.Sequence;
        double before = 0 - sequence.HoursFromLastFrame[explanation.MostImportantFrame];
        return new(
            new("What is the lead time?", "선행 시간은 얼마나 되는가?"),
            explanation.HasImportantFrame
                ? Wording.Of(
                    $"{before + explanation.HorizonHours:0.##} h: {before:0.##} h from the frame to the last one, and {explanation.HorizonHours:0.##} h on to the horizon.",
                    $"{before + explanation.HorizonHours:0.##}시간: 그 프레임에서 마지막 프레임까지 {before:0.##}시간, 거기서 예측 시점까지 {explanation.HorizonHours:0.##}시간.")
                : new("None: no frame is important, so there is none to count from.", "없음: 중요한 프레임이 없으므로 셀 시작점이 없다."),
            SamplingWords.Of(sequence));
    }
}
