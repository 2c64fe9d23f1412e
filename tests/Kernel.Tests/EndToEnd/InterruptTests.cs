using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Interrupting the running kernel. How each kind of cell stops is told in Scripting/InterruptTests; here it is the messages. How soon it stops is not asked: the machine may be busy.</summary>
public sealed class InterruptTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    [Theory]
    [InlineData("while (true) { }", "The cell was stopped at Cell[")]
    [InlineData("int Down(int n)\n{\n    while (n > 0) { }\n    return n;\n}\nDown(1)", ", in Down")]
    [InlineData("await Task.Delay(-1);", "The cell was stopped while it awaited at Cell[")]
    [InlineData("System.Threading.Thread.Sleep(-1);", "The cell was stopped at Cell[")]
    [InlineData("var thread = new System.Threading.Thread(() => { while (true) { } }); thread.Start(); thread.Join();", "The cell was stopped at Cell[")]
    public void Interrupt_BusyCell_SaysWhereItStoppedAndKeepsTheState(string code, string message)
    {
        var id = peer.SendAndAwaitOutput($"var kept = 5; Console.Write(\"on\");\n{code}");
        var reply = peer.Collect(peer.Send("interrupt_request", [], "control"));
        var cell = peer.Collect(id);

        Assert.Equal("ok", reply.Status);
        Assert.Equal("Interrupted", (string?)cell.Reply["ename"]);
        Assert.Contains(message, (string?)cell.Reply["evalue"]);
        Assert.Matches(code.Contains("n > 0") ? "line 4" : "line 2", (string?)cell.Reply["evalue"]);
        Assert.Equal("5 False", peer.Execute("$\"{kept} {Interruption.IsCancellationRequested}\"").Result);
    }

    /// <summary>Whether the token ends the wait or the kernel stops waiting for it first, the cell's place is told.</summary>
    [Fact]
    public void Interrupt_CellThatAwaitsWithTheToken_SaysWhereItStopped()
    {
        var id = peer.SendAndAwaitOutput("Console.Write(\"on\");\nawait Task.Delay(-1, Interruption);");
        peer.Collect(peer.Send("interrupt_request", [], "control"));

        Assert.Matches(@"^The cell was stopped (while it awaited )?at Cell\[\d+\] line 2", (string?)peer.Collect(id).Reply["evalue"]);
    }

    /// <summary>Opening a pipe waits, in the system, until somebody opens its other end.</summary>
    [Fact]
    public void Interrupt_CellInsideNativeCode_IsToldSoAndStopsAfterTheCall()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Machine.Run("/usr/bin/mkfifo", [folder.File("pipe")]).Exit);
        peer.Execute("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int open(string path, int flags);");
        var id = peer.SendAndAwaitOutput($"Console.Write(\"on\");\nwhile (true)\n    open(\"{folder.File("pipe")}\", 0);");
        peer.Collect(peer.Send("interrupt_request", [], "control"));
        peer.AwaitOutput(id, "cannot be stopped");
        KernelPeer.Answer cell;
        using (File.OpenWrite(folder.File("pipe"))) cell = peer.Collect(id);

        Assert.Equal("Interrupted", (string?)cell.Reply["ename"]);
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
