using Workbench.Figures;

namespace Workbench.Tests.Figures;

/// <summary>The rule that names the guide's patterns A to D, on series whose answer is plain to the eye.</summary>
public sealed class TemporalPatternTests
{
    // The guide's own drawings of the patterns, as numbers of 28 frames.
    private static readonly float[] GuideA = Series(28, t => t < 4 ? 8 : t < 11 ? 4 : 2), GuideB = Series(28, t => t < 21 ? 2 : 8), GuideC = Series(28, t => t == 12 ? 10 : 2), GuideD = Series(28, _ => 5);

    public static TheoryData<string, float[], TemporalPattern> Shapes => new()
    {
        { "guide A", GuideA, TemporalPattern.EarlyPeak },
        { "guide B", GuideB, TemporalPattern.LatePeak },
        { "guide C", GuideC, TemporalPattern.MidSpike },
        { "guide D", GuideD, TemporalPattern.Uniform },
        { "decay", Series(28, t => (float)Math.Exp(-t / 5.0)), TemporalPattern.EarlyPeak },
        { "ramp from 0", Series(28, t => t), TemporalPattern.LatePeak },
        { "ramp from v to 4 v", Series(28, t => 1 + (t / 9f)), TemporalPattern.LatePeak },
        { "ramp from v to 2 v", Series(28, t => 1 + (t / 27f)), TemporalPattern.Uniform },
        { "wobble of a tenth", Series(28, t => 1 + (0.14f * (float)Math.Sin(t * 1.7))), TemporalPattern.Uniform },
        // cv = 0.19, below the limit of a uniform series: only its height tells it apart.
        { "one frame of twice the others", Series(28, t => t == 14 ? 2.1f : 1), TemporalPattern.MidSpike },
        { "one frame of 1.9 times the mean", Series(28, t => t == 14 ? 1.9f : 1), TemporalPattern.Uniform },
        { "one frame, rest zero", Series(28, t => t == 14 ? 1e-30f : 0), TemporalPattern.MidSpike },
        { "spike across the border of the thirds", Series(27, t => t is 8 or 9 ? 5 : 1), TemporalPattern.MidSpike },
        { "seven of 28 in the middle", Series(28, t => t is > 10 and < 18 ? 5 : 1), TemporalPattern.MidSpike },
        { "eight of 28 in the middle", Series(28, t => t is > 9 and < 18 ? 5 : 1), TemporalPattern.None },
        { "two equal peaks at the ends", Series(28, t => t is 2 or 25 ? 5 : 1), TemporalPattern.None },
        { "two equal peaks side by side", Series(28, t => t is 13 or 14 ? 5 : 1), TemporalPattern.MidSpike },
        { "large early peak, small late one", Series(28, t => t == 2 ? 9 : t == 25 ? 3 : 1), TemporalPattern.EarlyPeak },
        { "every second frame", Series(28, t => t % 2), TemporalPattern.None },
        { "all zero", Series(28, _ => 0), TemporalPattern.None },
        { "nothing measured", Series(28, _ => float.NaN), TemporalPattern.None },
        { "fewer than half measured", Series(28, t => t < 13 ? 1 : float.NaN), TemporalPattern.None },
        { "half measured", Series(28, t => t % 2 == 0 ? (t == 14 ? 9 : 1) : float.NaN), TemporalPattern.MidSpike },
        { "one frame only", [3], TemporalPattern.None },
        { "two frames", [1, 9], TemporalPattern.None },
        { "three frames, first", [4, 1, 1], TemporalPattern.EarlyPeak },
        { "three frames, middle", [1, 4, 1], TemporalPattern.MidSpike },
        { "three frames, last", [1, 1, 4], TemporalPattern.LatePeak },
        { "three alike", [2, 2, 2], TemporalPattern.Uniform },
        { "largest floats", [float.MaxValue, 1, 1, 1], TemporalPattern.EarlyPeak },
        { "no frame", [], TemporalPattern.None },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Of_KnownShape_IsNamed(string shape, float[] values, TemporalPattern expected)
    {
        TemporalPatternReading reading = TemporalPatternReading.Of(values);
        Assert.True(expected == reading.Pattern, $"{shape}: expected {expected}, got {reading.Pattern} ({reading.Reason})");
        Assert.NotEmpty(reading.Reason);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Of_TurnedRound_SwapsEarlyAndLate(string shape, float[] values, TemporalPattern expected)
    {
        TemporalPattern turned = expected switch { TemporalPattern.EarlyPeak => TemporalPattern.LatePeak, TemporalPattern.LatePeak => TemporalPattern.EarlyPeak, _ => expected };
        Assert.True(turned == TemporalPatternReading.Of([.. values.Reverse()]).Pattern, shape);
    }

    [Theory]
    [InlineData(1e-6f)]
    [InlineData(1e6f)]
    public void Of_OtherUnit_IsTheSame(float factor)
    {
        foreach (float[] values in (float[][])[GuideA, GuideB, GuideC, GuideD])
            Assert.Equal(TemporalPatternReading.Of(values).Pattern, TemporalPatternReading.Of([.. values.Select(v => v * factor)]).Pattern);
    }

    [Fact]
    public void Reason_Peak_HoldsTheNumbersThatDecided()
    {
        // Mean of GuideB 98/28 = 3.5, largest 8/3.5 = 2.29, sd = sqrt((21 * 1.5² + 7 * 4.5²) / 28) = 2.598 = 0.742 m; all above lies in t = 21 … 27, centre 24.
        TemporalPatternReading reading = TemporalPatternReading.Of(GuideB);
        Assert.Equal("100% of what lies above the mean is near t = 24.0; the largest is 2.3 times the mean, the standard deviation 0.74 of it", reading.Reason);
        Assert.Equal("pattern B, late peak", reading.Name);
    }

    [Fact]
    public void Pattern_OfFrameImportance_IsTheReadings()
    {
        var importance = new FrameImportance(GuideC, "nT", "occlusion");
        Assert.Equal((TemporalPattern.MidSpike, "pattern C, mid spike"), (importance.Pattern, importance.Reading.Name));
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.PositiveInfinity)]
    public void Of_NegativeOrInfinite_NamesTheFrame(float bad)
    {
        var e = Assert.Throws<ArgumentException>("importances", () => TemporalPatternReading.Of([1, 2, bad]));
        Assert.Contains("frame 2 has", e.Message);
    }

    private static float[] Series(int frames, Func<int, float> value) => [.. Enumerable.Range(0, frames).Select(value)];
}
