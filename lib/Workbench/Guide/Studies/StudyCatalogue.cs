using Workbench.Data;
using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>The studies that can be opened by name.</summary>
internal static class StudyCatalogue
{
    public const string Best = "best", Planted = "planted";

    private const string Sdo = "sdo64", Region11429 = "ar11429", Region11429Frames = "ar11429-2012-03-07", Eit = "eit-2004-03-01";

    /// <summary>All studies, in the order to show.</summary>
    public static IReadOnlyList<StudyEntry> All { get; } =
    [
        new(
            Best,
            Wording.Of($"The best frames at hand: {Sdo}, else {Eit}, else Debian's one AIA frame, else those of {Planted}.", $"지금 쓸 수 있는 가장 좋은 프레임: {Sdo}, 없으면 {Eit}, 없으면 데비안의 AIA 프레임 하나, 그것도 없으면 {Planted}."),
            [],
            OpenBest),
        new(
            Sdo,
            Wording.Of($"One week of the Sun by SDO, 28 frames 6 hours apart in 193 Å, 211 Å and magnetogram; a coronal hole crosses the disk; the date is not recorded.", $"SDO가 본 태양의 한 주: 193 Å, 211 Å, 자기장 영상 28프레임, 6시간 간격. 코로나홀이 원반을 가로지르며 날짜는 기록되어 있지 않다."),
            [Sdo],
            options => StudyMaterial.WithoutWind(SolarSequences.Open(Sdo, CacheOf(options), ManifestsOf(options)))),
        new(
            Region11429,
            Wording.Of($"Active region 11429 on 7 March 2012: 8 frames 15 minutes apart in 193 Å and 304 Å around the X5.4 flare of 00:24 UTC, dated, with NOAA's lists and two days of wind at ACE.", $"2012년 3월 7일의 활동 영역 11429: 00:24 UTC의 X5.4 플레어 전후 193 Å과 304 Å 영상 8프레임, 15분 간격. 날짜, NOAA 목록, ACE의 이틀치 태양풍이 있다."),
            [.. SolarEvents.March2012DataSets],
            OpenRegion11429),
        new(
            Eit,
            Wording.Of($"The Sun of 1 March 2004 by SOHO/EIT: 10 frames an hour apart in 195 Å, dated; no shipped model reads this one channel.", $"2004년 3월 1일 SOHO/EIT가 본 태양: 195 Å 10프레임, 1시간 간격, 날짜 있음. 이 채널 하나만 읽는 제공 모델은 없다."),
            [Eit],
            options => StudyMaterial.WithoutWind(SolarSequences.Open(Eit, CacheOf(options), ManifestsOf(options)))),
        new(
            Planted,
            Wording.Of($"A generated Sun, 28 frames 12 hours apart, whose truth is known: which region, which frames and which channels cause the forecast. Needs no data.", $"정답이 알려진 모의 태양: 12시간 간격 28프레임. 어느 영역, 어느 프레임, 어느 채널이 예측의 원인인지 알고 있다. 자료가 필요 없다."),
            [],
            OpenPlanted),
    ];

