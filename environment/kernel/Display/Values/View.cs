using System.Globalization;

namespace Workbench.Kernel.Display.Values;

/// <summary>A value without a formatter of its own, as notebooks show it.</summary>
/// <param name="Text">Plain text that can be read alone.</param>
/// <param name="Html">The same as a table, or null where there is nothing to lay out.</param>
internal sealed record View(string Text, string? Html)
{
    /// <summary>A sequence that fits this many places is a line, not a table.</summary>
    private const int LineWidth = 100;

    /// <summary>Reads the value once and writes it.</summary>
    public static View Of(object? value) => Of(value, TimeProvider.System);

    /// <summary>The same with a clock, for tests of what takes long.</summary>
    public static View Of(object? value, TimeProvider time)
    {
        var node = ValueReader.Read(value, time);
        if (node is Leaf leaf) return new View(SafeText.Lines(leaf.Text) + (leaf.Hidden > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n… {leaf.Hidden:N0} more characters") : ""), null);
        if (Line(node) is { } line && SafeText.Width(line) <= LineWidth) return new View(line, null);
        return Table.Of(node) is { } table ? new View(TextTable.Of(table), HtmlTable.Of(table)) : new View(InlineText.Of(node), null);
    }

    /// <summary>The node as a line, where one is as easy to read as a table: tuples, and sequences of numbers, texts or short lists of them.</summary>
    private static string? Line(Node node) => node switch
    {
        Items items when items.Values.All(IsSimple) => InlineText.Of(items) + (items.Count.IsPart ? "" : $" ({items.Count})"),
        Entries { Pairs.Count: 0 } entries => $"{{}} ({entries.Count})",
        Fields { IsTuple: true } => InlineText.Of(node),
        _ => null,
    };

    private static bool IsSimple(Node item) => item is Leaf || (item is Items { Key: null } nested && nested.Values.All(IsSimple));
}
