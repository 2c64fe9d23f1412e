using System.Collections;
using System.Globalization;
using System.Text;

namespace Workbench.Kernel.Display;

/// <summary>A value as plain text where its type brings no formatter: short, the same on every machine, never more than a screenful.</summary>
internal static class PlainText
{
    private const int ShownItems = 20;
    private const int ShownDepth = 3;

    /// <summary>The text of a value that stands alone.</summary>
    public static string Of(object? value) => value is string text ? text : Nested(value, 0);

    private static string Nested(object? value, int depth) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool or char => value.ToString()!,
        Exception failure => $"{failure.GetType().Name}: {failure.Message}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture) ?? "",
        IDictionary entries when IsPlainCollection(value) => Sequence(entries.Cast<object>().Select(Entry), entries.Count, "{", "}", depth, "entry", "entries"),
        IEnumerable items when IsPlainCollection(value) => Sequence(items.Cast<object?>(), Count(items), Shape(items) + "[", "]", depth, "item", "items"),
        _ => value.ToString() ?? value.GetType().Name,
    };

    /// <summary>A collection that says nothing better about itself: one with a ToString of its own is shown by that.</summary>
    private static bool IsPlainCollection(object value) =>
        value.GetType().GetMethod(nameof(ToString), [])?.DeclaringType is { } declaring && (declaring == typeof(object) || declaring == typeof(ValueType));

    private static string Sequence(IEnumerable<object?> items, int? count, string open, string close, int depth, string one, string several)
    {
        if (depth >= ShownDepth) return open + "…" + close;
        var text = new StringBuilder(open);
        var shown = 0;
        var more = false;
        foreach (var item in items)
        {
            if (shown == ShownItems)
            {
                more = true;
                break;
            }
            if (shown++ > 0) text.Append(", ");
            text.Append(item is KeyValuePair<object, object?> entry ? $"{Nested(entry.Key, depth + 1)}: {Nested(entry.Value, depth + 1)}" : Nested(item, depth + 1));
        }
        if (more) text.Append(", …");
        text.Append(close);
        if (depth == 0 || more) text.Append((count ?? (more ? null : (int?)shown)) is { } known ? $" ({known} {(known == 1 ? one : several)})" : $" (more than {ShownItems} {several})");
        return text.ToString();
    }

    private static object Entry(object item) => item switch
    {
        DictionaryEntry entry => new KeyValuePair<object, object?>(entry.Key, entry.Value),
        _ when item.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
            new KeyValuePair<object, object?>(type.GetProperty("Key")!.GetValue(item)!, type.GetProperty("Value")!.GetValue(item)),
        _ => item,
    };

    private static int? Count(IEnumerable items) => items is ICollection collection ? collection.Count
        : items.GetType().GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))
            ?.GetProperty("Count")?.GetValue(items) as int?;

    private static string Shape(IEnumerable items) => items is Array { Rank: > 1 } array
        ? $"{array.GetType().GetElementType()!.Name}[{string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}] "
        : "";
}
