using Workbench.Sun;

namespace Workbench.Tests.Sun.Planted;

public class PlantedSunTests
{
    private static readonly SolarChannel[] FourChannels = [SolarChannel.Aia304, SolarChannel.Aia193, SolarChannel.HmiMagnetogram, SolarChannel.Aia211];

    // All axes different.
    private static PlantedSunOptions Small(PlantedScenario scenario) => new() { Frames = 14, Height = 26, Width = 33, Channels = FourChannels, Scenario = scenario };

    public static TheoryData<PlantedScenario> Scenarios => [.. Enum.GetValues<PlantedScenario>()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Create_SameSeed_GivesTheSameBitsAndAnotherSeedDoesNot(PlantedScenario scenario)
    {
        var sun = new PlantedSun(Small(scenario));
        PlantedSample first = sun.Create(11), again = new PlantedSun(Small(scenario)).Create(11), other = sun.Create(12);
        Assert.Equal(first.Sequence.Values, again.Sequence.Values);
        Assert.Equal(first.Wind.Values, again.Wind.Values);
        Assert.Equal(first.Target.Values, again.Target.Values);
        Assert.Equal(first.Cause!.Mask.Space, again.Cause!.Mask.Space);
        Assert.NotEqual(first.Sequence.Values, other.Sequence.Values);
        Assert.NotEqual(first.Target.Values, other.Target.Values);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Create_AwkwardShape_HasTheAxesAsked(PlantedScenario scenario)
    {
        PlantedSample sample = new PlantedSun(Small(scenario)).Create(3);
        SolarSequence s = sample.Sequence;
        Assert.Equal((14, 4, 26, 33), (s.Frames, s.Channels.Count, s.Height, s.Width));
        Assert.Equal(FourChannels, s.Channels);
        Assert.Equal((-156.0, 0.0), (s.HoursFromLastFrame[0], s.HoursFromLastFrame[^1]));
        Assert.Equal(SequenceOrigin.Generated, s.Origin);
        Assert.All(s.Values, v => Assert.InRange(v, 0, 255));
        Assert.Equal(56 * 6, sample.Wind.Values.Length);
        Assert.Equal((8, 14, 4, 14 * 26 * 33), (sample.Ap.Values.Length, sample.Cause!.Mask.Time.Length, sample.Cause.Mask.Channel.Length, sample.Cause.Mask.Space.Length));
        Assert.Equal(scenario == PlantedScenario.WindSpeed ? "km/s" : scenario == PlantedScenario.Flare ? "lg W/m²" : "ap units", sample.Target.Unit);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void WithoutCause_AnySeed_ChangesTheTargetAndNoBitOutsideTheMask(PlantedScenario scenario)
    {
        var sun = new PlantedSun(Small(scenario));
        for (int seed = 0; seed < 6; seed++)
        {
            PlantedSample with = sun.Create(seed), without = with.WithoutCause();
            Assert.Null(without.Cause);
            Assert.NotEqual(with.Target.WithoutNoise, without.Target.WithoutNoise);
            Assert.Equal(with.Wind.Values, without.Wind.Values);
            AssertSameOutside(with.Cause!.Mask, with.Sequence, without.Sequence);
        }
    }

    [Theory]
    [InlineData(PlantedDistractors.BrightRegion)]
    [InlineData(PlantedDistractors.Stamp)]
    [InlineData(PlantedDistractors.CopiedChannel)]
    [InlineData(PlantedDistractors.DeadWind)]
    public void Without_Distractor_LeavesTheTargetAndEveryBitOutsideItsMask(PlantedDistractors kind)
    {
        const PlantedDistractors All = PlantedDistractors.BrightRegion | PlantedDistractors.Stamp | PlantedDistractors.CopiedChannel | PlantedDistractors.DeadWind;
        PlantedSample with = new PlantedSun(Small(PlantedScenario.Storm) with { Distractors = All }).Create(8), without = with.Without(kind);
        Assert.Equal(4, with.Distractors.Count);
        Assert.Equal(3, without.Distractors.Count);
        PlantedDistractor distractor = with.Distractors.Single(d => d.Kind == kind);
        Assert.Equal(with.Ap.Values, without.Ap.Values);
        Assert.Equal(with.Speed.Values, without.Speed.Values);
        Assert.Equal(with.XrayFlux.Values, without.XrayFlux.Values);
        Assert.Equal(with.Cause!.Mask.Space, without.Cause!.Mask.Space);
        AssertSameOutside(distractor.Mask, with.Sequence, without.Sequence);
        if (kind == PlantedDistractors.DeadWind) Assert.NotEqual(with.Wind.Values, without.Wind.Values);
        else Assert.Equal(with.Wind.Values, without.Wind.Values);
    }

    [Fact]
    public void Fill_Batch_EqualsItsSamplesStandardised()
    {
        var sun = new PlantedSun(Small(PlantedScenario.StormByStream));
        int[] seeds = [4, 9, 2];
        int clip = 14 * 26 * 33;
        float[] images = new float[3 * 4 * clip], wind = new float[3 * 336], targets = new float[3 * 8];
        sun.Fill(seeds, images, wind, targets);
        for (int b = 0; b < 3; b++)
        {
            PlantedSample sample = sun.Create(seeds[b]);
            Assert.Equal(sample.Target.Values, targets[(b * 8)..((b * 8) + 8)]);
            for (int c = 0; c < 4; c++)
            {
                ChannelScale scale = PlantedScales.Of(FourChannels[c]);
                for (int t = 0; t < 14; t += 6)
                    for (int p = 0; p < 26 * 33; p += 5)
                        Assert.Equal(sample.Sequence.Frame(t, c)[p], scale.ToUnits(images[(((b * 4) + c) * clip) + (t * 26 * 33) + p]), Rounding);
            }

            for (int i = 0; i < 336; i += 7) Assert.Equal(sample.Wind.Values[i], PlantedScales.Wind[i % 6].ToUnits(wind[(b * 336) + i]), Rounding);
        }
    }

    // float32 there and back on values up to 1000.
    private const double Rounding = 2e-4;

    private static void AssertSameOutside(PlantedMask mask, SolarSequence with, SolarSequence without)
    {
        int pixels = with.Height * with.Width, changed = 0;
        for (int t = 0; t < with.Frames; t++)
            for (int c = 0; c < with.Channels.Count; c++)
                for (int p = 0; p < pixels; p++)
                {
                    bool same = BitConverter.SingleToInt32Bits(with.Frame(t, c)[p]) == BitConverter.SingleToInt32Bits(without.Frame(t, c)[p]);
                    if (same) continue;
                    changed++;
                    Assert.True(mask.Time[t] && mask.Channel[c] && mask.Space[(t * pixels) + p], $"frame {t}, channel {c}, pixel {p} changed outside the mask");
                }

        Assert.Equal(mask.Space.Contains(true), changed > 0);
    }
}
