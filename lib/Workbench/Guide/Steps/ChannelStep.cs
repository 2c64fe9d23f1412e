namespace Workbench.Guide;

/// <summary>Step 4, channels: which temperature, whether channels attend to different places, what that means.</summary>
internal static class ChannelStep
{
    private const double Alike = 0.7, Unlike = 0.3; // rank correlation: half of the order's variance is shared at 0.7, a tenth at 0.3

    /// <summary>Answers the step's questions; measures channels and channel maps where they were not.</summary>
    public static IReadOnlyList<StepQuestion> Read(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var maps = explanation.Measured.ChannelMaps(PartOf.Of(progress, 0, 0.9), cancellation);
        var removal = explanation.Measured.Channels(PartOf.Of(progress, 0.9, 1), cancellation);
        var completeness = CompletenessWords.Of(explanation, maps.Evidence);
        return [Temperature(explanation, removal, maps).Beyond(completeness), Places(explanation, maps).Beyond(UseWords.Places(explanation), completeness), Meaning(explanation, removal)];
    }

    private static StepQuestion Temperature(Explanation explanation, ChannelEvidence removal, MapsByChannel maps)
    {
        var (study, channels) = (explanation.Study, explanation.Study.Sequence.Channels);
        int[] order = [.. Enumerable.Range(0, channels.Count).OrderByDescending(c => removal.Scaled[c])];
        string ranking = string.Join(", ", order.Select(c => FormattableString.Invariant($"{channels[c].Name} {removal.Changes[c]:+0.###;-0.###;0}")));
        string evidence = string.Join(", ", channels.Select((c, i) => FormattableString.Invariant($"{c.Name} {maps.Evidence.ByChannel[i]:+0.###;-0.###;0}")));
        double wind = removal.Changes[^1];
        Wording none = UseWords.Channels(explanation, removal);
        Wording shows = none == Wording.None ? Wording.Of($"{channels[order[0]].Name} shows {channels[order[0]].Shows}.", $"{channels[order[0]].Name}이(가) 보여 주는 것: {channels[order[0]].Shows}.") : none;
        return new(
            new("Which temperature matters?", "어떤 온도 영역이 중요한가?"),
            Wording.Join(
                Wording.Of($"Forecast less the forecast without a channel, in {study.Unit}, the largest first: {ranking}.", $"예측 − 채널을 뺀 예측({study.Unit}), 크기 순: {ranking}."),
                shows,
                study.HasWind ? Wording.Of($"The solar wind: {wind:+0.###;-0.###;0}.", $"태양풍: {wind:+0.###;-0.###;0}.") : Wording.None,
                Wording.Of($"Integrated Gradients give {evidence}.", $"Integrated Gradients로는 {evidence}.")),
            Wording.Of(
                $"Channels that say the same stand in for each other: removing one of them changes little. The bands overlap in temperature, and a magnetogram has none.",
                $"같은 것을 말하는 채널은 서로를 대신하므로 하나를 빼도 별로 바뀌지 않는다. 파장대의 온도는 서로 겹치고, 자기장 영상에는 온도가 없다."));
    }

