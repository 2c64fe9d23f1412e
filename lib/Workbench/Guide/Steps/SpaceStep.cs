using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>Step 2, space: active regions, structures, physical sense.</summary>
internal static class SpaceStep
{
    private const double BrightShare = 0.05, DarkShare = 0.1; // of the disk: about what active regions, and a large coronal hole, cover

    /// <summary>Answers the step's questions by two methods; measures Integrated Gradients where they were not.</summary>
    public static IReadOnlyList<StepQuestion> Read(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var evidence = explanation.Measured.IntegratedGradients(progress, cancellation);
        PositiveMaps[] maps = [PositiveMaps.Of(explanation), PositiveMaps.Of(evidence)];
        return [.. new[] { Regions(explanation, maps), Structure(explanation, maps), Sense(explanation, maps) }.Select(question => question.Beyond(UseWords.Places(explanation), CompletenessWords.Of(explanation, evidence)))];
    }

    private static StepQuestion Regions(Explanation explanation, IReadOnlyList<PositiveMaps> maps)
    {
        var (study, sequence) = (explanation.Study, explanation.Study.Sequence);
        bool[] disk = KnownAreas.Disk(sequence);
        var said = new List<Wording>();
        if (study.Truth?.Cause is { } cause)
        {
            said.Add(Line(Wording.Of($"On the planted cause ({cause.Name}, in the frames in which it acts", $"심은 원인 위({cause.Name}, 작용하는 프레임에서"), cause.ActingSpace(), maps, disk));
        }

        if (study.Event is { Regions.Count: > 0 } known && sequence.LastFrameUtc is not null) said.AddRange(OfEvent(known, sequence, maps, disk));
        if (Corona(sequence) is int channel)
        {
            var name = sequence.Channels[channel].Name;
            said.Add(Line(Wording.Of($"On the brightest places of {name} (", $"{name}의 가장 밝은 곳 위("), KnownAreas.Extremes(sequence, channel, BrightShare, isBright: true), maps, disk));
            said.Add(Line(Wording.Of($"On the darkest ones (", $"가장 어두운 곳 위("), KnownAreas.Extremes(sequence, channel, DarkShare, isBright: false), maps, disk));
        }

        return new(
            new("Does it lie on active regions?", "활동 영역과 일치하는가?"),
            Wording.Join(said),
            study.Truth is not null
                ? Wording.Of($"The planted cause is known; on the real Sun nobody hands it to you.", $"심은 원인은 알려져 있지만, 실제 태양에서는 아무도 알려 주지 않는다.")
                : study.Event is not null
                    ? Wording.Of($"NOAA lists a region's middle in whole degrees once a day; its area here is a circle, carried along by the mean rotation.", $"NOAA는 하루 한 번 영역의 중심을 정수 각도로 적는다. 여기서 그 넓이는 평균 자전으로 옮긴 원이다.")
                    : Wording.Of($"No catalogue belongs to these frames: bright stands for active regions and dark for coronal holes, which filaments are too.", $"이 프레임에 맞는 목록이 없다. 밝은 곳은 활동 영역을, 어두운 곳은 코로나홀을 대신하지만 필라멘트도 어둡다."));
    }

    private static IEnumerable<Wording> OfEvent(SolarEvent known, SolarSequence sequence, IReadOnlyList<PositiveMaps> maps, bool[] disk)
    {
        var areas = known.Regions.GroupBy(r => r.Number)
            .Select(days => (Number: days.Key, Area: KnownAreas.Region(sequence, [.. days])))
            .Where(r => r.Area.Contains(true)).ToArray();
        var all = new bool[maps[0].Values.Length];
        foreach (var (_, area) in areas)
            for (int i = 0; i < all.Length; i++) all[i] |= area[i];
        yield return Line(Wording.Of($"On the {areas.Length} regions that NOAA lists (", $"NOAA가 적은 {areas.Length}개 영역 위("), all, maps, disk);
        foreach (var (number, area) in areas.Where(r => r.Number == known.Region?.Number))
            yield return Line(Wording.Of($"On AR {number}, the source of the event (", $"사건의 발원지 AR {number} 위("), area, maps, disk);
    }

    private static StepQuestion Structure(Explanation explanation, IReadOnlyList<PositiveMaps> maps) => new(
        new("Does it track a structure?", "특정 구조를 추적하는가?"),
        Wording.Join(maps.Select(m => TrackWords.Of(explanation, m))),
        explanation.Study.Sequence.LastFrameUtc is null
            ? Wording.Of($"The middle of all evidence is followed, not a structure; the date is not recorded, so the tilt of the Sun's axis is taken as 0.", $"구조가 아니라 모든 증거의 중심을 따라간 것이다. 날짜가 없어 자전축 기울기는 0으로 보았다.")
            : Wording.Of($"The middle of all evidence is followed, not a structure: two structures that fade and rise shift it too.", $"구조가 아니라 모든 증거의 중심을 따라간 것이다. 두 구조가 번갈아 약해지고 강해져도 중심은 움직인다."));

