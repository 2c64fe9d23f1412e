using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Serving;

/// <summary>Which cell an interrupt means: set by the thread that runs cells, used from the control channel or a signal.</summary>
internal sealed class CellInterruption
{
    private volatile CellRun _run = new();
    private volatile bool _isRunning;

    /// <summary>The running cell's token; between cells one that is never cancelled.</summary>
    public CancellationToken Token => _isRunning ? _run.Token : CancellationToken.None;

    /// <summary>A cell begins.</summary>
    public CellRun Begin()
    {
        _run.Retire();
        _run = new CellRun();
        _isRunning = true;
        return _run;
    }

    /// <summary>The cell has ended.</summary>
    public void End()
    {
        _isRunning = false;
        _run.End();
    }

    /// <summary>Asks the running cell, if there is one, to stop.</summary>
    /// <param name="cannotStop">Called when nothing has stopped it in good time; told whether its own code runs, or else the compiler.</param>
    public void Interrupt(Action<bool> cannotStop)
    {
        if (_isRunning) _run.Interrupt(cannotStop);
    }
}
