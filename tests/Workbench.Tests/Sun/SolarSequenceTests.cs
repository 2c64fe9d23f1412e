using Workbench.Sun;

namespace Workbench.Tests.Sun;

public class SolarSequenceTests
{
    private static readonly DateTimeOffset Last = new(2012, 3, 7, 9, 0, 0, TimeSpan.FromHours(9)); // 0h UTC

    // T, C, H, W = 3, 2, 1, 2.
    private static SolarSequence Create(double[]? hours = null, bool[]? missing = null, DateTimeOffset? last = null)
        => new([1, 3, 50, 50, 9, 9, 50, 52, 1, 3, 52, 52], [SolarChannel.Aia193, SolarChannel.Aia211], hours ?? [-2, -1, 0], 1, 2, new SolarDisk(0.5, 0, 1), "counts", SequenceOrigin.Generated, "made by a test", last, missing);

    [Fact]
    public void IsMissing_MaskGiven_IsOfFrameAndChannel()
    {
        SolarSequence sun = Create(missing: [false, false, true, false, false, true]);
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(t => sun.IsMissing(t, 0)));
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(t => sun.IsMissing(t, 1)));
        Assert.Equal((2, 0), (sun.MissingFrames, Create().MissingFrames));
        Assert.Throws<ArgumentOutOfRangeException>(() => sun.IsMissing(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => sun.IsMissing(0, 2));
    }

    [Fact]
    public void Normalised_MissingFrame_IsNotMeasuredAndBecomesTheMean()
    {
        NormalisedSequence model = Create(missing: [false, false, true, false, false, false]).Normalised();
        Assert.Equal(new ChannelScale(2, 1, false), model.Scales[0]); // the 9s have no say
        Assert.Equal([-1f, 1, 0, 0, -1, 1], model.Values[..6]);
        Assert.Contains("193 Å: 1 of 3 frames are missing", Assert.Single(model.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_MaskThatCannotBe_SaysWhatWasExpected()
    {
        Assert.Contains("(T, C) = (3, 2) needs 6 flags of missing frames, got 5", Assert.Throws<ArgumentException>(() => Create(missing: new bool[5])).Message, StringComparison.Ordinal);
        Assert.Contains("211 Å is missing in every frame", Assert.Throws<ArgumentException>(() => Create(missing: [false, true, false, true, true, true])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1e300)]
    [InlineData(-1.000001e6)]
    public void Constructor_FrameLongerAgoThanACentury_IsRefused(double first)
        => Assert.Contains($"frame 0 is at {first} h", Assert.Throws<ArgumentException>("hoursFromLastFrame", () => Create([first, -2, 0])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.5, -1)]
    [InlineData(0.5, double.NaN)]
    [InlineData(0.5, double.PositiveInfinity)]
    [InlineData(double.NaN, 1)]
    public void Constructor_DiskThatIsNoDisk_IsRefused(double column, double radius)
        => Assert.Contains($"RadiusPixels = {radius}", Assert.Throws<ArgumentException>("disk", () => new SolarSequence([1], [SolarChannel.Aia193], [0], 1, 1, new SolarDisk(column, 0, radius), "counts", SequenceOrigin.Generated, "made by a test")).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_NullChannel_IsNamed()
        => Assert.Contains("channel 1 of 2 is null", Assert.Throws<ArgumentException>("channels", () => new SolarSequence([1, 2], [SolarChannel.Aia193, null!], [0], 1, 1, new SolarDisk(0, 0, 1), "counts", SequenceOrigin.Generated, "made by a test")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-2, -1, 1, true)]
    [InlineData(-2.005, -1, 1.0025, true)]
    [InlineData(-3, -1, 1.5, false)]
    [InlineData(-1.5, -0.5, 0.75, false)]
    public void CadenceHours_Steps_IsTheMedianAndRegularWithinOnePercent(double first, double second, double cadence, bool isRegular)
    {
        SolarSequence sun = Create([first, second, 0]);
        Assert.Equal(cadence, sun.CadenceHours!.Value, 1e-12);
        Assert.Equal(isRegular, sun.IsRegular);
    }

    [Fact]
    public void CadenceHours_OneFrame_IsNull()
    {
        var one = new SolarSequence([1], [SolarChannel.Aia193], [0], 1, 1, new SolarDisk(0, 0, 1), "counts", SequenceOrigin.Generated, "made by a test");
        Assert.Equal((null, true), (one.CadenceHours, one.IsRegular));
    }

    [Fact]
    public void TimeUtc_DateWithAnOffset_IsUtcFrameByFrame()
    {
        SolarSequence sun = Create(last: Last);
        Assert.Equal(new DateTimeOffset(2012, 3, 6, 22, 0, 0, TimeSpan.Zero), sun.TimeUtc(0));
        Assert.Equal(TimeSpan.Zero, sun.LastFrameUtc!.Value.Offset);
        Assert.Equal(SolarEphemeris.At(Last).ObserverLatitudeDegrees, sun.GeometryOf(2)!.ObserverLatitudeDegrees);
        Assert.Equal((null, null), (Create().TimeUtc(0), Create().GeometryOf(0)));
        Assert.Equal((true, false), (sun.IsNorthUp, Create().IsNorthUp));
    }
}
