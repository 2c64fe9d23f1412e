using System.Globalization;
using System.Numerics;
using Workbench.Kernel.Display.Progress;

namespace Workbench.Kernel.Display.Values;

/// <summary>Values that are one text: numbers with every digit, dates as ISO 8601 writes them, the same on every machine.</summary>
internal static class Leaves
{
    /// <summary>Characters of a text that stands alone: some 400 lines.</summary>
    public const int AloneCharacters = 32_000;

    /// <summary>Characters of a text among others, more than any cell shows.</summary>
    private const int NestedCharacters = 1000;

    private const int ShownBytes = 16;

    /// <summary>The value's leaf, or null when it has no simple one.</summary>
    public static Leaf? Of(object? value, bool alone) => value switch
    {
        null => new Leaf("null"),
        string text => Text(text, alone, LeafKind.String),
        bool or char => new Leaf(value.ToString()!),
        DateTime time => new Leaf(Iso(time, "yyyy-MM-dd HH:mm:ss.FFFFFFF") + (time.Kind == DateTimeKind.Utc ? "Z" : "")),
        DateTimeOffset time => new Leaf(Iso(time, "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz")),
        DateOnly or TimeOnly => new Leaf(Iso((IFormattable)value, "O")),
        byte[] bytes => new Leaf($"byte[{bytes.Length}] {string.Join(' ', bytes.Take(ShownBytes).Select(one => one.ToString("X2")))}{(bytes.Length > ShownBytes ? " …" : "")}"),
        Exception failure => Text(alone ? ExceptionText.Of(failure) : $"{failure.GetType().Name}: {failure.Message}", alone),
        Type type => new Leaf(TypeName.Of(type)),
        Delegate function => new Leaf(TypeName.Of(function.GetType()) + (function.Method.Name.Contains('<') ? "" : " " + function.Method.Name)),
        Markup markup => Text(markup.Text, alone),
        ProgressBar bar => Text(bar.ToString(), alone),
        IFormattable number when IsNumber(value.GetType()) => Text(number.ToString(null, CultureInfo.InvariantCulture), alone, LeafKind.Number),
        _ => null,
    };

    /// <summary>A text's leaf: a long one is cut here, so that nothing later has to carry it.</summary>
    public static Leaf Text(string text, bool alone, LeafKind kind = LeafKind.Text)
    {
        var limit = alone ? AloneCharacters : NestedCharacters;
        return text.Length <= limit ? new Leaf(text, kind) : new Leaf(text[..limit], kind, text.Length - limit);
    }

    /// <summary>What a nested value's own formatter writes as plain text, or null.</summary>
    public static Leaf? Formatted(object value) =>
        ConventionFormatters.For(value.GetType()).FirstOrDefault(formatter => formatter.MimeType == "text/plain")?.Format(value) is { } text ? Text(text, alone: false) : null;

    private static string Iso(IFormattable time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static bool IsNumber(Type type) => Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INumberBase<>));
}
