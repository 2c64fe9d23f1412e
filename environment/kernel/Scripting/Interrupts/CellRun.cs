using System.Diagnostics;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>One run of a cell and its end by the user's wish. Three ways stop it, the gentlest first:
/// the token, for code that takes one; the checks woven into its loops and functions; <see cref="Thread.Interrupt"/>, which wakes it from sleeping and waiting.
/// The runtime's own <c>ControlledExecution</c> was tried and is not used: on Linux it aborts only loops without calls, never wakes a sleeping thread, and brought the process down inside LINQ.
/// What is left is a library's or native code's own long computation: the user is told, and it ends at the first check after the call.</summary>
internal sealed class CellRun
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private const int StepsUntilGivenUp = 2;
    private const int StepsUntilReported = 7;

    private static readonly AsyncLocal<CellRun?> Current = new();
    private readonly Lock _lock = new();
    private readonly Func<Task> _cancel;
    private readonly TaskCompletionSource _givenUp = new();
    private readonly TaskCompletionSource _ended = new();
    private Thread? _insideCell;
    private long? _clockStart;
    private Task _work = Task.CompletedTask;

    /// <summary>A cell begins.</summary>
    public CellRun()
    {
        // Never disposed: threads that the cell leaves behind may still use its token.
        var interruption = new CancellationTokenSource();
        (Token, _cancel) = (interruption.Token, interruption.CancelAsync);
    }

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the user has interrupted the cell.</summary>
    public bool IsInterrupted => Token.IsCancellationRequested;

    /// <summary>The name of the code that runs: the cell, or a file it imports.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The line of the cell's last await at its top level; 0 before the first.</summary>
    public int AwaitedLine { get; private set; }

    /// <summary>What the interrupt ended a thread with that the cell had started: the cell, which may have waited for nothing else, did not get what it wanted. Null when none.</summary>
    public CellInterruptedException? EndedThread { get; private set; }

    /// <summary>How long the cell has run since it asked for the time; null when it did not.</summary>
    public TimeSpan? Elapsed => _clockStart is { } start ? Stopwatch.GetElapsedTime(start) : null;

    /// <summary>Starts the clock.</summary>
    public void StartClock() => _clockStart = Stopwatch.GetTimestamp();

    /// <summary>A piece of the cell, or of a file it imports, begins. A wake that an earlier cell left must not strike it.</summary>
    public void Starts(string source)
    {
        TakeWake();
        (Source, AwaitedLine) = (source, 0);
    }

    /// <summary>A thread that the cell started has ended with this, which nobody else will see.</summary>
    public void NoteEnded(CellInterruptedException thread) => EndedThread = thread;

    /// <summary>Ends the calling code if the cell it belongs to was interrupted.</summary>
    /// <exception cref="CellInterruptedException">It was.</exception>
    public static void StopIfInterrupted()
    {
        if (Current.Value is { IsInterrupted: true } run) throw new CellInterruptedException(run);
    }

    /// <summary>Notes where the running cell is about to wait.</summary>
    public static void NoteAwait(int line)
    {
        if (Current.Value is { } run) run.AwaitedLine = line;
    }

    /// <summary>Runs code of the cell on this thread. A thread that sleeps or waits in there can be woken.</summary>
    /// <exception cref="ThreadInterruptedException">The code was woken from a wait by an interrupt.</exception>
    public T Inside<T>(Func<T> code)
    {
        Current.Value = this;
        StackBudget.Begin();
        lock (_lock) _insideCell = Thread.CurrentThread;
        try
        {
            return code();
        }
        finally
        {
            Leave();
            Current.Value = null;
        }
    }

    /// <summary>Waits for what the cell awaits; after an interrupt only for a moment.</summary>
    /// <exception cref="CellInterruptedException">The work did not end after the interrupt and was left behind; its next check ends it.</exception>
    public T Await<T>(Task<T> work)
    {
        _work = work;
        Task.WaitAny(work, _givenUp.Task);
        return work.IsCompleted ? work.GetAwaiter().GetResult() : throw new CellInterruptedException(this);
    }

    /// <summary>Asks the cell to stop and sees to it.</summary>
    /// <param name="cannotStop">Called once, in time for an answer within a second, when nothing has stopped the cell; told whether its own code runs, or else the compiler.</param>
    public void Interrupt(Action<bool> cannotStop)
    {
        lock (_lock)
        {
            if (IsInterrupted || _ended.Task.IsCompleted) return;
            Interlocked.Increment(ref CellChecks.__CellStops);
            // What a cell registered on its token is its own code: it may block or throw, and must not hold up the rest.
            _ = _cancel();
        }
        new Thread(() => Insist(cannotStop)) { IsBackground = true, Name = "interrupt" }.Start();
    }

    /// <summary>The cell has ended or was given up.</summary>
    public void End() => _ended.TrySetResult();

    /// <summary>The next cell begins. Until then checks stop what this one, if interrupted, had started beside itself; what it left behind waiting, they stop whenever it wakes.</summary>
    public void Retire()
    {
        if (!IsInterrupted) return;
        _work.ContinueWith(ended =>
        {
            _ = ended.Exception; // nobody else will look at it
            Interlocked.Decrement(ref CellChecks.__CellStops);
        }, TaskScheduler.Default);
    }

    private void Insist(Action<bool> cannotStop)
    {
        for (var step = 1; !_ended.Task.Wait(Step); step++)
        {
            if (step == StepsUntilGivenUp) _givenUp.TrySetResult();
            var inside = false;
            lock (_lock)
            {
                inside = _insideCell is not null;
                _insideCell?.Interrupt();
            }
            if (step == StepsUntilReported) cannotStop(inside);
        }
    }

    /// <summary>Ends the time in which the thread can be woken.</summary>
    private void Leave()
    {
        for (var left = false; !left;)
        {
            try
            {
                lock (_lock) _insideCell = null;
                left = true;
            }
            catch (ThreadInterruptedException)
            {
                // Whoever waits for a lock can be woken too.
            }
        }
        TakeWake();
    }

    /// <summary>A wake that came after the cell's last wait, from the kernel or from the cell itself, would strike the kernel's next one, so it is taken here.</summary>
    private static void TakeWake()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
            // That was it.
        }
    }
}
