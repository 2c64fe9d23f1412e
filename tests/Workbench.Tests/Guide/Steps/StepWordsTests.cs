using Workbench.Data;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;
using Workbench.Tests.Data;

namespace Workbench.Tests.Guide.Steps;

/// <summary>Sentences of the answer sheets on frames and flares that are made by hand.</summary>
[NoTensorsLeft]
public sealed class StepWordsTests
{
    private static readonly DateTimeOffset Midnight = Utc.At("2012-03-07 00:00");

    [Fact]
    public void Brightness_NoEvidenceOnTheFrame_SaysTheDiskOnly()
    {
        var sequence = Frames([10, 12], [0]);
        var words = BrightnessWords.Of(sequence, Maps(2), 1);
        Assert.Equal("Brightness against the frame before: 193 Å disk +20 %.", words.English);
        Assert.Equal("앞 프레임에 견준 밝기: 193 Å 원반 +20 %.", words.Korean);
        var evidence = Maps(2);
        evidence.Values[6 + 3] = 1;
        Assert.Equal("Brightness against the frame before: 193 Å disk +20 %, where the evidence is +20 %.", BrightnessWords.Of(sequence, evidence, 1).English);
    }

    [Fact]
    public void Brightness_NothingToCompare_SaysWhy()
    {
        Assert.Contains("one frame only", BrightnessWords.Of(Frames([10], [0]), Maps(1), 0).English);
        Assert.Contains("missing", BrightnessWords.Of(Frames([10, 12], [0], isMissing: [true, false]), Maps(2), 1).English);
        var dark = BrightnessWords.Of(Frames([0, 0, 0, 0], [0]), Maps(4), 2);
        Assert.Contains("is 0 on the whole disk", dark.English);
        Assert.DoesNotContain("missing", dark.English);
        Assert.DoesNotContain("빠져", dark.Korean);
    }

    [Fact]
    public void Flares_OfTheDayBefore_AreDatedAndThoseThatEndedAreLeftOut()
    {
        // The first goes on to 23:10, 50 minutes before the frame, though it peaked 67 minutes before; the last ended 61 minutes before.
        FlareEvent[] flares =
        [
            Flare("2012-03-06 22:40", "2012-03-06 22:53", "2012-03-06 23:10", "M1.0", null),
            Flare("2012-03-07 00:02", "2012-03-07 00:24", "2012-03-07 00:40", "X5.4", 11429),
            Flare("2012-03-06 22:00", "2012-03-06 22:10", "2012-03-06 22:59", "C2.0", null),
        ];
        var words = FlareWords.Of(flares, Midnight, TimeSpan.FromHours(1));
        Assert.Equal("Flares that go on within 1 h of it, with their peaks: M1.0 2012-03-06 22:53, X5.4 00:24 AR 11429.", words.English);
        Assert.Contains("M1.0 2012-03-06 22:53, X5.4 00:24 AR 11429", words.Korean);
        Assert.Contains("No flare of the list", FlareWords.Of(flares, Midnight.AddDays(1), TimeSpan.FromHours(1)).English);
    }

    [Fact]
    public void Sampling_FramesWithAGap_TheLongestDecides()
    {
        var words = SamplingWords.Of(Frames([1, 1, 1, 1], [-4, -3, -1, 0]));
        Assert.Contains("not evenly spaced: in the median 1 h apart, at most 2 h", words.English);
        Assert.Contains("faster than 4 h (Nyquist), and place an event to 1 h at best; they cover 4 h", words.English);
        Assert.Contains("간격이 고르지 않다", words.Korean);
        Assert.StartsWith("Frames 1 h apart show nothing that repeats faster than 2 h", SamplingWords.Of(Frames([1, 1, 1], [-2, -1, 0])).English);
        Assert.Equal("One frame has no cadence.", SamplingWords.Of(Frames([1], [0])).English);
    }

    [Fact]
    public void Step_EitWithoutTheFrameOfSeven_SaysThatTheFramesAreNotEvenlySpaced()
    {
        using var study = Study.Open("eit-2004-03-01", new() { Cache = new DataCache(SharedData.Require()), Language = GuideLanguage.English });
        Assert.Contains("not evenly spaced", study.Explain(1, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken).Step(3, cancellation: TestContext.Current.CancellationToken).Rows[2].Limit);
    }

