using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Notebooks as Polyglot Notebooks and .NET Interactive save them, through environment/kernel/execute.</summary>
[Collection(PortsOfJupyter.Name)]
public sealed class PolyglotNotebookTests : IDisposable
{
    private static readonly string Execute = Path.Combine(Machine.RepositoryRoot, "environment", "kernel", "execute");
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _folder = new();

    public PolyglotNotebookTests()
    {
        Assert.SkipUnless(Machine.HasJupyter, Machine.NoJupyter);
        Assert.Equal(0, Machine.RunKernel("install", "--user-dir", _data.Path).Exit);
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Execute_CellsOfSeveralLanguages_RunsTheCSharpOnesAndSaysSoOfTheOthers()
    {
        // As .NET Interactive leaves it when its tool is gone.
        File.WriteAllText(_data.File("kernels/.net-csharp/kernel.json"), """{"argv": ["/nowhere/dotnet-interactive"], "display_name": ".NET (C#)", "language": "C#"}""");
        NotebookFile.Write(_folder.File("in.ipynb"), ".net-csharp", NotebookMetadata(),
        [
            ("var x = 20;", Polyglot("csharp"), []),
            ("let y = 1", Polyglot("fsharp"), Stale()),
            ("<b>bold</b>", Interactive("html"), Stale()),
            ("x + 1", Interactive("csharp"), Stale()),
            ("x + 2", [], []),
        ]);

        var (exit, _, error) = Machine.Run(Execute, [_folder.File("in.ipynb"), _folder.File("out.ipynb")], _data.Path);

        Assert.True(exit == 0, error);
        Assert.Contains("cell 3 of 3", error);
        Assert.Equal("Not run: this cell is in fsharp, and only C# cells are run here.\n", NotebookFile.Joined(Outputs(1).Single()!["text"]));
        Assert.Contains("html", NotebookFile.Joined(Outputs(2).Single()!["text"]));
        Assert.Equal("21", NotebookFile.Joined(Outputs(3).Single()!["data"]!["text/plain"]));
        Assert.Equal("22", NotebookFile.Joined(Outputs(4).Single()!["data"]!["text/plain"]));
        var metadata = JsonNode.Parse(File.ReadAllText(_folder.File("out.ipynb")))!["metadata"]!;
        Assert.Equal(".net-csharp", (string?)metadata["kernelspec"]!["name"]);
        Assert.True(JsonNode.DeepEquals(NotebookMetadata()["polyglot_notebook"], metadata["polyglot_notebook"]));
    }

    [Theory]
    [InlineData("""{"polyglot_notebook": "fsharp"}""")]
    [InlineData("""{"polyglot_notebook": {"kernelName": 7}}""")]
    [InlineData("""{"dotnet_interactive": null}""")]
    [InlineData("""{"dotnet_interactive": {"language": "C#"}}""")]
    public void Execute_MetadataThatNamesNoOtherLanguage_RunsTheCell(string metadata)
    {
        NotebookFile.Write(_folder.File("in.ipynb"), ".net-csharp", [], [("1 + 1", JsonNode.Parse(metadata)!.AsObject(), [])]);

        var (exit, _, error) = Machine.Run(Execute, [_folder.File("in.ipynb"), _folder.File("out.ipynb")], _data.Path);

        Assert.True(exit == 0, error);
        Assert.Equal("2", NotebookFile.Joined(Outputs(0).Single()!["data"]!["text/plain"]));
    }

    private JsonArray Outputs(int codeCell) => NotebookFile.Outputs(_folder.File("out.ipynb"), codeCell);

    private static JsonObject NotebookMetadata() => JsonNode.Parse("""
        {"language_info": {"name": "polyglot-notebook"},
         "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": [{"aliases": [], "languageName": "csharp", "name": "csharp"}]}}}
        """)!.AsObject();

    private static JsonObject Polyglot(string kernel) => new() { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = kernel }, ["vscode"] = new JsonObject { ["languageId"] = "polyglot-notebook" } };

    private static JsonObject Interactive(string language) => new() { ["dotnet_interactive"] = new JsonObject { ["language"] = language } };

    private static JsonArray Stale() => [new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "of an earlier run" }];
}
