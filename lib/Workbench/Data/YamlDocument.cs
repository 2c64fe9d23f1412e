using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Workbench.Data;

/// <summary>
/// Reads one small YAML document into dictionaries, lists and scalars. Anchors, aliases, tags, deep nesting and duplicate keys are
/// refused, so nothing grows beyond the text (no "billion laughs").
/// </summary>
internal static class YamlDocument
{
    private const int MaxDepth = 8;

    /// <summary>A scalar and whether it was quoted (a quoted "null" is text).</summary>
    public sealed record Scalar(string Text, bool IsPlain)
    {
        /// <summary>True for a plain <c>null</c>, <c>~</c> or nothing at all.</summary>
        public bool IsNull => IsPlain && (Text is "null" or "~" or "");
    }

    /// <summary>The document's root: <see cref="Dictionary{TKey, TValue}"/>, <see cref="List{T}"/> or <see cref="Scalar"/>.</summary>
    /// <exception cref="ManifestException">The text is not such a document.</exception>
    public static object Parse(string text, string file)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) throw new ManifestException(file, "", "one YAML document", "an empty file");
            object root = Node(parser, file, "", 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _)) throw new ManifestException(file, "", "one YAML document", "a second one");
            return root;
        }
        catch (YamlException e)
        {
            throw new ManifestException(file, "", "YAML", $"at line {e.Start.Line}: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet 16.3 lets such escape on some malformed text (found by fuzzing).
            throw new ManifestException(file, "", "YAML", $"text that the YAML reader gave up on: {e.Message}", e);
        }
    }

    /// <summary>What a node is, for messages.</summary>
    public static string Describe(object node) => node switch
    {
        Scalar { IsNull: true } => "null",
        Scalar { IsPlain: true } scalar => scalar.Text,
        Scalar scalar => $"\"{scalar.Text}\"",
        List<object> list => $"a list of {list.Count}",
        _ => "a mapping",
    };

    private static object Node(Parser parser, string file, string key, int depth)
    {
        if (depth > MaxDepth) throw new ManifestException(file, key, $"at most {MaxDepth} levels of nesting", "more");
        if (parser.Current is AnchorAlias) throw new ManifestException(file, key, "plain values", "an alias (*name)");
        if (parser.Current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            throw new ManifestException(file, key, "plain values", "an anchor (&name) or a tag (!name)");
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
            return new Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain);
        return parser.TryConsume<SequenceStart>(out _) ? List(parser, file, key, depth) : Mapping(parser, file, key, depth);
    }

    private static List<object> List(Parser parser, string file, string key, int depth)
    {
        var list = new List<object>();
        while (!parser.TryConsume<SequenceEnd>(out _)) list.Add(Node(parser, file, $"{key}[{list.Count}]", depth + 1));
        return list;
    }

    private static Dictionary<string, object> Mapping(Parser parser, string file, string key, int depth)
    {
        parser.Consume<MappingStart>();
        var mapping = new Dictionary<string, object>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, file, key, depth + 1) is not Scalar name) throw new ManifestException(file, key, "keys that are words", "a key that is a list or a mapping");
            string path = key.Length == 0 ? name.Text : $"{key}.{name.Text}";
            if (!mapping.TryAdd(name.Text, Node(parser, file, path, depth + 1))) throw new ManifestException(file, path, "every key once", "it twice");
        }

        return mapping;
    }
}
