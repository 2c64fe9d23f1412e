using Workbench.Data;
using Workbench.Data.Fetch;

namespace Workbench.Tests.Data.Fetch;

public class ResumeTests
{
    private const string Tag = "ETag: \"v1\"\r\n";
    private static readonly byte[] Good = FetchCase.Content(300_001);

    [Fact]
    public async Task Fetch_CutOff_GoesOnWhereItStopped()
    {
        int count = 0;
        using var test = new FetchCase(asked => Interlocked.Increment(ref count) == 1 ? Reply.Ok(Good, Tag).CutAfter(100_000) : Reply.Ranged(asked, Good, Tag));
        FetchResult result = await test.Fetch(test.Manifest(("a.bin", Good)));
        Assert.Equal(Good.Length, result.Bytes); // nothing came twice
        Assert.Equal([0, 100_000], test.Server.Requests.Select(r => r.From));
        Assert.Equal("\"v1\"", test.Server.Requests[1].Headers["If-Range"]);
        Assert.Equal(["tiny/a.bin 300001"], test.Listing());
    }

    [Fact]
    public async Task Fetch_ServerThatStalls_IsNoticedAndResumed()
    {
        int count = 0;
        using var test = new FetchCase(asked => Interlocked.Increment(ref count) == 1 ? Reply.Ok(Good).CutAfter(100_000, stalls: true) : Reply.Ranged(asked, Good)) { Options = FetchCase.Quick with { Stall = FetchCase.Silence } };
        await test.Fetch(test.Manifest(("a.bin", Good)));
        Assert.InRange(test.Server.Requests[1].From, 1, 100_000);
        Assert.Equal(Good, test.Read("tiny/a.bin"));
    }

    [Fact]
    public async Task Fetch_StallForGood_FailsWithTheWaitAndKeepsWhatCame()
    {
        using var test = new FetchCase(asked => (asked.From == 0 ? Reply.Ok(Good) : Reply.Rest(Good, asked.From)).CutAfter(1_000, stalls: true)) { Options = FetchCase.Quick with { Tries = 2, Stall = FetchCase.Silence } };
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains("nothing for 3 s, after 2 tries", e.Message, StringComparison.Ordinal);
        Assert.Equal(["tiny/a.bin.part 2000"], test.Listing());
    }

    [Fact]
    public async Task Fetch_PartOfAnEarlierRun_IsResumed()
    {
        using var test = new FetchCase(asked => Reply.Ranged(asked, Good));
        test.Write("tiny/a.bin.part", Good[..250_000]);
        Assert.Equal(50_001, (await test.Fetch(test.Manifest(("a.bin", Good)))).Bytes);
        Assert.Equal(250_000, Assert.Single(test.Server.Requests).From);
    }

    [Theory]
    [InlineData(300_001)]
    [InlineData(300_002)]
    public async Task Fetch_PartThatIsWholeOrTooLong_IsFinishedOrThrownAway(int bytes)
    {
        using var test = new FetchCase(_ => Reply.Ok(Good));
        test.Write("tiny/a.bin.part", bytes == Good.Length ? Good : [.. Good, 0]);
        await test.Fetch(test.Manifest(("a.bin", Good)));
        Assert.Equal(bytes == Good.Length ? 0 : 1, test.Server.Requests.Count);
        Assert.Equal(["tiny/a.bin 300001"], test.Listing());
    }

    [Fact]
    public async Task Fetch_PartOfAnotherVersion_IsFetchedOnceMoreInOnePiece()
    {
        using var test = new FetchCase(asked => Reply.Ranged(asked, Good));
        test.Write("tiny/a.bin.part", FetchCase.Content(250_000, seed: 9));
        await test.Fetch(test.Manifest(("a.bin", Good)));
        Assert.Equal([250_000, 0], test.Server.Requests.Select(r => r.From));
        Assert.Equal(Good, test.Read("tiny/a.bin"));
    }

    [Fact]
    public async Task Fetch_ServerThatAlwaysCutsAndLies_EndsInAnError()
    {
        byte[] lie = FetchCase.Content(Good.Length, seed: 3);
        using var test = new FetchCase(asked => Reply.Ranged(asked, lie) is var reply && asked.From == 0 ? reply.CutAfter(1_000) : reply);
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains("SHA-256", e.Message, StringComparison.Ordinal);
        Assert.Equal(4, test.Server.Requests.Count);
        Assert.Empty(test.Listing());
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("416")]
    [InlineData("other place")]
    public async Task Fetch_ServerWithoutRanges_StartsAgain(string manner)
    {
        using var test = new FetchCase(asked => asked.From == 0 || manner == "whole" ? Reply.Ok(Good) : manner == "416" ? Reply.Status("416 Range Not Satisfiable") : Reply.Rest(Good, 7));
        test.Write("tiny/a.bin.part", Good[..250_000]);
        await test.Fetch(test.Manifest(("a.bin", Good)));
        Assert.Equal(Good, test.Read("tiny/a.bin"));
    }

    [Fact]
    public async Task Fetch_AlwaysTruncated_FailsAndNamesBothSizes()
    {
        using var test = new FetchCase(_ => new Reply($"200 OK\r\nContent-Length: {Good.Length}\r\n", Good[..1_000]));
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains("after 3 tries", e.Message, StringComparison.Ordinal);
        Assert.Equal(["tiny/a.bin.part 1000"], test.Listing());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fetch_MoreThanTheManifestSays_StopsAtOnceAndLeavesNothing(bool says)
    {
        byte[] big = [.. Good, .. new byte[5_000_000]];
        using var test = new FetchCase(_ => says ? Reply.Ok(big) : new Reply("200 OK\r\n", big));
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains($"expected {Good.Length} bytes, found {(says ? $"{big.Length} bytes" : "more")}", e.Message, StringComparison.Ordinal);
        Assert.Single(test.Server.Requests);
        Assert.Empty(test.Listing());
    }

    [Fact]
    public async Task Fetch_Cancelled_LeavesOnlyAPartThatTheNextRunResumes()
    {
        using var stop = new CancellationTokenSource();
        bool isSecond = false;
        using var test = new FetchCase(asked => isSecond ? Reply.Ranged(asked, Good) : Reply.Ok(Good).CutAfter(200_000, stalls: true));
        Manifest manifest = test.Manifest(("a.bin", Good));
        var progress = new DataFetcherTests.Sink(_ => stop.CancelAfter(50)); // not before something came
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Fetch(manifest, progress, stop.Token));
        Assert.StartsWith("tiny/a.bin.part ", Assert.Single(test.Listing()), StringComparison.Ordinal);
        isSecond = true;
        await test.Fetch(manifest);
        Assert.True(test.Server.Requests[1].From > 0);
        Assert.Equal(["tiny/a.bin 300001"], test.Listing());
    }

    [Fact]
    public async Task Fetch_FileThatAnotherProcessWrites_IsLeftToIt()
    {
        using var test = new FetchCase(_ => Reply.Ok(Good));
        test.Write("tiny/a.bin.part", Good[..10]);
        using var held = new FileStream(Path.Combine(test.Root, "tiny", "a.bin.part"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var e = await Assert.ThrowsAsync<FetchException>(() => test.Fetch(test.Manifest(("a.bin", Good))));
        Assert.Contains("Another download of the same file is under way", e.Message, StringComparison.Ordinal);
        Assert.Empty(test.Server.Requests);
    }
}
