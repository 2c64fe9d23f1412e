using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Kernel.Connection;

/// <summary>The few lines of JSON by which Jupyter finds and starts this kernel.</summary>
internal static class KernelSpec
{
    /// <summary>The kernel's own name in Jupyter.</summary>
    public const string Name = "workbench-csharp";

    /// <summary>The name in notebooks written for .NET Interactive.</summary>
    public const string DotNetInteractiveName = ".net-csharp";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where Jupyter looks for a user's kernels: <c>JUPYTER_DATA_DIR</c>, else <c>XDG_DATA_HOME/jupyter</c>, else <c>~/.local/share/jupyter</c>.</summary>
    public static string UserDataFolder(Func<string, string?> environment)
    {
        if (environment("JUPYTER_DATA_DIR") is { Length: > 0 } jupyter) return jupyter;
        var data = environment("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(environment("HOME") ?? "/", ".local", "share");
        return Path.Combine(data, "jupyter");
    }

    /// <summary>The text of <c>kernel.json</c> for a kernel started as <c>dotnet assembly connection-file</c>.</summary>
    public static string Json(string dotnet, string assembly) => new JsonObject
    {
        ["argv"] = new JsonArray(dotnet, assembly, "{connection_file}"),
        ["display_name"] = "C# (Workbench)",
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false },
    }.ToJsonString(Indented) + "\n";

    /// <summary>Writes the kernel's spec, and one under .NET Interactive's name if that name is free or already ours.</summary>
    /// <returns>What was done, one sentence a line.</returns>
    public static IReadOnlyList<string> Install(string dataFolder, string dotnet, string assembly)
    {
        var json = Json(dotnet, assembly);
        var done = new List<string> { Write(dataFolder, Name, json) };
        var other = Path.Combine(dataFolder, "kernels", DotNetInteractiveName, "kernel.json");
        done.Add(!File.Exists(other) || IsOurs(other)
            ? Write(dataFolder, DotNetInteractiveName, json)
            : $"Left {other} as it is: another kernel has that name.");
        return done;
    }

    private static string Write(string dataFolder, string name, string json)
    {
        var folder = Path.Combine(dataFolder, "kernels", name);
        var target = Path.Combine(folder, "kernel.json");
        if (File.Exists(target) && File.ReadAllText(target) == json) return $"Kernel {name} was already installed in {target}.";
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".kernel.json.{Environment.ProcessId}");
        File.WriteAllText(temporary, json);
        File.Move(temporary, target, overwrite: true);
        return $"Installed kernel {name} in {target}.";
    }

    private static bool IsOurs(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject spec && spec["display_name"] is JsonValue name
                && name.TryGetValue<string>(out var text) && text == "C# (Workbench)";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
