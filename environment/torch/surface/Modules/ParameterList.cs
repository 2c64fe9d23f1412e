using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by position, registered as 0, 1, ....</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _items = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => extend(parameters);

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => _items[index];
        set
        {
            _items[index] = value;
            Register();
        }
    }

    public void Add(Parameter item) => Insert(_items.Count, item);

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        _items.AddRange(parameters);
        Register();
    }

    public void Insert(int index, Parameter item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _items.Insert(index, item);
        Register();
    }

    public bool Remove(Parameter item)
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

    public bool Contains(Parameter item) => _items.Contains(item);

    public int IndexOf(Parameter item) => _items.IndexOf(item);

    public void CopyTo(Parameter[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Register() => SetParameters(_items.Select((item, index) => (index.ToString(), item)));
}
