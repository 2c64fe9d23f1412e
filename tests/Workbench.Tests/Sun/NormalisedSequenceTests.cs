using Workbench.Sun;

namespace Workbench.Tests.Sun;

public class NormalisedSequenceTests
{
    // T, C, H, W = 3, 2, 1, 2. Channel 0: 1 3 1 3 1 3, mean 2, stdev 1. Channel 1: 5 everywhere.
    private static readonly SolarSequence Sun = new(
        [1, 3, 5, 5, 1, 3, 5, 5, 1, 3, 5, 5], [SolarChannel.Aia193, SolarChannel.Aia211], [-2, -1, 0], 1, 2,
        new SolarDisk(0.5, 0, 1), "counts", SequenceOrigin.Generated, "made by a test");

    [Fact]
    public void Normalised_TwoChannels_MovesChannelBeforeTimeAndKeepsTheScales()
    {
        NormalisedSequence model = Sun.Normalised();
        Assert.Equal([1L, 2, 3, 1, 2], model.Shape);
        Assert.Equal([-1f, 1, -1, 1, -1, 1, 0, 0, 0, 0, 0, 0], model.Values);
        Assert.Equal(new ChannelScale(2, 1, false), model.Scales[0]);
        Assert.Equal(3, model.Scales[0].ToUnits(1));
    }

    [Fact]
    public void Normalised_ConstantChannel_IsZeroAndReported()
    {
        NormalisedSequence model = Sun.Normalised();
        Assert.Equal(new ChannelScale(5, 1, true), model.Scales[1]);
        Assert.Contains("211 Å is 5 in every pixel", Assert.Single(model.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Normalised_SmallVarianceOnALargeMean_IsNotLost()
    {
        // Mean 8388609, stdev 1: the one-pass formula loses it in float and nearly in double.
        var bright = new SolarSequence([8388608, 8388610], [SolarChannel.Aia193], [0], 1, 2, new SolarDisk(0.5, 0, 1), "counts", SequenceOrigin.Generated, "made by a test");
        Assert.Equal([-1f, 1], bright.Normalised().Values);
    }

    [Fact]
    public void WithKey_UnknownKey_ListsTheKnownOnes()
        => Assert.Contains("aia193", Assert.Throws<ArgumentException>(() => SolarChannel.WithKey("aia999")).Message, StringComparison.Ordinal);
}
