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

    private const string DisplayName = "C# (Workbench)";
    private const string DotNetInteractiveDisplayName = "C# (Workbench, for .NET notebooks)";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where Jupyter looks for a user's kernels: <c>JUPYTER_DATA_DIR</c>, else <c>XDG_DATA_HOME/jupyter</c>, else <c>~/.local/share/jupyter</c>.</summary>
    public static string UserDataFolder(Func<string, string?> environment)
    {
        if (environment("JUPYTER_DATA_DIR") is { Length: > 0 } jupyter) return jupyter;
        var data = environment("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(environment("HOME") ?? "/", ".local", "share");
        return Path.Combine(data, "jupyter");
    }

    /// <summary>The text of <c>kernel.json</c>.</summary>
    /// <param name="name"><see cref="Name"/> or <see cref="DotNetInteractiveName"/>; people see the two under different texts.</param>
    /// <param name="launch">What Jupyter starts.</param>
    public static string Json(string name, Launch launch)
    {
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. launch.Command.Select(word => JsonValue.Create(word)), "{connection_file}"]),
            ["display_name"] = name == Name ? DisplayName : DotNetInteractiveDisplayName,
            ["language"] = "C#",
            // Not "signal": Jupyter would send SIGINT to the whole process group, and with it to every program that a cell has started.
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        if (launch.DotnetRoot is { } root) spec["env"] = new JsonObject { ["DOTNET_ROOT"] = root };
        return spec.ToJsonString(Indented) + "\n";
    }

    /// <summary>Whether a <c>kernel.json</c> was written by this kernel, of whatever version.</summary>
    public static bool IsOurs(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject spec && spec["display_name"] is JsonValue name
                && name.TryGetValue<string>(out var text) && text is DisplayName or DotNetInteractiveDisplayName;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
