using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Serving;

/// <summary>What threads that cells started let escape: it would end the process and every variable with it.</summary>
internal sealed class UnhandledExceptions(CSharpSession session, CellOutput output, KernelLog log)
{
    /// <summary>Reports the exception where the cell's reader looks, or to the run whose interrupt it is.</summary>
    /// <returns>True: the process goes on.</returns>
    public bool Take(Exception failure)
    {
        if (failure is CellInterruptedException stopped)
        {
            stopped.Run.NoteEnded(stopped);
            return true;
        }
        var place = session.PlaceOf(failure);
        output.Write("stderr", $"A thread that a cell started ended with {failure.GetType().Name}{(place is null ? "" : " " + place)}: {failure.Message}\n");
        log.Say($"unhandled in a thread of a cell: {failure.GetType()}: {failure.Message}");
        return true;
    }
}