    private static StepQuestion Places(Explanation explanation, MapsByChannel maps)
    {
        var channels = explanation.Study.Sequence.Channels;
        var pairs = Enumerable.Range(0, channels.Count).SelectMany(a => Enumerable.Range(a + 1, channels.Count - a - 1).Select(b => (A: a, B: b))).ToArray();
        string English(IReadOnlyList<IReadOnlyList<double>> of) => string.Join(", ", pairs.Select(p => FormattableString.Invariant($"{channels[p.A].Name} and {channels[p.B].Name} {Number(of[p.A][p.B])}")));
        string Korean(IReadOnlyList<IReadOnlyList<double>> of) => string.Join(", ", pairs.Select(p => FormattableString.Invariant($"{channels[p.A].Name}와(과) {channels[p.B].Name} {Number(of[p.A][p.B])}")));
        double Mean(IReadOnlyList<IReadOnlyList<double>> of) => pairs.Length == 0 ? double.NaN : pairs.Average(p => of[p.A][p.B]);
        (double rows, double columns) = ((double)maps.Evidence.Height / explanation.MapHeight, (double)maps.Evidence.Width / explanation.MapWidth);
        double[] means = [Mean(maps.EvidenceLikeness), Mean(maps.CamLikeness)];
        Wording verdict = !means.All(double.IsFinite) ? Wording.None
            : means.Min() >= Alike ? new("By both they attend to the same places.", "둘 다 같은 곳에 주목한다고 한다.")
            : means.Max() <= Unlike ? new("By both they attend to different places.", "둘 다 서로 다른 곳에 주목한다고 한다.")
            : means.Max() - means.Min() >= Alike - Unlike ? new("The two measures disagree: neither alone can be believed.", "두 측정이 서로 어긋난다. 하나만 믿을 수는 없다.")
            : new("They attend partly to the same places.", "일부는 같은 곳에 주목한다.");
        return new(
            new("Do the channels attend to different places?", "파장별 주목 영역이 다른가?"),
            pairs.Length == 0
                ? Wording.Of($"There is one channel only.", $"채널이 하나뿐이다.")
                : Wording.Join(
                    Wording.Of($"Rank correlation of their places on the disk, in cells of {rows:0.##} × {columns:0.##} pixels out to {MapsByChannel.FarthestRadii} radii (1 the same, 0 unrelated): by Integrated Gradients {English(maps.EvidenceLikeness)}; by the change of the {explanation.MapCertificate.Method} without the channel {English(maps.CamLikeness)}.", $"원반 위에서 주목하는 곳을 {rows:0.##} × {columns:0.##} 픽셀 칸으로 나누어 반지름의 {MapsByChannel.FarthestRadii}배까지 견준 순위 상관(1 같음, 0 무관): Integrated Gradients로 {Korean(maps.EvidenceLikeness)}. 채널을 뺄 때 {explanation.MapCertificate.Method}의 변화로 {Korean(maps.CamLikeness)}."),
                    verdict),
            Wording.Of(
                $"A single Grad-CAM has no channel: three copies of it beside three wavelengths would look alike and mean nothing. These maps are the ones that can differ. Places that differ within a cell count as the same.",
                $"Grad-CAM 하나에는 채널이 없다. 세 파장 옆에 그 복사본을 놓으면 같아 보이고 아무 뜻도 없다. 여기 지도는 실제로 다를 수 있는 것들이다. 한 칸 안에서 서로 다른 곳은 같은 곳으로 센다."));
    }

    private static StepQuestion Meaning(Explanation explanation, ChannelEvidence removal)
    {
        var (study, channels) = (explanation.Study, explanation.Study.Sequence.Channels);
        int first = Enumerable.Range(0, channels.Count).MaxBy(c => removal.Scaled[c]);
        Wording none = UseWords.Channels(explanation, removal);
        Wording truth = study.Truth?.Cause is { } cause
            ? Wording.Of(
                $"Planted: {cause.Name} is to be seen with {string.Join(", ", channels.Select((c, i) => FormattableString.Invariant($"{cause.ChannelGrey[i]:+0;-0;0} grey levels in {c.Name}")))}.",
                $"심은 원인: {cause.Name}, 밝기 변화는 {string.Join(", ", channels.Select((c, i) => FormattableString.Invariant($"{c.Name}에서 {cause.ChannelGrey[i]:+0;-0;0} 단계")))}.")
            : Wording.None;
        return new(
            new("What does it mean?", "물리적 해석은?"),
            Wording.Join(
                none == Wording.None
                    ? Wording.Of($"Most is read from {channels[first].Name}: {ChannelWords.Meaning(channels[first]).English}", $"가장 많이 읽은 것은 {channels[first].Name}: {ChannelWords.Meaning(channels[first]).Korean}")
                    : none,
                truth),
            Wording.Same(study.Notes[0]));
    }

    private static string Number(double value) => double.IsNaN(value) ? "–" : FormattableString.Invariant($"{value:0.00}");
}
