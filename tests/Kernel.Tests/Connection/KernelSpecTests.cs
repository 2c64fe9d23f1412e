using System.Text.Json.Nodes;
using Workbench.Kernel.Connection;

namespace Kernel.Tests.Connection;

public sealed class KernelSpecTests
{
    [Theory]
    [InlineData("workbench-csharp", "C# (Workbench)")]
    [InlineData(".net-csharp", "C# (Workbench, for .NET notebooks)")]
    public void Json_EitherName_IsWhatJupyterStarts(string name, string shown)
    {
        var spec = JsonNode.Parse(KernelSpec.Json(name, new Launch(["/dotnet", "/kernel.dll"])))!;

        Assert.Equal(["/dotnet", "/kernel.dll", "{connection_file}"], spec["argv"]!.AsArray().Select(argument => (string?)argument));
        Assert.Equal(shown, (string?)spec["display_name"]);
        Assert.Equal("C#", (string?)spec["language"]);
        Assert.Equal("message", (string?)spec["interrupt_mode"]);
        Assert.False((bool?)spec["metadata"]!["debugger"]);
        Assert.Null(spec["env"]);
    }

    [Fact]
    public void Json_ToolsStarter_FindsDotnetByItsVariable() =>
        Assert.Equal("/dotnet", (string?)JsonNode.Parse(KernelSpec.Json("workbench-csharp", new Launch(["/tools/workbench-kernel"], "/dotnet")))!["env"]!["DOTNET_ROOT"]);

    [Theory]
    [InlineData("""{"display_name": "C# (Workbench)"}""", true)]
    [InlineData("""{"display_name": ".NET (C#)"}""", false)]
    [InlineData("""{"display_name": 3}""", false)]
    [InlineData("[]", false)]
    [InlineData("broken", false)]
    public void IsOurs_AnyText_TellsByTheDisplayName(string json, bool ours) => Assert.Equal(ours, KernelSpec.IsOurs(json));

    [Theory]
    [InlineData("/j", "/x", "/j")]
    [InlineData(null, "/x", "/x/jupyter")]
    [InlineData(null, null, "/home/ada/.local/share/jupyter")]
    [InlineData("", "", "/home/ada/.local/share/jupyter")]
    public void UserDataFolder_Environment_FollowsJupytersOrder(string? jupyter, string? xdg, string expected) =>
        Assert.Equal(expected, KernelSpec.UserDataFolder(name => name switch { "JUPYTER_DATA_DIR" => jupyter, "XDG_DATA_HOME" => xdg, "HOME" => "/home/ada", _ => null }));
}
