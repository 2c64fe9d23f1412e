namespace Workbench.Guide;

/// <summary>A result that is made when first asked for and kept; nothing is kept of an attempt that fails or is cancelled.</summary>
internal sealed class Kept<T>
    where T : class
{
    private readonly Lock _lock = new();
    private T? _value;

    /// <summary>The result, or null where nobody has asked for it yet.</summary>
    public T? Known => _value;

    /// <summary>The result, made now if need be.</summary>
    public T Or(Func<T> make)
    {
        lock (_lock) return _value ??= make();
    }
}
