using System.Text.Json.Nodes;
using Workbench.Kernel.Connection;

namespace Kernel.Tests.Connection;

public sealed class KernelSpecTests
{
    [Fact]
    public void Install_EmptyFolder_WritesBothNames()
    {
        using var data = new TemporaryFolder();

        KernelSpec.Install(data.Path, "/dotnet", "/kernel.dll");

        foreach (var name in (string[])["workbench-csharp", ".net-csharp"])
        {
            var spec = JsonNode.Parse(File.ReadAllText(data.File($"kernels/{name}/kernel.json")))!;
            Assert.Equal(["/dotnet", "/kernel.dll", "{connection_file}"], spec["argv"]!.AsArray().Select(argument => (string?)argument));
            Assert.Equal("C# (Workbench)", (string?)spec["display_name"]);
            Assert.Equal("C#", (string?)spec["language"]);
            Assert.Equal("message", (string?)spec["interrupt_mode"]);
            Assert.False((bool?)spec["metadata"]!["debugger"]);
        }
    }

    [Fact]
    public void Install_Again_SaysSoAndLeavesNoOtherFile()
    {
        using var data = new TemporaryFolder();
        KernelSpec.Install(data.Path, "/dotnet", "/kernel.dll");

        var done = KernelSpec.Install(data.Path, "/dotnet", "/kernel.dll");

        Assert.All(done, line => Assert.Contains("already installed", line));
        Assert.Equal(2, Directory.GetFiles(data.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("""{"argv": ["dotnet-interactive"], "display_name": ".NET (C#)"}""")]
    [InlineData("broken")]
    public void Install_AnotherKernelUnderDotNetInteractivesName_IsLeftAlone(string other)
    {
        using var data = new TemporaryFolder();
        var path = data.File("kernels/.net-csharp/kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, other);

        var done = KernelSpec.Install(data.Path, "/dotnet", "/kernel.dll");

        Assert.Equal(other, File.ReadAllText(path));
        Assert.Contains("as it is", done[1]);
    }

    [Theory]
    [InlineData("/j", "/x", "/j")]
    [InlineData(null, "/x", "/x/jupyter")]
    [InlineData(null, null, "/home/ada/.local/share/jupyter")]
    [InlineData("", "", "/home/ada/.local/share/jupyter")]
    public void UserDataFolder_Environment_FollowsJupytersOrder(string? jupyter, string? xdg, string expected) =>
        Assert.Equal(expected, KernelSpec.UserDataFolder(name => name switch { "JUPYTER_DATA_DIR" => jupyter, "XDG_DATA_HOME" => xdg, "HOME" => "/home/ada", _ => null }));
}
