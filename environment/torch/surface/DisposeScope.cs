namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope on this thread: tensors made until it is disposed die with it, unless moved or detached.</summary>
    public static DisposeScope NewDisposeScope() => new();

    public static DisposeScope? CurrentDisposeScope => DisposeScope.Current;
}

/// <summary>Owns what is created on its thread while it is the innermost scope, and disposes it when it ends.</summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? _current;

    private readonly HashSet<IDisposable> _owned = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? _outer;
    private bool _isDisposed;

    internal DisposeScope()
    {
        _outer = _current;
        _current = this;
    }

    public int DisposablesCount => _owned.Count;

    public IReadOnlyList<IDisposable> DisposablesView => [.. _owned];

    internal static DisposeScope? Current => _current;

    public bool Contains(IDisposable disposable) => _owned.Contains(disposable);

    public void Attach(IDisposable disposable)
    {
        ArgumentNullException.ThrowIfNull(disposable);
        MoveToOther(this, disposable);
    }

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(_outer, disposable);

    public T Detach<T>(T disposable)
        where T : IDisposable => MoveToOther(null, disposable);

    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope?._owned.Remove(tensor);
            tensor.OwningDisposeScope = scope;
        }
        else
        {
            _owned.Remove(disposable);
        }

        scope?._owned.Add(disposable);
        return disposable;
    }

    public void DisposeEverything()
    {
        foreach (var disposable in _owned)
        {
            if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
            disposable.Dispose();
        }

        _owned.Clear();
    }

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        var kept = _owned.Remove(keep);
        DisposeEverything();
        if (kept)
        {
            _owned.Add(keep);
            if (keep is torch.Tensor tensor) tensor.OwningDisposeScope = this;
        }

        return keep;
    }

    public void MarkAsDisposed(IDisposable disposable) => _owned.Remove(disposable);

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        DisposeEverything();
        if (_current == this) _current = _outer;
    }

    internal void Own(torch.Tensor tensor) => _owned.Add(tensor);
}
