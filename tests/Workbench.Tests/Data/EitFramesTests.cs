using Workbench.Data;
using Workbench.Sun;

namespace Workbench.Tests.Data;

public class EitFramesTests
{
    private const string Third = "efz20040301.020010_s.fits";

    /// <summary>A cache that holds the 13 real files and nothing else.</summary>
    internal static TemporaryFolder CacheWithEit()
    {
        string shared = Path.Combine(SharedData.Require(), "eit-2004-03-01");
        var folder = new TemporaryFolder();
        foreach (string file in Directory.GetFiles(shared)) folder.Write($"eit-2004-03-01/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        return folder;
    }

    [Fact]
    public void Open_RealFrames_KeepsTenOf195AndReportsTheThreeLeftOut()
    {
        using TemporaryFolder folder = CacheWithEit();
        SequenceChoice choice = EitFrames.Open(new DataCache(folder.Path), ManifestFolder.Shipped.Load("eit-2004-03-01"));
        SolarSequence sun = choice.Sequence;
        Assert.Equal((10, 1, 64, 64), (sun.Frames, sun.Channels.Count, sun.Height, sun.Width));
        Assert.Equal(
            [
                "efz20040301.000010_s.fits: missing blocks of pixels (1).",
                "efz20040301.010016_s.fits: 171 Å, not 195 Å, and missing blocks.",
                "efz20040301.070014_s.fits: 171 Å, not 195 Å.",
            ],
            choice.LeftOut);
        Assert.All(choice.LeftOut, line => Assert.Contains(line, sun.Source, StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2004, 3, 1, 12, 0, 10, 575, TimeSpan.Zero), sun.LastFrameUtc);
        // 02:00:10.642 to 12:00:10.575; the step over 07:00 is two hours.
        Assert.Equal(-9.999981, sun.HoursFromLastFrame[0], 1e-6);
        Assert.Equal(2, sun.HoursFromLastFrame[5] - sun.HoursFromLastFrame[4], 1e-4);
        // Means of 2x2, mirrored, minus the first percentile: by numpy from the bytes.
        Assert.Equal((172.5625f, 108.375f, 204.1875f), (sun.Frame(0, 0)[(10 * 64) + 20], sun.Frame(4, 0)[(33 * 64) + 5], sun.Frame(9, 0)[(40 * 64) + 50]));
        Assert.Equal((-2.5625f, 957.8125f), (sun.Values.Min(), sun.Values.Max()));
        Assert.Equal(66.68103485107422, sun.Values.Average(v => (double)v), 1e-6);
        Assert.Equal(SequenceOrigin.Observed, sun.Origin);
    }

    [Fact]
    public void Open_RealFrames_TurnFromEastOnTheLeftToWestOnTheRight()
    {
        using TemporaryFolder folder = CacheWithEit();
        SolarSequence sun = EitFrames.Open(new DataCache(folder.Path), ManifestFolder.Shipped.Load("eit-2004-03-01")).Sequence;
        // In 10 h the Sun turns 5.5 degrees, 2.2 px at the centre of a disk of 23.3 px: the best shift is 2 columns to the right.
        int best = Enumerable.Range(-4, 9).MinBy(shift => Mismatch(sun, shift));
        Assert.Equal(2, best);
    }

    [Theory]
    [InlineData("WAVELNTH=                  195", "WAVELNTH=                  171", "eit195", "eit171")]
    [InlineData("2004-03-01T02:00:10.642'", "2004-03-01T02:00:11.642'", "02:00:10.64", "02:00:11.64")]
    [InlineData("SOLAR_R =               372.27", "SOLAR_R =               186.00", "23.267", "11.625")]
    [InlineData("SC_ROLL =               180.00", "SC_ROLL =                90.00", "0 or 180", "90")]
    [InlineData("N_MISSING_BLOCKS =    0", "N_MISSING_BLOCKS =    7", "10 usable frames", "missing blocks of pixels (7)")]
    [InlineData("N_MISSING_BLOCKS =    0", "N_MISSINGBLOCKS  =    0", "N_MISSING_BLOCKS", "no such comment")]
    public void Open_HeaderOtherThanManifest_NamesBoth(string real, string forged, string expected, string found)
    {
        using TemporaryFolder folder = CacheWithEit();
        string path = Path.Combine(folder.Path, "eit-2004-03-01", Third);
        byte[] bytes = ForgedFile.Replace(File.ReadAllBytes(path), real, forged);
        var e = Assert.Throws<DataIntegrityException>(() => OpenWith(folder, path, bytes));
        Assert.Contains(expected, e.Expected, StringComparison.Ordinal);
        Assert.Contains(found, e.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NaNInAFrame_NamesFileAndPlace()
    {
        using TemporaryFolder folder = CacheWithEit();
        string path = Path.Combine(folder.Path, "eit-2004-03-01", Third);
        byte[] bytes = File.ReadAllBytes(path);
        int data = 8640 + (8 * ((5 * 128) + 7));
        new byte[] { 0x7f, 0xf8, 0, 0, 0, 0, 0, 0 }.CopyTo(bytes, data);
        var e = Assert.Throws<DataIntegrityException>(() => OpenWith(folder, path, bytes));
        Assert.Equal(path, e.File);
        Assert.Equal("1 of 16384 NaN or infinite, the first at (H, W) = (5, 7)", e.Found);
    }

    [Fact]
    public void Pedestal_OneToTwoHundred_IsTheFirstPercentile()
        => Assert.Equal(2, EitFrames.Pedestal([.. Enumerable.Range(1, 200).Reverse().Select(i => (double)i)]));

    // Mean squared difference on the central disk between the last frame and the first one moved right by some columns.
    private static double Mismatch(SolarSequence sun, int shift)
    {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < 64; y++)
            for (int x = 0; x < 64; x++)
                if (sun.Disk.RadiusAt(x, y) < 0.6)
                {
                    double difference = sun.Frame(9, 0)[(y * 64) + x] - sun.Frame(0, 0)[(y * 64) + x - shift];
                    sum += difference * difference;
                    count++;
                }

        return sum / count;
    }

    private static void OpenWith(TemporaryFolder folder, string path, byte[] bytes)
        => EitFrames.Open(new DataCache(folder.Path), ForgedFile.Overwrite(path, bytes, "eit-2004-03-01"));
}
