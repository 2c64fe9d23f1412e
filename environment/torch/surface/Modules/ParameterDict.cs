using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

#pragma warning disable CA1710 // The name is PyTorch's.
/// <summary>Parameters by name, in the order they came.</summary>
public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly List<(string, Parameter)> _items = [];

    public ParameterDict()
        : base("ParameterDict")
    {
    }

    internal ParameterDict((string, Parameter)[] items)
        : this()
    {
        foreach (var item in items) Add(item);
    }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => [.. keys()];

    public ICollection<Parameter> Values => [.. values()];

    public Parameter this[string key]
    {
        get => Place(key) is >= 0 and var place ? _items[place].Item2 : throw new KeyNotFoundException($"ParameterDict: nothing is named '{key}'; there are [{string.Join(", ", keys())}].");
        set
        {
            var place = Place(key);
            if (place < 0) Add(key, value);
            else this[place] = (key, value);
        }
    }

    public (string, Parameter) this[int index]
    {
        get => _items[index];
        set
        {
            _items[index] = value;
            Register();
        }
    }

    public IEnumerable<string> keys() => _items.Select(i => i.Item1);

    public IEnumerable<Parameter> values() => _items.Select(i => i.Item2);

    public IEnumerator<(string, Parameter)> items() => GetEnumerator();

    public void Add(string key, Parameter value) => Insert(_items.Count, (key, value));

    public void Add((string, Parameter) item) => Insert(_items.Count, item);

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item)
    {
        if (ContainsKey(item.Item1)) throw new ArgumentException($"ParameterDict: '{item.Item1}' is there already.", nameof(item));
        _items.Insert(index, item);
        Register();
    }

    public bool Remove(string key)
    {
        var place = Place(key);
        if (place >= 0) RemoveAt(place);
        return place >= 0;
    }

    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

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

    public void clear() => Clear();

    public bool ContainsKey(string key) => Place(key) >= 0;

    public bool Contains((string, Parameter) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, Parameter) item) => _items.FindIndex(i => i.Item1 == item.Item1 && ReferenceEquals(i.Item2, item.Item2));

    bool IDictionary<string, Parameter>.TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value)
    {
        var place = Place(key);
        value = place < 0 ? default : _items[place].Item2;
        return place >= 0;
    }

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => Pairs().ToList().CopyTo(array, arrayIndex);

    public IEnumerator<(string, Parameter)> GetEnumerator() => _items.GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() => Pairs().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<KeyValuePair<string, Parameter>> Pairs() => _items.Select(i => KeyValuePair.Create(i.Item1, i.Item2));

    private int Place(string key) => _items.FindIndex(i => i.Item1 == key);

    private void Register() => SetParameters(_items);
}
