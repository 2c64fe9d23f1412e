using System.Text;
using Workbench.Data;
using Workbench.Data.Fetch;
using Workbench.Data.Helioviewer;
using Workbench.Tests.Data.Fetch;

namespace Workbench.Tests.Data.Helioviewer;

public class HelioviewerFetcherTests
{
    private const string Id = "hv-193-hmi-20120307t0000-720m-3";
    private static readonly DateTimeOffset End = new(2012, 3, 7, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Fetch_WholeSequence_IsInTheCacheWithAManifestThatVerifies()
    {
        using var sun = new FakeHelioviewer();
        HelioviewerResult result = await sun.Fetch(FakeHelioviewer.Request());
        Assert.Equal((6, 0, Id), (result.Downloaded, result.AlreadyThere, result.Manifest.Id));
        // As documented: closest image first, then that image by its own time and source number.
        Assert.Equal(6, sun.Calls.Count(c => c.Name == "getClosestImage"));
        FakeHelioviewer.Call[] images = [.. sun.Calls.Where(c => c.Name == "getJP2Image")];
        Assert.All(images, c => Assert.Equal(("false", 7), (c.Jpip, c.Time.Second)));
        Assert.Equal([11, 11, 11, 19, 19, 19], images.Select(c => c.SourceId).Order());

        Manifest read = new DataCatalogue(sun.Test.Cache, ManifestFolder.Shipped).Load(Id);
        Assert.All(read.Files, file => Assert.Equal(sun.Image, sun.Test.Cache.Read(read, file)));
        ManifestFile first = read.Files[0];
        Assert.Equal(("aia193/20120306T0000Z.jp2", DataFormat.Jp2, "aia193", End.AddDays(-1).AddSeconds(7)), (first.Path, first.Format, first.Channel, first.TimeUtc));
        Assert.Equal([410, 410], first.Shape);
        Assert.Equal((3, 12.0, End, 6.0, null), (read.Sequence!.FrameCount, read.Sequence.CadenceHours!.Value, read.Sequence.EndUtc!.Value, read.Sequence.ToleranceHours!.Value, read.Sequence.Disk));
        Assert.Equal(["aia193", "hmimag"], read.Sequence.Channels);
        Assert.Contains(read.Caveats, c => c.StartsWith("Trust on first use", StringComparison.Ordinal));
        Assert.DoesNotContain(sun.Test.Listing(), line => line.Contains(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fetch_Again_AsksNothingEvenWhereFramesAreMissing()
    {
        using var sun = new FakeHelioviewer(c => c is { Name: "getClosestImage", SourceId: 19, Time.Day: 6, Time.Hour: 12 } ? FakeHelioviewer.Closest(c.Time.AddHours(-7)) : null);
        MissingFrame gap = Assert.Single((await sun.Fetch(FakeHelioviewer.Request())).Manifest.Sequence!.Missing);
        Assert.Equal(new MissingFrame("hmimag", End.AddHours(-12), "the nearest frame, 2012-03-06 05:00:00 UTC, is 7 h away"), gap);
        int asked = sun.Calls.Count;
        HelioviewerResult again = await sun.Fetch(FakeHelioviewer.Request());
        Assert.Equal((0, 5, gap), (again.Downloaded, again.AlreadyThere, Assert.Single(again.Manifest.Sequence!.Missing)));
        Assert.Equal(asked, sun.Calls.Count);
    }

    [Fact]
    public async Task Fetch_Tolerance_DecidesWhatIsNearEnough()
    {
        Reply? ThreeHoursLate(FakeHelioviewer.Call c) => c.Name == "getClosestImage" ? FakeHelioviewer.Closest(c.Time.AddHours(3)) : null;
        using (var sun = new FakeHelioviewer(ThreeHoursLate)) Assert.Empty((await sun.Fetch(FakeHelioviewer.Request())).Manifest.Sequence!.Missing);
        using (var sun = new FakeHelioviewer(ThreeHoursLate))
        {
            var e = await Assert.ThrowsAsync<FetchException>(() => sun.Fetch(FakeHelioviewer.Request(tolerance: TimeSpan.FromHours(2))));
            Assert.Contains("is 3 h away", e.Message, StringComparison.Ordinal);
            Assert.Empty(sun.Test.Listing());
        }
    }

    [Fact]
    public async Task Fetch_OneImageForTwoTimes_ServesTheNearer()
    {
        DateTimeOffset only = End.AddHours(-11);
        using var sun = new FakeHelioviewer(c => c.Name == "getClosestImage" ? FakeHelioviewer.Closest(only) : null);
        Manifest manifest = (await sun.Fetch(FakeHelioviewer.Request(tolerance: TimeSpan.FromHours(20)))).Manifest;
        Assert.Equal(["aia193/20120306T1200Z.jp2", "hmimag/20120306T1200Z.jp2"], manifest.Files.Select(f => f.Path));
        Assert.All(manifest.Sequence!.Missing, m => Assert.Contains("nearer to another time", m.Because, StringComparison.Ordinal));
        Assert.Equal(4, manifest.Sequence.Missing.Count);
    }

    [Theory]
    [InlineData("404")]
    [InlineData("page")]
    [InlineData("truncated")]
    [InlineData("cut without a length")]
    [InlineData("slow")]
    [InlineData("huge")]
    public async Task Fetch_OneFrameFails_KeepsTheOthersAndAsksForItAgain(string manner)
    {
        bool isBroken = true;
        byte[] image = File.ReadAllBytes(SharedData.RequireImage("2013_06_24__17_31_30_84__SDO_AIA_AIA_193.small.jp2"));
        using var sun = new FakeHelioviewer(c => !isBroken || c is not { Name: "getJP2Image", SourceId: 19, Time.Hour: 12 } ? null : manner switch
        {
            "404" => Reply.Status("404 Not Found"),
            "page" => Reply.Ok(Encoding.UTF8.GetBytes("<html>maintenance</html>")),
            "truncated" => new Reply($"200 OK\r\nContent-Length: {image.Length}\r\n", image[..5_000]),
            "cut without a length" => new Reply("200 OK\r\n", image[..5_000]),
            "slow" => Reply.Ok(image).CutAfter(5_000, stalls: true),
            _ => new Reply("200 OK\r\nContent-Length: 99999999\r\n", [], Stalls: true),
        });
        if (manner == "slow") sun.Test.Options = sun.Test.Options with { Stall = FetchCase.Silence, Tries = 2 };
        var e = await Assert.ThrowsAsync<FetchException>(() => sun.Fetch(FakeHelioviewer.Request()));
        Assert.Contains("1 of 6 files", e.Message, StringComparison.Ordinal);
        Assert.Contains("getJP2Image", e.Message, StringComparison.Ordinal);
        Assert.Equal(6, sun.Test.Listing().Length); // five frames and their manifest, no part
        Assert.Contains(new DataCatalogue(sun.Test.Cache, ManifestFolder.Shipped).Load(Id).Caveats, c => c.StartsWith("Incomplete: 1 frames", StringComparison.Ordinal));

        isBroken = false;
        HelioviewerResult again = await sun.Fetch(FakeHelioviewer.Request());
        Assert.Equal((1, 5), (again.Downloaded, again.AlreadyThere));
        Assert.Equal(6, again.Manifest.Files.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"date\": 5}")]
    [InlineData("{\"date\": \"yesterday\\u001b[2J\"}")]
    [InlineData("{\"date\": \"2012-03-07T00:00:00\"}")]
    [InlineData("{\"error\": \"no data \\u001b[2J\"}")]
    [InlineData("deep")]
    [InlineData("huge")]
    public async Task Fetch_HostileAnswer_IsAnErrorThatNamesTheCall(string answer)
    {
        string text = answer switch { "deep" => string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), "huge" => new string(' ', 200_000), _ => answer };
        using var sun = new FakeHelioviewer(c => c.Name == "getClosestImage" ? Reply.Ok(Encoding.UTF8.GetBytes(text)) : null);
        var e = await Assert.ThrowsAsync<FetchException>(() => sun.Fetch(FakeHelioviewer.Request(frames: 1)));
        Assert.Contains("v2/getClosestImage/?date=2012-03-07T00:00:00Z&sourceId=11", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', e.Message);
        Assert.Empty(sun.Test.Listing());
    }

    [Fact]
    public async Task Fetch_DamagedFrame_IsReplacedOnlyByTheRecordedBytes()
    {
        byte[]? other = null;
        using var sun = new FakeHelioviewer(c => c.Name == "getJP2Image" && other is not null ? Reply.Ok(other) : null);
        Manifest manifest = (await sun.Fetch(FakeHelioviewer.Request())).Manifest;
        string path = manifest.Files[2].Path;
        sun.Test.Write($"{Id}/{path}", sun.Image[..100]);
        other = File.ReadAllBytes(SharedData.RequireImage("2013_06_24__17_31_30_84__SDO_AIA_AIA_193.jp2"));
        var e = await Assert.ThrowsAsync<FetchException>(() => sun.Fetch(FakeHelioviewer.Request()));
        Assert.Contains($"{manifest.Files[2].Sha256}, recorded at the first download", e.Message, StringComparison.Ordinal);
        other = null;
        Assert.Equal((1, 5), ((await sun.Fetch(FakeHelioviewer.Request())) is var r ? r.Downloaded : 0, r.AlreadyThere));
        Assert.Equal(sun.Image, sun.Test.Read($"{Id}/{path}"));
    }

    [Fact]
    public async Task Fetch_Cancelled_KeepsAndRecordsWholeFrames()
    {
        using var stop = new CancellationTokenSource();
        int images = 0;
        using var sun = new FakeHelioviewer(c =>
        {
            if (c.Name != "getJP2Image" || stop.IsCancellationRequested) return null;
            if (Interlocked.Increment(ref images) < 3) return null;
            stop.CancelAfter(100);
            return new Reply("200 OK\r\n", [], Stalls: true);
        });
        sun.Test.Options = sun.Test.Options with { Parallel = 1 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sun.Fetch(FakeHelioviewer.Request(), stop.Token));
        Assert.Equal(3, sun.Test.Listing().Length);
        Assert.Equal((4, 2), await sun.Fetch(FakeHelioviewer.Request()) is var again ? (again.Downloaded, again.AlreadyThere) : default);
    }
}
