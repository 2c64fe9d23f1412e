using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kernel.Tests.EndToEnd;

namespace Kernel.Tests.Connection;

/// <summary>What an editor reads from the checkout: each file well formed, and what it names is there.</summary>
public sealed class EditorFilesTests
{
    [Theory]
    [InlineData("cpu", false)]
    [InlineData("gpu", true)]
    public void Devcontainer_EachVariant_BuildsSetsUpAndRecommendsTheSameExtensions(string variant, bool bringsCuda)
    {
        var container = Read($".devcontainer/{variant}/devcontainer.json");
        var dockerfile = File.ReadAllText(Path.Combine(Machine.RepositoryRoot, ".devcontainer", variant, (string)container["build"]!["dockerfile"]!));

        Assert.True(File.Exists(Path.Combine(Machine.RepositoryRoot, (string)container["postCreateCommand"]!)));
        Assert.Contains($"useradd --create-home --shell /bin/bash {(string?)container["remoteUser"]}", dockerfile);
        Assert.Equal(Words(Read(".vscode/extensions.json")["recommendations"]), Words(container["customizations"]!["vscode"]!["extensions"]));
        Assert.Equal(bringsCuda, container["hostRequirements"]?["gpu"] is not null);
        foreach (var (argument, _) in container["build"]!["args"]?.AsObject() ?? []) Assert.Matches($"(?m)^ARG {Regex.Escape(argument)}=", dockerfile);
    }

    [Fact]
    public void Devcontainer_Gpu_NamesTheVariableThatSetupReadsAndTheFolderThatPipMakes()
    {
        var libtorch = (string?)Read(".devcontainer/gpu/devcontainer.json")["containerEnv"]!["WORKBENCH_LIBTORCH"];

        Assert.Contains("WORKBENCH_LIBTORCH", File.ReadAllText(Path.Combine(Machine.RepositoryRoot, "environment", "parts")));
        // Debian 12's Python is 3.11.
        Assert.Equal("/opt/pytorch/lib/python3.11/site-packages/torch", libtorch);
        Assert.Contains("python3 -m venv /opt/pytorch ", File.ReadAllText(Path.Combine(Machine.RepositoryRoot, ".devcontainer", "Dockerfile")));
    }

    private static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(Machine.RepositoryRoot, path)))!.AsObject();

    private static IEnumerable<string?> Words(JsonNode? list) => list!.AsArray().Select(word => (string?)word);
}
