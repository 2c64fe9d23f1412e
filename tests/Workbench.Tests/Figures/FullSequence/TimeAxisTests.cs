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

    private static TimeAxis Regular(int frames) => new([.. Enumerable.Range(0, frames).Select(t => (t - frames + 1) * 12.0)], 24);
}
