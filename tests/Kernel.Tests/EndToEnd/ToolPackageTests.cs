using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Kernel.Tests.EndToEnd;

/// <summary>The kernel published by itself: packed as a .NET tool, installed from the package, started by Jupyter.</summary>
[Collection(PortsOfJupyter.Name)]
public sealed class ToolPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tool_PackedInstalledRegistered_RunsACell()
    {
        Assert.SkipUnless(Machine.HasJupyter, Machine.NoJupyter);
        var package = Pack();
        HoldsTheKernelAlone(package);

        var (exit, output, error) = Machine.Run(Machine.Dotnet, ["tool", "install", "--tool-path", _folder.File("tools"), "--source", _folder.Path, "Workbench.Kernel"]);
        Assert.True(exit == 0, output + error);
        var starter = _folder.File("tools/workbench-kernel");
        var installed = Machine.Run(starter, ["install", "--user-dir", _folder.File("jupyter")]);
        Assert.True(installed.Exit == 0, installed.Error);

        NotebookFile.Write(_folder.File("in.ipynb"), "workbench-csharp", "Environment.ProcessPath");
        var run = Machine.Run(Path.Combine(Machine.RepositoryRoot, "environment", "kernel", "execute"), [_folder.File("in.ipynb"), _folder.File("out.ipynb")], _folder.File("jupyter"));
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains(starter, NotebookFile.Joined(NotebookFile.Outputs(_folder.File("out.ipynb"), 0).Single()!["data"]!["text/plain"]));
        Assert.Equal([starter, "{connection_file}"], JsonNode.Parse(File.ReadAllText(_folder.File("jupyter/kernels/workbench-csharp/kernel.json")))!["argv"]!.AsArray().Select(word => (string?)word));
    }

    private string Pack()
    {
        var (exit, output, error) = Machine.Run(Machine.Dotnet, ["pack", Path.Combine(Machine.RepositoryRoot, "environment", "kernel"), "-c", "Release", "--no-build", "-o", _folder.Path, "--nologo", "-v", "quiet"]);
        Assert.True(exit == 0, output + error);
        return Directory.GetFiles(_folder.Path, "*.nupkg").Single();
    }

    private static void HoldsTheKernelAlone(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        string[] expected = ["Microsoft.CodeAnalysis.CSharp.Scripting.dll", "Microsoft.CodeAnalysis.CSharp.dll", "Microsoft.CodeAnalysis.Scripting.dll", "Microsoft.CodeAnalysis.dll", "Workbench.Kernel.dll"];
        Assert.Superset(expected.ToHashSet(), archive.Entries.Select(entry => entry.Name).ToHashSet());
        Assert.DoesNotContain(archive.Entries, entry => entry.Name is "Workbench.dll" || entry.Name.Contains("torch", StringComparison.OrdinalIgnoreCase));
        using var stream = archive.GetEntry("Workbench.Kernel.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Of(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
        Assert.Equal("MIT", Of("license"));
        Assert.Equal("README.md", Of("readme"));
        Assert.Equal("logo-64x64.png", Of("icon"));
        Assert.Contains(archive.Entries, entry => entry.FullName == "README.md");
    }
}
