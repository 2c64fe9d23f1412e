using Workbench.Guide;
using Workbench.Sun;

namespace Workbench.Tests.Guide.Studies;

public sealed class WindInputTests
{
    private static readonly DateTimeOffset End = Utc.At("2012-03-07 01:45");

    [Fact]
    public void Of_LastHours_AreStandardisedMeansAndTheRestIsTheMean()
    {
        // Two values an hour before the end in the last step (means 400), one in the step before.
        var speed = Series("speed", [(-5, 380), (-2, 390), (-1, 410)], TimeSpan.FromHours(1));
        var temperature = Series("temperature", [(-1, 65_000)], TimeSpan.FromHours(3));
        var (values, covered) = WindInput.Of([new SolarWindSeries("a", speed, null, temperature, null, null, null, null, null, [])], End);
        Assert.Equal([2, 0, 1, 0, 0, 0], covered);
        Assert.Equal((400 - 380) / 40f, values[55 * 6], 1e-6f);
        Assert.Equal(0, values[54 * 6], 1e-6f); // 380 is the mean
        Assert.Equal((65 - 45) / 20f, values[(55 * 6) + 2], 1e-6f);
        Assert.Equal(0, values.Where((_, i) => i / 6 < 54).Max(MathF.Abs), 1e-6f);
    }

    [Fact]
    public void Of_TooFewMinutesOfAStep_CountAsNone()
    {
        // 44 of 180 minutes are less than a quarter, 45 are enough.
        foreach (var (minutes, steps) in new[] { (44, 0), (45, 1) })
        {
            var speed = Series("speed", [.. Enumerable.Range(1, minutes).Reverse().Select(m => (-m / 60.0, 400.0))], TimeSpan.FromMinutes(1));
            Assert.Equal(steps, WindInput.Of([new SolarWindSeries("a", speed, null, null, null, null, null, null, null, [])], End).Covered[0]);
        }
    }

    private static TimeSeries Series(string name, (double Hours, double Value)[] samples, TimeSpan cadence)
        => new(name, "u", cadence, [.. samples.Select(s => End.AddHours(s.Hours))], [.. samples.Select(s => s.Value)]);
}
