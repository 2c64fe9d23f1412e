using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Interrupting the running kernel. How each kind of cell stops is told in Scripting/InterruptTests; here it is the messages and the time.</summary>
public sealed class InterruptTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    /// <summary>One second is what a person gets on a quiet machine; the others are for the tests that run beside this one.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("while (true) { }", "The cell was stopped at Cell[")]
    [InlineData("int Down(int n)\n{\n    while (n > 0) { }\n    return n;\n}\nDown(1)", ", in Down")]
    [InlineData("await Task.Delay(60_000);", "The cell was stopped while it awaited at Cell[")]
    [InlineData("await Task.Delay(60_000, Interruption);", "The cell was stopped at Cell[")]
    [InlineData("System.Threading.Thread.Sleep(60_000);", "The cell was stopped at Cell[")]
    [InlineData("var thread = new System.Threading.Thread(() => { while (true) { } }); thread.Start(); thread.Join();", "The cell was stopped at Cell[")]
    public void Interrupt_BusyCell_SaysWhereItStoppedAndKeepsTheState(string code, string message)
    {
        var id = peer.SendAndAwaitOutput($"var kept = 5; Console.Write(\"on\");\n{code}");
        var watch = Stopwatch.StartNew();
        var reply = peer.Collect(peer.Send("interrupt_request", [], "control"));
        var cell = peer.Collect(id);

        Assert.Equal("ok", reply.Status);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, StopTime);
        Assert.Equal("Interrupted", (string?)cell.Reply["ename"]);
        Assert.Contains(message, (string?)cell.Reply["evalue"]);
        Assert.Matches(code.Contains("n > 0") ? "line 4" : "line 2", (string?)cell.Reply["evalue"]);
        Assert.Equal("", cell.Stream("stderr"));
        Assert.Equal("5 False", peer.Execute("$\"{kept} {Interruption.IsCancellationRequested}\"").Result);
    }

    [Fact]
    public void Interrupt_CellInsideNativeCode_IsToldSoAndStopsAfterTheCall()
    {
        peer.Execute("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int usleep(uint microseconds);");
        var id = peer.SendAndAwaitOutput("Console.Write(\"on\");\nwhile (true)\n    usleep(1_500_000);");
        peer.Collect(peer.Send("interrupt_request", [], "control"));
        var cell = peer.Collect(id);

        Assert.Equal("Interrupted", (string?)cell.Reply["ename"]);
        Assert.Contains("cannot be stopped", cell.Stream("stderr"));
        Assert.Contains("restart the kernel", cell.Stream("stderr"));
    }

    [Fact]
    public void Interrupt_WorkLeftWaiting_StopsWhenItWakesAndTheNextCellIsFree()
    {
        var id = peer.SendAndAwaitOutput("var woke = false; var went = false; var alarm = new TaskCompletionSource(); Console.Write(\"on\");\nasync Task Work()\n{\n    await alarm.Task;\n    went = true;\n}\nvar work = Work(); await work;");
        peer.Collect(peer.Send("interrupt_request", [], "control"));
        Assert.Equal("Interrupted", (string?)peer.Collect(id).Reply["ename"]);

        Assert.Equal("3", peer.Execute("var n = 0; while (n < 3) n++; n").Result);
        Assert.Equal("False Canceled", peer.Execute("alarm.SetResult(); try { await work; } catch (OperationCanceledException) { } $\"{went} {work.Status}\"").Result);
    }

    [Fact]
    public void Interrupt_BetweenCells_ChangesNothing()
    {
        Assert.Equal("ok", peer.Collect(peer.Send("interrupt_request", [], "control")).Status);

        Assert.Equal("2", peer.Execute("var n = 0; while (n < 2) n++; n").Result);
    }

    [Theory]
    [InlineData("public override string ToString() { while (true) { } }")]
    [InlineData("public int Endless { get { while (true) { } } }")]
    public void Interrupt_ValueThatIsSlowToShow_StopsToo(string member)
    {
        var id = peer.SendAndAwaitOutput($"class Slow {{ {member} }}\nConsole.Write(\"on\"); new Slow()");
        peer.Collect(peer.Send("interrupt_request", [], "control"));

        Assert.Equal("Interrupted", (string?)peer.Collect(id).Reply["ename"]);
        Assert.Equal("2", peer.Execute("1 + 1").Result);
    }
}
