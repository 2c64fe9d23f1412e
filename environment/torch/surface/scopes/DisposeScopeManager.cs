namespace TorchSharp;

/// <summary>What became of this thread's tensors.</summary>
public class DisposeScopeManager
{
    public static ThreadDisposeScopeStatistics Statistics => DisposeScopeThread.Mine.Statistics;
}

/// <summary>One thread's innermost scope and its counts, behind one thread-local read.</summary>
internal sealed class DisposeScopeThread
{
    [ThreadStatic]
    private static DisposeScopeThread? _mine;

    private DisposeScope? _current;

    internal static DisposeScopeThread Mine => _mine ??= new DisposeScopeThread();

    internal ThreadDisposeScopeStatistics Statistics { get; } = new();

    // A scope that ended on another thread, or before one inside it, is passed over.
    internal DisposeScope? Current
    {
        get => _current is null ? null : _current = _current.Open;
        set => _current = value;
    }

    internal void Own(torch.Tensor tensor)
    {
        while (Current is { } scope)
        {
            if (!scope.Add(tensor)) continue;
            Statistics.TensorStatistics.CreatedInScopeCount++;
            return;
        }

        Statistics.TensorStatistics.CreatedOutsideScopeCount++;
    }
}
