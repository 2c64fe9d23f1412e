using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>What cells show, as a front end receives it.</summary>
public sealed class DisplayTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    [Fact]
    public void Result_SequenceOfRecords_IsATableAsTextAndHtml()
    {
        var data = Data(peer.Execute("record Event(string Name, double Size);\nnew[] { new Event(\"<b>flare</b>\", 2.5), new Event(\"CME\", 10) }"));

        Assert.Equal("2 items\nName          Size\n------------  ----\n<b>flare</b>   2.5\nCME             10", (string?)data["text/plain"]);
        Assert.Contains("<td style=\"text-align: left\">&lt;b&gt;flare&lt;/b&gt;</td>", (string?)data["text/html"]);
    }

    [Fact]
    public void Result_MarkdownOrHtml_IsItsOwnType()
    {
        Assert.Equal("The peak is **7**.", (string?)Data(peer.Execute("var peak = 7; Markdown($\"The peak is **{peak}**.\")"))["text/markdown"]);
        Assert.Equal("<b>x</b>", (string?)Data(peer.Execute("HTML(\"<b>x</b>\")"))["text/html"]);
    }

    [Fact]
    public void Result_CaughtException_HasTheCellsFrames()
    {
        var text = (string?)Data(peer.Execute("""
            Exception kept = null;
            void Inner() => throw new FormatException("inner");
            try { try { Inner(); } catch (Exception cause) { throw new InvalidOperationException("outer", cause); } } catch (Exception failure) { kept = failure; }
            kept
            """))["text/plain"];

        Assert.Matches(@"^InvalidOperationException: outer\n  at Cell\[\d+\] line 3\ncaused by FormatException: inner\n  at Cell\[\d+\] line 2, in Inner\n  at Cell\[\d+\] line 3$", text);
    }

    [Fact]
    public void Update_FromALaterCell_ReachesTheFirstCellsDisplay()
    {
        var shown = peer.Execute("var handle = display(1);").Published("display_data").Single();
        var updated = peer.Execute("handle.Update(new[] { 1, 2 });").Published("update_display_data").Single();

        Assert.Equal((string?)shown["transient"]!["display_id"], (string?)updated["transient"]!["display_id"]);
        Assert.Equal("[1, 2] (2 items)", (string?)updated["data"]!["text/plain"]);
    }

    [Fact]
    public void Update_TenThousandTimes_ArrivesAFewTimesAndTheLastOneAlways()
    {
        var cell = peer.Execute("var clock = System.Diagnostics.Stopwatch.StartNew(); var many = display(0); for (var k = 1; k <= 10_000; k++) many.Update(k); clock.ElapsedMilliseconds");
        var updates = cell.Published("update_display_data");

        Assert.Equal("10000", (string?)updates[^1]["data"]!["text/plain"]);
        // One each 50 ms, and the last.
        Assert.InRange(updates.Count, 1, 2 + int.Parse(cell.Result!) / 50);
    }

    [Fact]
    public void Update_WhileTheCellIsQuiet_ArrivesWithoutWaitingForItsEnd()
    {
        var cell = peer.SendCell("var live = display(0); live.Update(1); while (!Interruption.IsCancellationRequested) await Task.Delay(10);");

        Assert.False((bool)peer.Ask("published", new JsonObject { ["id"] = cell, ["type"] = "update_display_data" })["idle"]!);
        peer.Collect(peer.Send("interrupt_request", [], "control"));
        Assert.Single(peer.Collect(cell).Published("update_display_data"));
    }

    [Fact]
    public void Progress_PassedToALibrary_CompilesAndUpdatesInPlace()
    {
        var answer = peer.Execute("""
            int Explain(int horizon, IProgress<double>? progress = null) { for (var k = 1; k <= 1000; k++) progress?.Report(k / 1000.0); return horizon; }
            Explain(horizon: 4, progress: progress("Explain"))
            """);

        Assert.Equal("4", answer.Result);
        Assert.Equal("Explain: 0 %", (string?)answer.Published("display_data").Single()["data"]!["text/plain"]);
        Assert.Equal("Explain: 100 %", (string?)answer.Published("update_display_data")[^1]["data"]!["text/plain"]);
    }

    [Theory]
    [InlineData("foreach (var frame in progress(\"Frames\", Enumerable.Range(0, 28))) { }", "Frames: 100 % (28 of 28)")]
    [InlineData("await foreach (var line in progress(\"Lines\", Lines())) { } async IAsyncEnumerable<int> Lines() { await Task.Yield(); yield return 1; }", "Lines: 1 done")]
    [InlineData("var bar = progress(\"Parallel\", 100); Parallel.For(0, 100, k => bar.Advance()); bar", "Parallel: 100 % (100 of 100)")]
    [InlineData("foreach (var frame in progress(\"Frames\", new[] { 1, 2, 3, 4 })) if (frame == 3) throw new InvalidOperationException(\"no map\");", "Frames: stopped at 50 % (2 of 4)")]
    [InlineData("progress(\"Left open\").Report(0.37); throw new InvalidOperationException(\"no map\");", "Left open: stopped at 37 %")]
    public void Progress_HoweverTheCellEnds_HasALastLine(string code, string last)
    {
        var answer = peer.Execute(code);

        Assert.Equal(last, (string?)answer.Published("update_display_data")[^1]["data"]!["text/plain"]);
        Assert.Empty(answer.Published("execute_result"));
        Assert.Equal("status", answer.Types[^1]);
    }

    private static JsonObject Data(KernelPeer.Answer answer) => answer.Published("execute_result").Single()["data"]!.AsObject();
}
