using Workbench.Figures.FullSequence;

namespace Workbench.Tests.Figures.FullSequence;

public sealed class TimeAxisTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 1)]
    [InlineData(14, 1)]
    [InlineData(28, 2)]
    [InlineData(56, 4)]
    [InlineData(300, 4)]
    public void Rows_RegularFrames_AreAsManyAsReadingNeeds(int frames, int rows)
    {
        TimeAxis time = Regular(frames);
        Assert.Equal((rows, 12.0 * rows), (time.Rows, frames == 1 ? 12 : time.FrameWidth));
        // On a laptop a frame is at least 60 pixels wide where four rows suffice.
        Assert.True(frames > 60 || time.FrameFraction * 1090 >= 60, $"{time.FrameFraction * 1090}");
    }

    // Whatever the cadence against a forecast of a day, frames can be read.
    [Theory]
    [InlineData(8, 0.25, 24)]
    [InlineData(2, 0.25, 24)]
    [InlineData(8, 1.0 / 60, 24)]
    [InlineData(24, 1.0 / 12, 24)]
    [InlineData(50, 0.25, 24)]
    [InlineData(8, 12, 1440)]
    public void FramesCloseTogether_BesideALongForecast_HaveTheAxisForThemselves(int frames, double cadence, double forecast)
    {
        TimeAxis time = Regular(frames, cadence, forecast);
        Assert.True(time.IsOfFramesAlone);
        Assert.True(time.FrameFraction * 1090 >= 60, $"{time.FrameFraction * 1090}");
        Assert.True(time.Start < time.LeftOf(0) && time.End < forecast / 10, $"{time.Start} to {time.End}");
        var ticks = time.ToLayout();
        string[] texts = [.. ticks["ticktext"]!.AsArray().Select(text => text!.ToString())];
        Assert.Equal(ticks["tickvals"]!.AsArray().Count, texts.Length);
        Assert.InRange(texts.Length, Math.Min(frames, 8), 16);
        Assert.EndsWith($"<br>t={frames - 1}", texts[^1]);
    }

    [Theory]
    [InlineData(28, 12, 24)]
    [InlineData(8, 12, 24)]
    [InlineData(8, 1, 24)]
    [InlineData(1, 12, 24)]
    [InlineData(300, 12, 24)]
    [InlineData(8, 0.25, 0)]
    public void FramesThatCanBeRead_OrManyOfThem_ShareTheAxisWithTheForecast(int frames, double cadence, double forecast)
    {
        TimeAxis time = Regular(frames, cadence, forecast);
        Assert.False(time.IsOfFramesAlone);
        Assert.True(time.End > forecast);
    }

    [Fact]
    public void Ticks_FramesAlone_LeaveRoomForTheirLabels()
    {
        // A pair of frames a minute apart among others half an hour apart: one label for both.
        TimeAxis time = new([-1.5, -1, -0.5 - (1.0 / 60), -0.5, 0], 24, rowsBeside: 2);
        Assert.Equal(["−1.5<br>t=0", "−1<br>t=1", "−0.5<br>t=3", "0<br>t=4"], time.ToLayout()["ticktext"]!.AsArray().Select(text => text!.ToString()));
    }

    // The oldest frame that a sequence may have, and a forecast longer than any.
    [Theory]
    [InlineData(-1e6, 24)]
    [InlineData(-12, 1e20)]
    public void Ticks_EndlessAxis_AreFewAndWithinIt(double first, double forecast)
    {
        TimeAxis time = new([first, -2, 0], forecast, rowsBeside: int.MaxValue);
        double[] ticks = [.. time.ToLayout()["tickvals"]!.AsArray().Select(tick => tick!.GetValue<double>())];
        Assert.InRange(ticks.Length, 5, 17);
        Assert.All(ticks, tick => Assert.InRange(tick, time.Start, time.End));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(57)]
    public void Runs_AllFrames_AreThereOnceAndDoNotOverlapInTheirRow(int frames)
    {
        TimeAxis time = Regular(frames);
        Assert.Equal(Enumerable.Range(0, frames), time.Runs().SelectMany(run => run).Order());
        Assert.All(time.Runs(), run => Assert.Single(run.Select(time.RowOf).Distinct()));
        foreach (var row in Enumerable.Range(0, frames).GroupBy(time.RowOf))
            foreach ((int left, int right) in row.Zip(row.Skip(1)))
                Assert.True(time.LeftOf(left) + time.FrameWidth <= time.LeftOf(right) + 1e-9, $"{left} and {right}");
    }

    [Fact]
    public void Runs_GapInTime_PartsTheRows()
    {
        // 24 frames 12 h apart, but two days of nothing between the tenth and the next.
        TimeAxis time = new([.. Enumerable.Range(0, 24).Select(t => ((t - 23) * 12.0) - (t < 10 ? 36 : 0))], 24);
        Assert.Equal(2, time.Rows);
        Assert.Equal([[0, 2, 4, 6, 8], [10, 12, 14, 16, 18, 20, 22], [1, 3, 5, 7, 9], [11, 13, 15, 17, 19, 21, 23]], time.Runs().Select(run => run.ToArray()));
    }

    private static TimeAxis Regular(int frames, double cadence = 12, double forecast = 24) => new([.. Enumerable.Range(0, frames).Select(t => (t - frames + 1) * cadence)], forecast);
}
