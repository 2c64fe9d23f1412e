namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Ends the code of an interrupted cell at its next check. Cells that tidy up after cancellation treat it as any other.</summary>
internal sealed class CellInterruptedException() : OperationCanceledException("The cell was interrupted.");
