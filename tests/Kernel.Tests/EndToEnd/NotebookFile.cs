using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Notebook files as the tests write and read them.</summary>
internal static class NotebookFile
{
    /// <summary>Writes a notebook: a heading, then the code cells, each with an output that an earlier run left.</summary>
    public static void Write(string path, string kernel, params IEnumerable<string> cells) =>
        Write(path, kernel, [], cells.Select(code => (code, new JsonObject(), new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "of an earlier run" }))));

    /// <summary>Writes a notebook with metadata of its own and of its cells.</summary>
    public static void Write(string path, string kernel, JsonObject metadata, IEnumerable<(string Code, JsonObject Metadata, JsonArray Outputs)> cells)
    {
        metadata["kernelspec"] = new JsonObject { ["name"] = kernel, ["display_name"] = "C#", ["language"] = "C#" };
        File.WriteAllText(path, new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = metadata,
            ["cells"] = new JsonArray([new JsonObject { ["cell_type"] = "markdown", ["id"] = "m", ["metadata"] = new JsonObject(), ["source"] = "# The question" }, .. cells.Select((cell, index) => new JsonObject
            {
                ["cell_type"] = "code",
                ["id"] = $"c{index}",
                ["metadata"] = cell.Metadata,
                ["execution_count"] = null,
                ["outputs"] = cell.Outputs,
                ["source"] = cell.Code,
            })]),
        }.ToJsonString());
    }

    /// <summary>What a notebook holds below one of its code cells.</summary>
    public static JsonArray Outputs(string path, int codeCell) =>
        JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code").ElementAt(codeCell)!["outputs"]!.AsArray();

    /// <summary>A text, which nbformat stores as one string or as a list of lines.</summary>
    public static string Joined(JsonNode? text) => text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)text!;
}
