using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>What <see cref="CheckWeaver"/> puts into every cell. The names are found from anywhere in a cell because they are static members of the cells' globals.</summary>
public abstract class CellChecks
{
    /// <summary>At the head of loops and small functions, and after awaiting: ends a cell that was interrupted. While none is, one read of a flag.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void CellCheck()
    {
        if (InterruptFlag.IsRaised) CellRun.StopIfInterrupted();
    }

    /// <summary>At the head of functions that call others: also turns endless recursion, which would end the process, into an exception.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void CellEnter()
    {
        if (InterruptFlag.IsRaised) CellRun.StopIfInterrupted();
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    /// <summary>Before a cell awaits: the line to name if it never returns from there.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void CellAwaits(int line) => CellRun.NoteAwait(line);

    /// <summary>In the place of <c>Environment.FailFast</c>: the front end is told before the process ends.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [DoesNotReturn]
    public static void CellFailFast(string? message, Exception? exception = null) => CellEnd.FailFast(message, exception);
}
