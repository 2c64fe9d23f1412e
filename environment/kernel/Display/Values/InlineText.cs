using System.Text;

namespace Workbench.Kernel.Display.Values;

/// <summary>A node on one line, as C# would write it where it can: <c>[1, 2]</c>, <c>{"a": 1}</c>, <c>Pair { Left = 1 }</c>.</summary>
internal static class InlineText
{
    /// <summary>No cell shows more of a line: writing ends soon after.</summary>
    public const int Longest = 500;

    /// <summary>The line of a value among others: strings in quotes.</summary>
    public static string Of(Node node)
    {
        var line = new StringBuilder();
        Write(line, node);
        return line.Length <= Longest ? line.ToString() : SafeText.Cut(line.ToString(), Longest);
    }

    /// <summary>The line of a value in a cell of its own: strings as they are.</summary>
    public static string OfCell(Node node) => node is Leaf leaf ? SafeText.Cut(SafeText.Line(leaf.Text) + (leaf.Hidden > 0 ? "…" : ""), Longest) : Of(node);

    private static void Write(StringBuilder line, Node node)
    {
        if (line.Length > Longest) return;
        switch (node)
        {
            case Leaf leaf:
                line.Append(leaf.Kind == LeafKind.String ? $"\"{OfCell(leaf)}\"" : OfCell(leaf));
                break;
            case Items items:
                if (items.Key is not null)
                {
                    Write(line, items.Key);
                    line.Append(": ");
                }
                Join(line, "[", items.Values, value => Write(line, value), items.Count.IsPart, "]");
                if (items.Count.IsPart) line.Append($" ({items.Count})");
                break;
            case Entries entries:
                Join(line, "{", entries.Pairs, pair => WritePair(line, pair), entries.Count.IsPart, "}");
                if (entries.Count.IsPart) line.Append($" ({entries.Count})");
                break;
            case Fields { IsTuple: true } tuple:
                if (tuple.Name.Length > 0) line.Append(SafeText.Line(tuple.Name)).Append(' ');
                Join(line, "(", tuple.Values, field => Write(line, field.Value), tuple.Hidden > 0, ")");
                break;
            case Fields fields:
                if (fields.Name.Length > 0) line.Append(SafeText.Line(fields.Name)).Append(' ');
                Join(line, "{ ", fields.Values, field => WriteField(line, field), fields.Hidden > 0, " }");
                break;
            case Grid grid:
                line.Append(grid.Name);
                break;
        }
    }

    private static void WritePair(StringBuilder line, (Node Key, Node Value) pair)
    {
        Write(line, pair.Key);
        line.Append(": ");
        Write(line, pair.Value);
    }

    private static void WriteField(StringBuilder line, (string Name, Node Value) field)
    {
        line.Append(SafeText.Line(field.Name)).Append(" = ");
        Write(line, field.Value);
    }

    private static void Join<T>(StringBuilder line, string open, IReadOnlyList<T> parts, Action<T> write, bool isPart, string close)
    {
        line.Append(open);
        for (var index = 0; index < parts.Count; index++)
        {
            if (index > 0) line.Append(", ");
            write(parts[index]);
        }
        if (isPart) line.Append(parts.Count > 0 ? ", …" : "…");
        line.Append(close);
    }
}
