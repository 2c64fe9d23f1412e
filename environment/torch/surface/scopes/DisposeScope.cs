namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope on this thread: tensors made until it is disposed die with it, unless moved or detached.</summary>
    public static DisposeScope NewDisposeScope() => new();

    public static DisposeScope? CurrentDisposeScope => DisposeScopeThread.Mine.Current;

    /// <summary>Runs <paramref name="expr"/> in a scope of its own; only its result outlives it.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}

/// <summary>Owns what is created on its thread while it is the innermost scope, and disposes it when it ends.</summary>
/// <remarks>
/// A tensor may be disposed or moved on any thread. A scope that has ended takes nothing in: what is moved to it goes to the nearest
/// scope around it that is still open, or to nobody.
/// </remarks>
public sealed partial class DisposeScope : IDisposable
{
    private readonly Lock _gate = new();
    private readonly DisposeScope? _outer;
    private List<torch.Tensor> _tensors = [];
    private HashSet<IDisposable>? _others;
    private volatile bool _isDisposed;

    internal DisposeScope()
    {
        var thread = DisposeScopeThread.Mine;
        _outer = thread.Current;
        thread.Current = this;
    }

    public int DisposablesCount
    {
        get
        {
            lock (_gate) return _tensors.Count + (_others?.Count ?? 0);
        }
    }

    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            lock (_gate) return [.. _tensors, .. _others ?? []];
        }
    }

    /// <summary>This scope, or the nearest one around it that has not ended.</summary>
    internal DisposeScope? Open
    {
        get
        {
            var scope = this;
            while (scope is { _isDisposed: true }) scope = scope._outer;
            return scope;
        }
    }

    public bool Contains(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor) return tensor.OwningDisposeScope == this;
        lock (_gate) return _others?.Contains(disposable) ?? false;
    }

    public void MarkAsDisposed(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            if (Remove(tensor)) DisposeScopeThread.Mine.Statistics.TensorStatistics.DisposedInScopeCount++;
            return;
        }

        lock (_gate) _others?.Remove(disposable);
    }

    public void DisposeEverything()
    {
        List<torch.Tensor> tensors;
        HashSet<IDisposable>? others;
        lock (_gate)
        {
            (tensors, _tensors) = (_tensors, []);
            (others, _others) = (_others, null);
            foreach (var tensor in tensors) tensor.OwningDisposeScope = null;
        }

        DisposeScopeThread.Mine.Statistics.TensorStatistics.DisposedInScopeCount += tensors.Count;
        foreach (var tensor in tensors) tensor.DisposeOwned();
        foreach (var other in others ?? []) other.Dispose();
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        // Before the list is emptied: a tensor that arrives from another thread must not be forgotten in it.
        lock (_gate) _isDisposed = true;
        DisposeEverything();
        var thread = DisposeScopeThread.Mine;
        thread.Current = thread.Current?.Open;
    }

    /// <summary>Takes a new tensor in; false when this scope has ended.</summary>
    internal bool Add(torch.Tensor tensor)
    {
        lock (_gate)
        {
            if (_isDisposed) return false;
            tensor.OwningDisposeScope = this;
            tensor.PlaceInScope = _tensors.Count;
            _tensors.Add(tensor);
            return true;
        }
    }

    /// <summary>Lets a tensor go; false when another thread was faster or it never was here.</summary>
    internal bool Remove(torch.Tensor tensor)
    {
        lock (_gate)
        {
            if (tensor.OwningDisposeScope != this) return false;
            // The last one takes its place, so that leaving costs the same for any number of tensors.
            var last = _tensors[^1];
            _tensors[tensor.PlaceInScope] = last;
            last.PlaceInScope = tensor.PlaceInScope;
            _tensors.RemoveAt(_tensors.Count - 1);
            tensor.OwningDisposeScope = null;
            return true;
        }
    }

    private static bool Add(DisposeScope? scope, IDisposable disposable)
    {
        for (scope = scope?.Open; scope is not null; scope = scope.Open)
        {
            if (disposable is torch.Tensor tensor)
            {
                if (scope.Add(tensor)) return true;
                continue;
            }

            lock (scope._gate)
            {
                if (scope._isDisposed) continue;
                (scope._others ??= new HashSet<IDisposable>(ReferenceEqualityComparer.Instance)).Add(disposable);
                return true;
            }
        }

        return false;
    }
}
