using System.Text;
using System.Text.Json;

namespace Workbench.Figures.Report;

/// <summary>What a report takes from a notebook file: cells with their text and outputs. Everything is checked while it is read.</summary>
/// <param name="KernelName">Display name of its kernel, or empty.</param>
/// <param name="Settings">What was set in it before it ran, name and text.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record ExecutedNotebook(string KernelName, IReadOnlyList<KeyValuePair<string, string>> Settings, IReadOnlyList<NotebookCell> Cells)
{
    private const int DeepestNesting = 64;
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a notebook of format 4.</summary>
    /// <exception cref="InvalidDataException">Not JSON, too deep, or not a notebook.</exception>
    public static ExecutedNotebook Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            // The message ends with places that are counted from 0.
            string said = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
            throw new InvalidDataException($"NotebookReport: expected a notebook as JSON nested at most {DeepestNesting} levels, but in line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {said}", e);
        }
        catch (InvalidOperationException e)
        {
            // System.Text.Json reports half a surrogate pair this way.
            throw new InvalidDataException($"NotebookReport: the notebook holds text that is not valid Unicode: {e.Message}", e);
        }
    }

    /// <summary>The text of a notebook's bytes, without a byte order mark.</summary>
    /// <exception cref="InvalidDataException">They are not UTF-8; the message says where.</exception>
    public static string Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"NotebookReport: expected text in UTF-8, but byte {e.Index} is none of it. Save the notebook in UTF-8, as notebook hosts do.", e);
        }
    }

    private static ExecutedNotebook Read(JsonElement root)
    {
        JsonElement cells = default, format = default;
        bool isNotebook = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("cells", out cells) | root.TryGetProperty("nbformat", out format);
        // Format 3 has no cells, but sheets of them.
        if (isNotebook && (format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out int version) || version != 4))
            throw new InvalidDataException($"NotebookReport: expected notebook format 4, got {(format.ValueKind == JsonValueKind.Undefined ? "none" : Shorten(format.GetRawText()))}. Save it as format 4 in a notebook host; jupyter nbconvert --to notebook converts older formats.");
        if (!isNotebook || cells.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("NotebookReport: expected a notebook, an object with a list of \"cells\". Pass the text of an .ipynb file.");
        string kernel = Find(root, "metadata", "kernelspec") is { } spec ? Text(spec, "display_name") : "";
        return new ExecutedNotebook(kernel, Find(root, "metadata", "workbench", "set") is { } set ? ReadSettings(set) : [], [.. cells.EnumerateArray().Select(ReadCell)]);
    }

    // What environment/kernel/execute notes of its --set.
    private static KeyValuePair<string, string>[] ReadSettings(JsonElement set) => [.. set.EnumerateObject().Select(one => KeyValuePair.Create(one.Name, Text(set, one.Name)))];

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
            if (!element.TryGetProperty(name, out element) || element.ValueKind != JsonValueKind.Object) return null;
        return element;
    }

    private static NotebookCell ReadCell(JsonElement cell, int index)
    {
        if (cell.ValueKind != JsonValueKind.Object) throw new InvalidDataException($"NotebookReport: cell {index} is not an object: {Shorten(cell.GetRawText())}.");
        IReadOnlyList<CellOutput> outputs = cell.TryGetProperty("outputs", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(ReadOutput)] : [];
        bool ran = outputs.Count > 0 || (cell.TryGetProperty("execution_count", out JsonElement count) && count.ValueKind == JsonValueKind.Number);
        return new NotebookCell(Text(cell, "cell_type"), Text(cell, "source"), ran, outputs, cell.TryGetProperty("attachments", out JsonElement files) ? ReadAttachments(files) : []);
    }

    private static CellOutput ReadOutput(JsonElement output)
    {
        if (output.ValueKind != JsonValueKind.Object) return new CellOutput("", "", Nothing);
        return Text(output, "output_type") switch
        {
            "stream" => new CellOutput(Text(output, "name") == "stderr" ? "stderr" : "stdout", Printed(string.Concat(Lines(output, "text"))), Nothing),
            "error" => new CellOutput("error", $"{Text(output, "ename")}: {Text(output, "evalue")}\n{string.Join('\n', Lines(output, "traceback"))}", Nothing),
            _ => new CellOutput("data", "", output.TryGetProperty("data", out JsonElement data) ? Bundle(data) : Nothing),
        };
    }

    // What a terminal shows in the end: a carriage return goes back to the start of the line, and what follows stands there.
    private static string Printed(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal)) return text.ReplaceLineEndings("\n");
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            lines[i] = line[(line.LastIndexOf('\r') + 1)..];
        }
        return string.Join('\n', lines).ReplaceLineEndings("\n");
    }

    private static Dictionary<string, Dictionary<string, string>> ReadAttachments(JsonElement files)
    {
        Dictionary<string, Dictionary<string, string>> read = [];
        if (files.ValueKind != JsonValueKind.Object) return read;
        foreach (JsonProperty file in files.EnumerateObject()) read[file.Name] = Bundle(file.Value);
        return read;
    }

    // One text for each MIME type. JSON types may be objects (Jupyter) or text that holds JSON (.NET Interactive): both become JSON text.
    private static Dictionary<string, string> Bundle(JsonElement data)
    {
        Dictionary<string, string> bundle = [];
        if (data.ValueKind != JsonValueKind.Object) return bundle;
        foreach (JsonProperty entry in data.EnumerateObject())
            bundle[entry.Name] = entry.Value.ValueKind == JsonValueKind.Object ? entry.Value.GetRawText() : Text(data, entry.Name);
        return bundle;
    }

    // Notebook text is one string or a list of lines.
    private static string Text(JsonElement parent, string name) => string.Concat(Lines(parent, name)).ReplaceLineEndings("\n");

    private static string[] Lines(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement value)) return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.String).Select(line => line.GetString()!).ToArray(),
            _ => [],
        };
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}

/// <summary>A cell: its kind (<c>markdown</c>, <c>code</c>, <c>raw</c>), its text, whether it was executed, its outputs, and files attached to it (name, MIME type, base64).</summary>
internal sealed record NotebookCell(string Kind, string Source, bool Ran, IReadOnlyList<CellOutput> Outputs, IReadOnlyDictionary<string, Dictionary<string, string>> Attachments);

/// <summary>An output: <c>stdout</c>, <c>stderr</c> and <c>error</c> have text; <c>data</c> has one text for each MIME type.</summary>
internal sealed record CellOutput(string Kind, string Text, IReadOnlyDictionary<string, string> Bundle);
