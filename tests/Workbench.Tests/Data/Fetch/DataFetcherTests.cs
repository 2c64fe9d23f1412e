using System.Collections.Concurrent;
using Workbench.Data;
using Workbench.Data.Fetch;

namespace Workbench.Tests.Data.Fetch;

public class DataFetcherTests
{
    private static readonly byte[] Good = FetchCase.Content(200_000);

    [Fact]
    public async Task Fetch_Files_AreInTheCacheVerifiedAndCounted()
    {
        byte[] other = FetchCase.Content(17, seed: 2);
        using var test = new FetchCase(asked => Reply.Ok(asked.Target == "/a.bin" ? Good : other));
        Manifest manifest = test.Manifest(("a.bin", Good), ("sub/b.bin", other));
        FetchResult result = await test.Fetch(manifest);
        Assert.Equal(new FetchResult("tiny", 2, 0, 0, Good.Length + other.Length), result);
        Assert.Equal(["tiny/a.bin 200000", "tiny/sub/b.bin 17"], test.Listing());
        Assert.Equal(Good, test.Cache.Read(manifest, manifest.Files[0]));
    }

    [Fact]
    public async Task Fetch_FilledCache_AsksNothing()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good));
        test.Write("tiny/a.bin", Good);
        Assert.Equal(new FetchResult("tiny", 0, 0, 1, 0), await test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Empty(test.Server.Requests);
    }

    [Fact]
    public async Task Fetch_DamagedFile_IsReplacedOnlyByTheRightOne()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good));
        test.Write("tiny/a.bin", Good[..^1]);
        Assert.Equal(new FetchResult("tiny", 1, 1, 0, Good.Length), await test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Equal(Good, test.Read("tiny/a.bin"));
    }

    [Fact]
    public async Task Fetch_WrongHash_ShowsBothHashesFileUrlAndCauseAndLeavesNothing()
    {
        byte[] changed = [.. Good];
        changed[^1] ^= 1;
        using var test = new FetchCase(_ => Reply.Ok(changed));
        Manifest manifest = test.Manifest(("a.bin", Good));
        string message = Assert.Single((await Assert.ThrowsAsync<FetchException>(() => test.Fetch(manifest))).Failures).Message;
        Assert.Contains(manifest.Files[0].Sha256, message, StringComparison.Ordinal);
        Assert.Contains(test.File("a.bin", changed).Sha256, message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(test.Root, "tiny", "a.bin"), message, StringComparison.Ordinal);
        Assert.Contains(manifest.Files[0].Url!.AbsoluteUri, message, StringComparison.Ordinal);
        Assert.Contains("another version", message, StringComparison.Ordinal);
        Assert.Empty(test.Listing());
        Assert.Single(test.Server.Requests);
    }

    [Theory]
    [InlineData("404 Not Found", 1)]
    [InlineData("403 Forbidden", 1)]
    [InlineData("503 Service Unavailable", 3)]
    [InlineData("429 Too Many Requests", 3)]
    public async Task Fetch_Refused_IsTriedAgainOnlyIfItMayPass(string status, int tries)
    {
        using var test = new FetchCase(_ => Reply.Status(status));
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains($"HTTP {status[..3]}", e.Message, StringComparison.Ordinal);
        Assert.Contains("/a.bin", e.Message, StringComparison.Ordinal);
        Assert.Equal(tries, test.Server.Requests.Count);
        Assert.Empty(test.Listing());
    }

    [Fact]
    public async Task Fetch_FaultThatPasses_Succeeds()
    {
        int count = 0;
        using var test = new FetchCase(_ => Interlocked.Increment(ref count) < 3 ? Reply.Status("500 Internal Server Error", "Retry-After: 3600\r\n") : Reply.Ok(Good));
        Assert.Equal(1, (await test.Fetch(test.Manifest(("a.bin", Good)))).Downloaded);
        Assert.Equal(3, test.Server.Requests.Count); // an hour's wait, as asked, is cut to the longest
    }

    [Fact]
    public async Task Fetch_OneFileFails_TheOthersAreKept()
    {
        using var test = new FetchCase(asked => asked.Target == "/b.bin" ? Reply.Status("404 Not Found") : Reply.Ok(Good));
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good), ("b.bin", Good), ("c.bin", Good))));
        Assert.StartsWith("Fetch: 'tiny': 1 of 3 files could not be fetched; the others are in the cache.", e.Message, StringComparison.Ordinal);
        Assert.Equal(["tiny/a.bin 200000", "tiny/c.bin 200000"], test.Listing());
    }

    [Fact]
    public async Task Fetch_ManyFailures_AreListedShortly()
    {
        using var test = new FetchCase(_ => Reply.Status("404 Not Found"));
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest([.. Enumerable.Range(10, 30).Select(i => ($"f{i}.bin", Good))])));
        Assert.Equal(30, e.Failures.Count);
        Assert.Equal(12, e.Message.Split(Environment.NewLine).Length); // head, ten, and the rest in one
        Assert.EndsWith("and 20 more.", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, new FetchException("tiny", 2, 2, [e.Failures[0], e.Failures[0]]).Message.Split(Environment.NewLine).Length);
    }

    [Theory]
    [InlineData("302 Found", "Location: http://example.org/a.bin")]
    [InlineData("301 Moved Permanently", "Location: http://127.0.0.1:1/a.bin")]
    [InlineData("307 Temporary Redirect", "Location: file:///etc/passwd")]
    [InlineData("302 Found", "Location: /a.bin")] // in a circle
    [InlineData("302 Found", "X: no place")]
    public async Task Fetch_RedirectThatIsUnsafeOrLeadsNowhere_IsRefused(string status, string header)
    {
        using var test = new FetchCase(_ => Reply.Status(status, header + "\r\n"));
        await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.InRange(test.Server.Requests.Count, 1, 6);
        Assert.Empty(test.Listing());
    }

    [Fact]
    public async Task Fetch_RedirectWithinTheServer_IsFollowed()
    {
        using var test = new FetchCase(asked => asked.Target == "/new" ? Reply.Ok(Good) : Reply.Status("302 Found", "Location: /new\r\n"));
        Assert.Equal(1, (await test.Fetch(test.Manifest(("a.bin", Good)))).Downloaded);
    }

    [Fact]
    public async Task Fetch_PlainHttp_IsRefusedOutsideTests()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good)) { Options = new FetchOptions { Tries = 1 } };
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains("https addresses only", e.Message, StringComparison.Ordinal);
        Assert.Empty(test.Server.Requests);
    }

    [Fact]
    public async Task Fetch_ManyFiles_UsesAsManyConnectionsAsAllowed()
    {
        int asked = 0;
        var three = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task answer = Task.WhenAny(three.Task, Task.Delay(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)); // or too few came
        using var test = new FetchCase(_ =>
        {
            if (Interlocked.Increment(ref asked) == 3) three.SetResult();
            return Reply.Ok(Good) with { After = answer };
        }) { Options = FetchCase.Quick with { Parallel = 3 } };
        await test.Fetch(test.Manifest([.. Enumerable.Range(0, 7).Select(i => ($"f{i}.bin", Good))]));
        Assert.Equal(7, test.Listing().Length);
        Assert.Equal(3, test.Server.MostAtOnce);
    }

    [Fact]
    public async Task Fetch_DiskTooFull_StopsBeforeAnythingIsAsked()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good)) { Options = FetchCase.Quick with { FreeBytes = _ => 1_199_999, SpareBytes = 1_000_000 } };
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains("0.2 MB free for 'tiny' and 1.0 MB to spare, found 1.2 MB", e.Message, StringComparison.Ordinal);
        Assert.Contains(DataCache.RootVariable, e.Message, StringComparison.Ordinal);
        Assert.Empty(test.Server.Requests);
        test.Options = test.Options with { FreeBytes = _ => 1_200_000 };
        await test.Fetch(test.Manifest(("a.bin", Good)));
    }

    [Fact]
    public async Task Fetch_FilesWithoutAddress_SaysWhyAndWhatToDoAndFetchesTheOthers()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good));
        Manifest manifest = test.Manifest(("a.bin", Good), ("b.bin", Good), ("c.bin", Good));
        manifest = manifest with { HowToGet = "Ask the author.", Files = [manifest.Files[0], .. manifest.Files.Skip(1).Select(f => f with { Url = null, NoUrlBecause = "it was read from a figure" })] };
        test.Write("tiny/c.bin", [1]);
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(manifest));
        Assert.Contains("2 of 3", e.Message, StringComparison.Ordinal);
        Assert.Contains("none for b.bin (it was read from a figure). Ask the author.", e.Message, StringComparison.Ordinal);
        Assert.Contains("expected 200000 bytes, found 1 bytes", e.Message, StringComparison.Ordinal);
        Assert.Equal(["tiny/a.bin 200000", "tiny/c.bin 1"], test.Listing());
    }

    [Fact]
    public async Task Fetch_DescribedOnly_SaysHowToGetIt()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good));
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest() with { HowToGet = "Ask the archive." }));
        Assert.Contains("a description only. Ask the archive.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_PathsAndLinksThatLeaveTheCache_WriteNothingOutside()
    {
        using var outside = new TemporaryFolder();
        using var test = new FetchCase(_ => Reply.Ok(Good));
        foreach (string path in new[] { "../a.bin", "/tmp/a.bin", "a.part", "b/../../a.bin" })
            await Assert.ThrowsAsync<ArgumentException>(() => test.Fetch(test.Manifest(("a.bin", Good)) with { Files = [test.File("a.bin", Good) with { Path = path }] }));
        Directory.CreateDirectory(Path.Combine(test.Root, "tiny"));
        Directory.CreateSymbolicLink(Path.Combine(test.Root, "tiny", "out"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(test.Root, "tiny", "a.bin.part"), Path.Combine(outside.Path, "victim"));
        Assert.Contains("link to", (await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("out/a.bin", Good))))).Message, StringComparison.Ordinal);
        Assert.Contains("link to", (await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(outside.Path));
        Assert.Empty(test.Server.Requests);
    }

    [Fact]
    public async Task Fetch_CacheThatCannotBeWritten_SaysSo()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good));
        test.Write("tiny", [1]); // a file where the folder belongs
        Assert.Contains(DataCache.RootVariable, (await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_Progress_GrowsToTheTotal()
    {
        var seen = new ConcurrentQueue<FetchProgress>();
        using var test = new FetchCase(_ => Reply.Ok(Good));
        test.Write("tiny/b.bin", Good);
        await test.Fetch(test.Manifest(("a.bin", Good), ("b.bin", Good)), new Sink(seen.Enqueue));
        FetchProgress last = seen.Last();
        Assert.Equal(("a.bin", 2, 2, 400_000L, 400_000L), (last.File, last.FilesDone, last.Files, last.Bytes, last.Total));
        Assert.True(last.BytesPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, last.Remaining);
        Assert.Equal(seen.Select(p => p.Bytes).Order(), seen.Select(p => p.Bytes));
    }

    internal sealed class Sink(Action<FetchProgress> report) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => report(value);
    }
}
