namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Ends the code of an interrupted cell at its next check. Cells that tidy up after cancellation treat it as any other.</summary>
/// <param name="run">The cell's run.</param>
internal sealed class CellInterruptedException(CellRun run) : OperationCanceledException("The cell was interrupted.")
{
    /// <summary>The run of the cell to which the ended code belongs, on whichever thread.</summary>
    public CellRun Run => run;
}
