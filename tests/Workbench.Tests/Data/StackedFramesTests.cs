using Workbench.Data;
using Workbench.Sun;

namespace Workbench.Tests.Data;

public class StackedFramesTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 30).Select(i => (double)i)];

    [Fact]
    public void Open_LaterFramesOfASmallStack_KeepsOrderAndTimes()
    {
        // T, H, W = 2, 3, 5; only frame 1 is used.
        SequenceChoice choice = Open("|u1", text => text.Replace("first: 0, count: 2", "first: 1, count: 1", StringComparison.Ordinal));
        Assert.Equal(Values[15..], choice.Sequence.Values.Select(v => (double)v));
        Assert.Equal([0.0], choice.Sequence.HoursFromLastFrame);
        Assert.Contains("Frame 0", Assert.Single(choice.LeftOut), StringComparison.Ordinal);
        Assert.Contains("frames 1 to 1 of 2", choice.Sequence.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count: 2", "count: 3", "at least 3 frames")]
    [InlineData("cadence_hours: 6", "cadence_hours: null", "a cadence")]
    [InlineData("channels: [aia193]", "channels: [aia211]", "one file of channel aia211")]
    [InlineData("axes: [T, H, W]", "axes: [H, T, W]", "(T, H, W)")]
    public void Open_ManifestThatDoesNotFit_SaysWhat(string good, string bad, string expected)
    {
        var e = Assert.Throws<DataIntegrityException>(() => Open("|u1", text => text.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains(expected, e.Expected, StringComparison.Ordinal);
        Assert.Contains("'tiny'", e.Message, StringComparison.Ordinal);
    }

    private static SequenceChoice Open(string descr, Func<string, string> spoil)
    {
        using var folder = new TemporaryFolder();
        byte[] file = NpyWriter.Array(descr, [2, 3, 5], NpyWriter.Bytes(descr, Values));
        folder.Write("tiny/a.npy", file);
        return StackedFrames.Open(new DataCache(folder.Path), ManifestReader.Parse(spoil(ManifestText.For("tiny", file)), "tiny.yaml"));
    }
}