    /// <summary>The study of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that exist.</exception>
    public static StudyEntry Of(string name) => All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"Study.Open: expected one of {string.Join(", ", All.Select(e => e.Name))}, got '{name}'. Correct the name in the first code cell (var name = \"{Sdo}\";) and run from there.", nameof(name));

    /// <summary>Where a study's data are.</summary>
    public static DataCache CacheOf(StudyOptions options) => options.Cache ?? DataCache.ForUser();

    /// <summary>What they must be.</summary>
    public static ManifestFolder ManifestsOf(StudyOptions options) => options.Manifests ?? ManifestFolder.Shipped;

    private static StudyMaterial OpenBest(StudyOptions options)
    {
        if (SolarSequences.Observed(CacheOf(options), ManifestsOf(options), out var notUsed) is { } observed) return StudyMaterial.WithoutWind(observed);
        // Of the Suns that can be generated, the one that the model learnt from, with its wind and its truth.
        var planted = OpenPlanted(options);
        return planted with { Choice = planted.Choice with { NotUsed = notUsed } };
    }

    private static StudyMaterial OpenPlanted(StudyOptions options)
    {
        var sample = new PlantedSun(options.Planted ?? ModelChoice.Planted(options.Model, options.Pixels)).Create(options.PlantedSeed);
        float[] wind = [.. sample.Wind.Values.Select((value, i) => Standardised(value, PlantedScales.Wind[i % PlantedScales.Wind.Count]))];
        return new(
            new SequenceChoice(sample.Sequence, null, [], [], ["These frames are generated; nothing in them happened on the Sun."]),
            wind,
            Wording.Of($"The solar wind is the planted Sun's own: the ambient wind of the seven days before the forecast.", $"태양풍은 심은 태양의 것이다: 예측 전 7일간의 배경 태양풍."),
            Truth: sample);
    }

    private static StudyMaterial OpenRegion11429(StudyOptions options)
    {
        var choice = SolarSequences.Open(Region11429Frames, CacheOf(options), ManifestsOf(options), options.Pixels);
        var known = SolarEvents.March2012(EventFiles.InCache(CacheOf(options), ManifestsOf(options)));
        var (wind, covered) = WindInput.Of(known.Winds, choice.Sequence.LastFrameUtc!.Value);
        string english = string.Join(", ", PlantedWind.Names.Zip(covered, (name, count) => $"{name} {count}")), korean = english;
        return new(
            choice with { Caveats = [.. choice.Caveats, .. known.NotKnown] },
            wind,
            Wording.Of(
                $"Solar wind: ACE's 6 and 7 March only. Of {PlantedWind.Steps} three-hourly steps before the last frame these have values: {english}; elsewhere the mean (0 after standardising) stands in.",
                $"태양풍: ACE의 3월 6일과 7일뿐이다. 마지막 프레임 앞 3시간 간격 {PlantedWind.Steps}단계 가운데 값이 있는 단계 수: {korean}. 나머지에는 평균값(표준화 후 0)을 넣었다."),
            known);
    }

    private static float Standardised(float value, ChannelScale scale) => (float)((value - scale.Mean) / scale.Stdev);
}

/// <summary>One study of the catalogue.</summary>
/// <param name="Name">What it is opened by.</param>
/// <param name="Sentence">What it is.</param>
/// <param name="DataSets">Data sets that it needs; empty for none.</param>
/// <param name="Open">Opens it.</param>
internal sealed record StudyEntry(string Name, Wording Sentence, IReadOnlyList<string> DataSets, Func<StudyOptions, StudyMaterial> Open)
{
    /// <summary>Opens it, or says which data are missing and how to get them.</summary>
    /// <exception cref="InvalidOperationException">Data are not in the cache.</exception>
    public StudyMaterial Opened(StudyOptions options)
    {
        try
        {
            return Open(options);
        }
        catch (DataNotCachedException e)
        {
            string[] served = [.. DataSets.Where(set => StudyCatalogue.ManifestsOf(options).Load(set).Files.Any(file => file.Url is not null)).Select(set => $"'workbench data fetch {set}'")];
            throw new InvalidOperationException(
                $"Study.Open: '{Name}' needs the data {string.Join(", ", DataSets)} in {StudyCatalogue.CacheOf(options).Root}. {(served.Length > 0 ? $"Get what is served with {string.Join(", ", served)}, or choose" : "Choose")} \"{StudyCatalogue.Planted}\" in the first code cell, which needs none. {e.Message}", e);
        }
    }

    /// <summary>Whether all its data are in the cache, by names and sizes.</summary>
    public bool IsAtHand(StudyOptions options)
    {
        var catalogue = new DataCatalogue(StudyCatalogue.CacheOf(options), StudyCatalogue.ManifestsOf(options));
        return DataSets.All(set => catalogue.StateOf(catalogue.Load(set)) == CacheState.Complete);
    }
}
