namespace Workbench.Kernel.Serving;

/// <summary>The running cell's cancellation: set up by the thread that runs cells, triggered from the control channel or a signal.</summary>
internal sealed class CellInterruption
{
    private readonly Lock _lock = new();
    private CancellationToken _token;
    private Func<Task>? _cancel;

    /// <summary>The running cell's token; between cells one that is never cancelled.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (_lock) return _token;
        }
    }

    /// <summary>A cell begins.</summary>
    public CancellationToken Begin()
    {
        // Not disposed: threads that the cell leaves behind may still hold its token.
        var source = new CancellationTokenSource();
        lock (_lock)
        {
            _cancel = source.CancelAsync;
            return _token = source.Token;
        }
    }

    /// <summary>The cell has ended.</summary>
    public void End()
    {
        lock (_lock) (_token, _cancel) = (CancellationToken.None, null);
    }

    /// <summary>Cancels the running cell's token.</summary>
    /// <returns>False when no cell runs.</returns>
    public bool Interrupt()
    {
        Func<Task>? cancel;
        lock (_lock) cancel = _cancel;
        // What a cell registered on its token is its own code: it may block or throw, and must not stop the control channel.
        _ = cancel?.Invoke();
        return cancel is not null;
    }
}
