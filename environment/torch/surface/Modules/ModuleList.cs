using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by position, registered as 0, 1, ...; it is not called itself.</summary>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> _items = [];

    public ModuleList(params T[] modules)
        : base(nameof(ModuleList<>)) => extend(modules);

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => _items[index];
        set
        {
            _items[index] = value;
            Register();
        }
    }

    public void Add(T item) => Insert(_items.Count, item);

    public void append(params T[] parameters) => extend(parameters);

    public void extend(IEnumerable<T> modules)
    {
        _items.AddRange(modules);
        Register();
    }

    public void Insert(int index, T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _items.Insert(index, item);
        Register();
    }

    public bool Remove(T item)
    {
        var removed = _items.Remove(item);
        Register();
        return removed;
    }

    public void RemoveAt(int index)
    {
        _items.RemoveAt(index);
        Register();
    }

    public void Clear()
    {
        _items.Clear();
        Register();
    }

    public bool Contains(T item) => _items.Contains(item);

    public int IndexOf(T item) => _items.IndexOf(item);

    public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Register() => SetChildren(_items.Select((item, index) => (index.ToString(), (nn.Module)item)));
}
