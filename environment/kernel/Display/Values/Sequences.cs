using System.Collections;

namespace Workbench.Kernel.Display.Values;

/// <summary>Sequences and dictionaries: enumerated once, at most one item further than is shown, so that endless ones end.</summary>
internal static class Sequences
{
    private static readonly Leaf Nothing = new("");

    /// <summary>The first items or entries.</summary>
    public static Node Of(IEnumerable items, ValueReader reader)
    {
        var type = items.GetType();
        var isDictionary = IsDictionary(type);
        List<(Node Key, Node Value)> read = [];
        var end = Pull(items, reader, isDictionary, read);
        var (shown, known) = (end is End.Failed or End.GivenUp ? read.Count - 1 : read.Count, Count(items, type));
        long? total = end == End.All ? shown : known > shown ? known : null;
        var count = new Amount(shown, total, isDictionary ? "entry" : "item", isDictionary ? "entries" : "items", end switch { End.Failed => "failed", End.GivenUp => "was given up", _ => null });
        return isDictionary ? new Entries(read, count) : new Items([.. read.Select(item => item.Value)], count, Key(items, type, reader));
    }

    /// <summary>Whether items of the type are keys with values.</summary>
    public static bool IsDictionary(Type type) => typeof(IDictionary).IsAssignableFrom(type)
        || Implemented(type, typeof(IDictionary<,>)) is not null || Implemented(type, typeof(IReadOnlyDictionary<,>)) is not null;

    /// <summary>What a <c>Memory</c> holds; null for any other value, and for text, which says what it is itself.</summary>
    public static Array? Held(object value) => value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(Memory<>) || definition == typeof(ReadOnlyMemory<>)) && type.GetGenericArguments()[0] != typeof(char)
            ? (Array)type.GetMethod(nameof(Memory<>.ToArray))!.Invoke(value, null)! : null;

    private enum End
    {
        All,
        Part,
        Failed,
        GivenUp,
    }

    /// <summary>Adds the first items to <paramref name="read"/>; what throws or takes too long is the last of them.</summary>
    private static End Pull(IEnumerable items, ValueReader reader, bool isDictionary, List<(Node Key, Node Value)> read)
    {
        IEnumerator? enumerator = null;
        try
        {
            enumerator = items.GetEnumerator();
            while (!reader.IsLate)
            {
                if (!enumerator.MoveNext()) return End.All;
                if (read.Count == ValueReader.ShownItems) return End.Part;
                read.Add(isDictionary ? Entry(enumerator.Current, reader) : (Nothing, reader.Read(enumerator.Current)));
            }
            read.Add((Nothing, ValueReader.TooLate));
            return End.GivenUp;
        }
        catch (Exception failure) when (ValueReader.IsShown(failure))
        {
            read.Add((Nothing, ValueReader.Failed(failure)));
            return End.Failed;
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }
    }

    private static (Node Key, Node Value) Entry(object? item, ValueReader reader) => item switch
    {
        DictionaryEntry entry => (reader.Read(entry.Key), reader.Read(entry.Value)),
        { } pair when Members.IsPair(pair.GetType()) => (reader.Read(pair.GetType().GetProperty("Key")!.GetValue(pair)), reader.Read(pair.GetType().GetProperty("Value")!.GetValue(pair))),
        _ => (Nothing, reader.Read(item)),
    };

    private static Node? Key(IEnumerable items, Type type, ValueReader reader) =>
        Implemented(type, typeof(IGrouping<,>)) is { } grouping ? reader.Read(grouping.GetProperty("Key")!.GetValue(items)) : null;

    /// <summary>The count where the collection knows it without being enumerated.</summary>
    private static long? Count(IEnumerable items, Type type) => items is ICollection collection ? collection.Count
        : (Implemented(type, typeof(IReadOnlyCollection<>)) ?? Implemented(type, typeof(ICollection<>)))?.GetProperty("Count")?.GetValue(items) is int count ? count : null;

    private static Type? Implemented(Type type, Type definition) =>
        Array.Find(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == definition);
}
