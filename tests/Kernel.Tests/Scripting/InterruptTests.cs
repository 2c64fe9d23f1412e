using Kernel.Tests.Display;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;

namespace Kernel.Tests.Scripting;

/// <summary>Every way a cell can be busy; each displays something just before, which is when the interrupt comes.</summary>
public sealed class InterruptTests
{
    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;")]
    [InlineData("do { } while (true);")]
    [InlineData("for (;;) { }")]
    [InlineData("for (;;) kept++;")]
    [InlineData("foreach (var n in Endless()) { } IEnumerable<int> Endless() { for (;;) yield return 1; }")]
    [InlineData("again: kept++; goto again;")]
    [InlineData("while (true) { try { throw new Exception(); } catch (Exception) { } }")]
    [InlineData("while (true) { try { Thread.Sleep(1); } catch { } }")]
    [InlineData("Thread.Sleep(1_000_000);")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("_ = new TaskCompletionSource<int>().Task.Result;")]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();")]
    [InlineData("Parallel.For(0, int.MaxValue, i => Math.Sqrt(i));")]
    [InlineData("await Task.Delay(1_000_000);")]
    [InlineData("await Task.Delay(1_000_000, Interruption);")]
    [InlineData("while (true) await Task.Delay(1);")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("await foreach (var n in Ticks()) { } async IAsyncEnumerable<int> Ticks() { while (true) { await Task.Delay(1); yield return 1; } }")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(n => n % 3).Where(n => n < 0).ToList();")]
    [InlineData("Enumerable.Range(0, int.MaxValue).AsParallel().Where(n => n < 0).ToList();")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60);")]
    [InlineData("Func<int, int> fib = null; fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2); fib(60);")]
    [InlineData("class Slow { public int this[int n] => n < 2 ? n : this[n - 1] + this[n - 2]; } _ = new Slow()[60];")]
    [InlineData("class Table { static Table() { while (true) { } } public static int Size = 1; }\n_ = Table.Size;")]
    [InlineData("lock (gate) Monitor.Wait(gate);")]
    [InlineData("var process = System.Diagnostics.Process.Start(\"sleep\", \"3600\"); try { process.WaitForExit(); } finally { process.Kill(); }")]
    public void Stop_BusyCell_EndsAndKeepsTheState(string code)
    {
        _notebook.Run("using System.Threading; var kept = 1; var gate = new object();");

        var error = _notebook.Stop("var before = 7;\ndisplay(1);\n" + code);

        Assert.Equal("Interrupted", error.Name);
        Assert.Equal(7, _notebook.Run("before"));
        Assert.Equal(3, _notebook.Run("var n = 0; while (n < 3) n++; await Task.Delay(1); n"));
    }

    [Theory]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();", "The cell was stopped at Cell[1] line 2")]
    [InlineData("Task.Run(() => { while (true) { } return 1; }).Wait();", "The cell was stopped at Cell[1] line 2")]
    [InlineData("class Table\n{\n    static Table()\n    {\n        while (true) { }\n    }\n    public static int Size = 1;\n}\n_ = Table.Size;", "The cell was stopped at Cell[1] line 6, in constructor of Table")]
    public void Stop_WorkInsideAnotherCall_NamesTheLine(string code, string message) => Assert.Equal(message, _notebook.Stop("display(1);\n" + code).Message);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupt_NothingStops_SaysWhetherTheCellRunsOrTheCompiler(bool isRunning)
    {
        var run = new CellRun();
        var told = new TaskCompletionSource<bool>();
        run.Interrupt(told.SetResult);

        if (isRunning)
        {
            run.Inside(() =>
            {
                while (!told.Task.IsCompleted) { }
                return 0;
            });
        }

        Assert.Equal(isRunning, await told.Task);
        run.End();
        run.Retire();
    }

    [Fact]
    public void Describe_NothingKnown_DoesNotGuess()
    {
        var run = new CellRun();

        Assert.Equal("The cell was stopped", InterruptErrors.Describe(new AggregateException(new OperationCanceledException()), run, new CellSources())!.Message);
    }

    [Fact]
    public void Run_AfterACellThatWokeItsOwnThread_IsNotStruck()
    {
        _notebook.Run("0"); // the compiler is there, so that nothing before the cell waits
        Thread.CurrentThread.Interrupt();
        Assert.Equal(2, _notebook.Run("1 + 1"));

        _notebook.Run("System.Threading.Thread.CurrentThread.Interrupt();");
        Thread.Sleep(1);
    }

    [Fact]
    public void Run_ThreadThatWasEnded_IsTheCellsEnd()
    {
        var run = new CellRun();
        run.NoteEnded(new CellInterruptedException(run));
        var session = new CSharpSession(new NotebookGlobals(new Surface(), () => run.Token), "/");

        run.Interrupt(_ => { });
        run.End();

        Assert.Equal("Interrupted", session.Run("", "Cell[1]", run).Error?.Name);
    }
}