    [Fact]
    public void Step_IntegratedGradientsThatMissTheirSum_SaysSoAndTheRemedyWhereTheyAreQuoted()
    {
        var sequence = new PlantedSun(new() { Scenario = PlantedScenario.StormByStream, Frames = 7, Height = 32, Width = 24 }).Create(3).Sequence;
        using var steep = Study.Of(new SequenceChoice(sequence, null, [], [], []), new() { Model = "healthy", Language = GuideLanguage.English });
        using var smooth = SmallStudy.Open();
        foreach (var (study, isComplete) in new[] { (steep, false), (smooth, true) })
        {
            var explanation = study.Explain(2, SmallStudy.Quick with { Steps = 5 }, cancellation: TestContext.Current.CancellationToken);
            StepSheet space = explanation.Step(2, cancellation: TestContext.Current.CancellationToken), channels = explanation.Step(4, cancellation: TestContext.Current.CancellationToken);
            var sum = explanation.Measured.IntegratedGradients(cancellation: TestContext.Current.CancellationToken).Certificate.Completeness!;
            Assert.Equal(isComplete, sum.Holds);
            string sums = FormattableString.Invariant($"they sum to {sum.Sums[0]:0.###} {study.Unit}, but the forecast differs by {sum.Differences[0]:0.###}");
            Assert.All(space.Rows.Concat(channels.Rows.Take(2)), row => Assert.Equal(
                (!isComplete, !isComplete, !isComplete),
                (row.Limit.StartsWith("Integrated Gradients are NOT complete", StringComparison.Ordinal), row.Limit.Contains(sums), row.Limit.Contains("Raise ExplanationOptions.Steps, here 5,"))));
        }
    }

    [Theory]
    [InlineData(GuideLanguage.English, "on the disk inside 0.95 radii, which is ", " in the limb band from there to 1.05, ", "in cells of 4 × 4 pixels out to 1.05 radii (1 the same")]
    [InlineData(GuideLanguage.Korean, "반지름의 0.95배 안쪽 원반(프레임의 ", "1.05배까지의 가장자리 띠(프레임의 ", "4 × 4 픽셀 칸으로 나누어 반지름의 1.05배까지 견준 순위 상관(1 같음")]
    public void Step_SharesAndLikenessOnTheDisk_SayOfWhichDiskAndInWhichCells(GuideLanguage language, string disk, string limb, string cells)
    {
        using var study = SmallStudy.Open(language);
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        string space = explanation.Step(1, cancellation: TestContext.Current.CancellationToken).Rows[1].Measured;
        var zones = ZoneShares.Of(PositiveMaps.Of(explanation), study.Sequence.Disk);
        foreach (string said in new[] { disk, limb, FrameWords.Share(zones.Area[DiskZone.OnDisk]), FrameWords.Share(zones.Area[DiskZone.Limb]), FrameWords.Share(zones.Evidence[DiskZone.Limb]) }) Assert.Contains(said, space);
        Assert.Contains(cells, explanation.Step(4, cancellation: TestContext.Current.CancellationToken).Rows[1].Measured);
    }

    [Fact]
    public void Step_ChannelsInKorean_NameTheMethodAndTheDifferenceAsEverywhere()
    {
        using var study = SmallStudy.Open(GuideLanguage.Korean);
        string sheet = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken).Step(4, cancellation: TestContext.Current.CancellationToken).ToString();
        Assert.Contains("예측 − 채널을 뺀 예측(model units), 크기 순:", sheet);
        Assert.Contains("Integrated Gradients로", sheet);
        Assert.DoesNotContain("적분 기울기", sheet);
        Assert.Contains("워크벤치", study.Notes[0]);
    }

    private static FlareEvent Flare(string start, string peak, string end, string goes, int? region) => new(Utc.At(start), Utc.At(peak), Utc.At(end), GoesClass.TryParse(goes, out var parsed) ? parsed : throw new ArgumentException(goes), region, null, []);

    // Frames of 3 x 2 pixels of one brightness each, all on the disk.
    private static SolarSequence Frames(float[] brightness, double[] hours, bool[]? isMissing = null) => new(
        [.. brightness.SelectMany(value => Enumerable.Repeat(value, 6))],
        [SolarChannel.Aia193],
        hours.Length == brightness.Length ? hours : [.. Enumerable.Range(0, brightness.Length).Select(t => t - (brightness.Length - 1.0))],
        3,
        2,
        new SolarDisk(1, 1, 4),
        "grey",
        SequenceOrigin.Generated,
        "made by a test",
        isMissing: isMissing);

    private static PositiveMaps Maps(int frames) => new("map", new float[frames * 6], frames, 3, 2, 1);
}
