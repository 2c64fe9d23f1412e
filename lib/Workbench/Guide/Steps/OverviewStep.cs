using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>Step 1, the overview: which time, which places, which change.</summary>
internal static class OverviewStep
{
    /// <summary>Answers the step's questions; costs no pass through the model.</summary>
    public static IReadOnlyList<StepQuestion> Read(Explanation explanation)
    {
        var maps = PositiveMaps.Of(explanation);
        return [Time(explanation), Space(explanation, maps).Beyond(UseWords.Places(explanation)), Change(explanation, maps).Beyond(UseWords.Places(explanation))];
    }

    private static StepQuestion Time(Explanation explanation)
    {
        var (sequence, peak) = (explanation.Study.Sequence, explanation.MostImportantFrame);
        var reading = TemporalPatternReading.Of(explanation.Importance);
        double share = explanation.Importance[peak] / explanation.Importance.Sum(v => (double)v);
        var frame = FrameWords.Name(sequence, peak);
        var pattern = PatternWords.Of(reading.Pattern);
        return new(
            new("Which time matters?", "어느 시점이 중요한가?"),
            explanation.HasImportantFrame
                ? Wording.Of(
                    $"{frame.English}: without it the forecast changes by {0 - explanation.Change[peak]:+0.###;-0.###;0} {explanation.Study.Unit}, {FrameWords.Share(share)} of the sum over frames (an even share would be {FrameWords.Share(1.0 / sequence.Frames)}). {pattern.English}",
                    $"{frame.Korean}: 이 프레임을 빼면 예측이 {0 - explanation.Change[peak]:+0.###;-0.###;0} {explanation.Study.Unit} 바뀌며, 모든 프레임 합의 {FrameWords.Share(share)}이다(고르게 나누면 {FrameWords.Share(1.0 / sequence.Frames)}). {pattern.Korean}")
                : UseWords.Frames(explanation),
            Wording.Of(
                $"Frames that say the same stand in for each other, and then none looks important. The cause need not lie in the frame that the model reads it from.",
                $"같은 내용을 담은 프레임들은 서로를 대신하므로 어느 것도 중요해 보이지 않을 수 있다. 원인이 반드시 모델이 읽은 그 프레임에 있는 것은 아니다."));
    }

    private static StepQuestion Space(Explanation explanation, PositiveMaps maps)
    {
        double half = Concentration.Of(maps.Values).HalfArea;
        var zones = ZoneShares.Of(maps, explanation.Study.Sequence.Disk);
        Wording verdict = half switch
        {
            <= Concentration.Concentrated => new("It is concentrated.", "집중되어 있다."),
            >= Concentration.Even => new("It is as good as even.", "거의 고르게 퍼져 있다."),
            _ => new("It is neither concentrated nor even.", "집중된 것도 고른 것도 아니다."),
        };
        return new(
            new("Is there a pattern in space?", "공간적 패턴이 있는가?"),
            double.IsNaN(half)
                ? Wording.Of($"No place in any frame raised the forecast: the maps have no positive value.", $"어느 프레임의 어느 곳도 예측을 높이지 않았다. 지도에 양의 값이 없다.")
                : Wording.Of(
                    $"Half of the evidence for the forecast lies in {FrameWords.Share(half)} of the pixels. {verdict.English} {FrameWords.Share(zones.Evidence[DiskZone.OnDisk])} of it is on the disk inside {DiskMask.LimbFrom} radii, which is {FrameWords.Share(zones.Area[DiskZone.OnDisk])} of the frame, and {FrameWords.Share(zones.Evidence[DiskZone.Limb])} in the limb band from there to {DiskMask.LimbTo}, {FrameWords.Share(zones.Area[DiskZone.Limb])} of the frame.",
                    $"예측을 높인 증거의 절반이 픽셀의 {FrameWords.Share(half)}에 들어 있다. {verdict.Korean} 증거의 {FrameWords.Share(zones.Evidence[DiskZone.OnDisk])}가 반지름의 {DiskMask.LimbFrom}배 안쪽 원반(프레임의 {FrameWords.Share(zones.Area[DiskZone.OnDisk])})에, {FrameWords.Share(zones.Evidence[DiskZone.Limb])}가 거기서 {DiskMask.LimbTo}배까지의 가장자리 띠(프레임의 {FrameWords.Share(zones.Area[DiskZone.Limb])})에 있다."),
            Wording.Of(
                $"A map of {explanation.MapHeight} x {explanation.MapWidth} cells cannot show anything smaller than a cell, and only its positive part is counted here.",
                $"{explanation.MapHeight} x {explanation.MapWidth}칸 지도는 한 칸보다 작은 것을 보여 줄 수 없으며, 여기서는 양의 부분만 셌다."));
    }

    private static StepQuestion Change(Explanation explanation, PositiveMaps maps)
    {
        var sequence = explanation.Study.Sequence;
        var track = TrackWords.Of(explanation, maps);
        double likeness = explanation.Likeness(0, sequence.Frames - 1);
        return new(
            new("How does it change with time?", "시간에 따라 어떻게 변하는가?"),
            Wording.Join(
                sequence.Frames < 2 ? Wording.Of($"There is one frame only.", $"프레임이 하나뿐이다.")
                    : double.IsNaN(likeness) ? Wording.Of($"The first or the last map is zero everywhere.", $"첫 지도나 마지막 지도가 모두 0이다.")
                    : Wording.Of($"The cosine between the first and the last map is {likeness:0.00} (1 the same, 0 unrelated, -1 opposite).", $"첫 지도와 마지막 지도의 코사인은 {likeness:0.00}이다(1 같음, 0 무관, -1 반대)."),
                track),
            Wording.Of(
                $"Maps that never change can be a fault of the tool as well as of the model: these are one map for each call of the layer.",
                $"전혀 변하지 않는 지도는 모델의 문제일 수도, 도구의 문제일 수도 있다. 여기서는 층을 부를 때마다 지도를 하나씩 얻었다."));
    }
}
