using System.Text.Json;

namespace Workbench.Kernel.Scripting.Directives;

/// <summary>The pieces of C# in a file: a script is one, a notebook has one per code cell.</summary>
internal static class ImportedFile
{
    /// <summary>A file larger than this is not something a person wrote to be run.</summary>
    private const int MostBytes = 64 << 20;

    private static readonly string[] ScriptEndings = [".cs", ".csx", ".dib"];

    /// <summary>Reads the pieces of the file that a directive names, in order; of those in another language, which one.</summary>
    /// <exception cref="DirectiveException">There is no such file, or it holds no code of these kinds.</exception>
    public static IReadOnlyList<(string Code, CodeSource Source, string? OtherLanguage)> Read(DirectiveCall call)
    {
        var (path, name) = (call.Path, call.Part.Name);
        var ending = Path.GetExtension(path);
        if (ending != ".ipynb" && !ScriptEndings.Contains(ending)) throw new DirectiveException($"{name}: expected a .cs, .csx, .ipynb or .dib file, got {path}.");
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes } large) throw new DirectiveException($"{name}: expected at most {MostBytes >> 20} MiB, got {large.Length >> 20} MiB at {path}.");
            var text = File.ReadAllText(path);
            var folder = Path.GetDirectoryName(path)!;
            return ending == ".ipynb" ? Cells(text, path, folder) : [(text, new CodeSource(path, folder), null)];
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DirectiveException($"{name}: expected a file, got nothing at {path}. The path is relative to the folder of the code that names it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException($"{name}: expected a readable file, got \"{failure.Message}\"");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DirectiveException($"{name}: expected a notebook of format 4 at {path}, got {(failure is JsonException ? $"text that is no JSON: {failure.Message}" : "JSON without a list of cells, each with its cell_type and source")}.");
        }
    }

    private static List<(string Code, CodeSource Source, string? OtherLanguage)> Cells(string text, string path, string folder)
    {
        using var notebook = JsonDocument.Parse(text);
        var cells = notebook.RootElement.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code");
        return [.. cells.Select((cell, index) => (Text(cell.GetProperty("source")), new CodeSource($"{path}[{index + 1}]", folder), OtherLanguage(cell)))];
    }

    /// <summary>The language to which the notebook's other host gave a cell; null for C#.</summary>
    private static string? OtherLanguage(JsonElement cell) =>
        (Kernel(cell, "polyglot_notebook", "kernelName") ?? Kernel(cell, "dotnet_interactive", "language")) is { } language and not ("csharp" or "C#" or "c#") ? language : null;

    private static string? Kernel(JsonElement cell, string host, string key) =>
        cell.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty(host, out var facts) && facts.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static string Text(JsonElement source) => source.ValueKind == JsonValueKind.Array ? string.Concat(source.EnumerateArray().Select(line => line.GetString())) : source.GetString() ?? "";
}
