using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>What <see cref="CheckWeaver"/> puts into every cell. The names are found from anywhere in a cell because they are static members of the cells' globals;
/// nobody gives such names to things of their own, which would stand before these.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The underscores are what keeps the names apart from a cell's.")]
public abstract class CellChecks
{
    /// <summary>How many interrupted cells may still be running: all that a loop reads while nothing is wrong. A field, and of a class without a static constructor, so that the read is one instruction even in code that is not optimized.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Usage", "CA2211", Justification = "Cells read it in every loop.")]
    public static volatile int __CellStops;

    /// <summary>At the head of loops and small functions, and after awaiting: ends a cell that was interrupted. Called only when some cell was.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void __CellCheck() => CellRun.StopIfInterrupted();

    /// <summary>At the head of functions that call others: also turns endless recursion, which would end the process, into an exception.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void __CellEnter()
    {
        if (__CellStops != 0) CellRun.StopIfInterrupted();
        StackBudget.Ensure(StackBudget.Function);
    }

    /// <summary>The same for async functions, whose exceptions cost more with each one they pass.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void __CellEnterAsync()
    {
        if (__CellStops != 0) CellRun.StopIfInterrupted();
        StackBudget.Ensure(StackBudget.AsyncFunction);
    }

    /// <summary>Around a statement with a catch, whose block takes much more stack than a function does.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CatchingScope __CellCatching()
    {
        StackBudget.EnterCatching();
        return default;
    }

    /// <summary>Before a cell awaits: the line to name if it never returns from there.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void __CellAwaits(int line) => CellRun.NoteAwait(line);

    /// <summary>In the place of <c>Environment.FailFast</c>: the front end is told before the process ends.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [DoesNotReturn]
    public static void __CellFailFast(string? message, Exception? exception = null) => CellEnd.FailFast(message, exception);
}
