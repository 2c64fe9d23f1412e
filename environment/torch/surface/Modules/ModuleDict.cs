using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

#pragma warning disable CA1710 // The name is PyTorch's.
/// <summary>Modules by name, in the order they came; it is not called itself.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>
    where T : nn.Module
{
    private readonly List<KeyValuePair<string, T>> _items = [];

    public ModuleDict()
        : base("ModuleDict")
    {
    }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => [.. keys()];

    public ICollection<T> Values => [.. values()];

    public T this[string key]
    {
        get => Place(key) is >= 0 and var place ? _items[place].Value : throw new KeyNotFoundException($"ModuleDict: nothing is named '{key}'; there are [{string.Join(", ", keys())}].");
        set
        {
            var place = Place(key);
            if (place < 0) _items.Add(new(key, value));
            else _items[place] = new(key, value);
            Register();
        }
    }

    public IEnumerable<string> keys() => _items.Select(i => i.Key);

    public IEnumerable<T> values() => _items.Select(i => i.Value);

    public void Add(string key, T value) => Add(new KeyValuePair<string, T>(key, value));

    public void Add(KeyValuePair<string, T> item)
    {
        if (ContainsKey(item.Key)) throw new ArgumentException($"ModuleDict: '{item.Key}' is there already.", nameof(item));
        _items.Add(item);
        Register();
    }

    public bool Remove(string key)
    {
        var place = Place(key);
        if (place < 0) return false;
        _items.RemoveAt(place);
        Register();
        return true;
    }

    public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);

    public void Clear()
    {
        _items.Clear();
        Register();
    }

    public void clear() => Clear();

    public bool ContainsKey(string key) => Place(key) >= 0;

    public bool Contains(KeyValuePair<string, T> item) => _items.Contains(item);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    bool IDictionary<string, T>.TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var place = Place(key);
        value = place < 0 ? default : _items[place].Value;
        return place >= 0;
    }

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    private int Place(string key) => _items.FindIndex(i => i.Key == key);

    private void Register() => SetChildren(_items.Select(i => (i.Key, (nn.Module)i.Value)));
}