    private static StepQuestion Sense(Explanation explanation, IReadOnlyList<PositiveMaps> maps) => new(
        new("Does it make physical sense?", "물리적으로 말이 되는가?"),
        Wording.Join(maps.Select(m => OffDisk(explanation, m))),
        Wording.Of(
            $"A place that makes sense is no proof: a model can look at the right place for the wrong reason. A cell of the map is {100.0 / explanation.MapWidth:0.#} % of the frame wide and reaches over the limb.",
            $"말이 되는 위치가 증명은 아니다. 모델은 틀린 이유로 맞는 곳을 볼 수 있다. 지도 한 칸은 프레임 너비의 {100.0 / explanation.MapWidth:0.#} %여서 가장자리를 넘어간다."));

    private static Wording OffDisk(Explanation explanation, PositiveMaps maps)
    {
        var zones = ZoneShares.Of(maps, explanation.Study.Sequence.Disk);
        double off = zones.Evidence[DiskZone.OffDisk], area = zones.Area[DiskZone.OffDisk];
        if (double.IsNaN(off)) return Wording.Of($"{maps.Method}: there is no evidence to place.", $"{maps.Method}: 놓을 증거가 없다.");
        // Cells of the map reach over the limb: evidence at it bleeds into the sky.
        Wording verdict = off >= area ? new("no less than chance: the model may read something that is not the Sun", "우연보다 적지 않음. 모델이 태양이 아닌 것을 읽고 있을 수 있음")
            : off >= area / 2 ? new("less than chance, but much for a sky that holds no cause", "우연보다 적지만 원인이 없는 하늘치고는 많음")
            : new("far less than chance", "우연보다 훨씬 적음");
        return Wording.Of(
            $"{maps.Method}: {FrameWords.Share(off)} of the evidence is off the disk, which is {FrameWords.Share(area)} of the frame, {verdict.English}; {FrameWords.Share(zones.Evidence[DiskZone.Limb])} in the limb band, {FrameWords.Share(zones.Area[DiskZone.Limb])} of the frame.",
            $"{maps.Method}: 증거의 {FrameWords.Share(off)}가 원반 밖(프레임의 {FrameWords.Share(area)}), {verdict.Korean}; 가장자리 띠(프레임의 {FrameWords.Share(zones.Area[DiskZone.Limb])})에 {FrameWords.Share(zones.Evidence[DiskZone.Limb])}.");
    }

    /// <summary>The first channel that sees the corona or the chromosphere, in which regions are bright; null where there is none.</summary>
    internal static int? Corona(SolarSequence sequence)
    {
        int at = sequence.Channels.ToList().FindIndex(c => c.Key.StartsWith("aia", StringComparison.Ordinal) || c.Key.StartsWith("eit", StringComparison.Ordinal) || c.Key.StartsWith("suvi", StringComparison.Ordinal));
        return at < 0 ? null : at;
    }

    // Where is left open after its bracket: the areas' share of the disk closes it.
    private static Wording Line(Wording where, bool[] area, IReadOnlyList<PositiveMaps> maps, bool[] disk)
    {
        AreaOverlap[] overlaps = [.. maps.Select(m => AreaOverlap.Of(m.Values, area, disk))];
        string comma = where.English.EndsWith('(') ? "" : ", ";
        Wording[] said = [.. maps.Zip(overlaps, (m, overlap) => Wording.Of(
            $"{m.Method} {FrameWords.Share(overlap.EvidenceShare)} of its evidence, {Times(overlap)} x, {Verdict(overlap).English}",
            $"{m.Method} 증거의 {FrameWords.Share(overlap.EvidenceShare)}, {Times(overlap)}배, {Verdict(overlap).Korean}"))];
        return Wording.Of(
            $"{where.English}{comma}{FrameWords.Share(overlaps[0].AreaShare)} of the disk): {string.Join("; ", said.Select(w => w.English))}.",
            $"{where.Korean}{comma}원반의 {FrameWords.Share(overlaps[0].AreaShare)}): {string.Join("; ", said.Select(w => w.Korean))}.");
    }

    private static string Times(AreaOverlap overlap) => double.IsNaN(overlap.Density) ? "–" : FormattableString.Invariant($"{overlap.Density:0.0}");

    private static Wording Verdict(AreaOverlap overlap) => overlap.Density switch
    {
        double.NaN => new("nothing to compare", "비교할 것이 없음"),
        >= AreaOverlap.Dense => new("it lies there", "여기에 놓여 있음"),
        <= 1 / AreaOverlap.Chance => new("less than by chance", "우연보다 적음"),
        <= AreaOverlap.Chance => new("no more than by chance", "우연과 다르지 않음"),
        _ => new("a little more than by chance", "우연보다 조금 많음"),
    };
}
