using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Whole notebooks, through nbconvert and through environment/kernel/execute.</summary>
[Collection(PortsOfJupyter.Name)]
public sealed class NotebookTests : IDisposable
{
    private static readonly string Execute = Path.Combine(Machine.RepositoryRoot, "environment", "kernel", "execute");
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _folder = new();

    public NotebookTests()
    {
        Assert.SkipUnless(Machine.HasJupyter, Machine.NoJupyter);
        Assert.Equal(0, Machine.RunKernel("install", "--user-dir", _data.Path).Exit);
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("workbench-csharp")]
    [InlineData(".net-csharp")]
    public void Nbconvert_SmallNotebook_LeavesItsOutputs(string kernel)
    {
        var notebook = Write("in.ipynb", kernel, "var x = 20; var shown = display(\"first\");", "Console.WriteLine(\"hello\");\nshown.Update(\"second\");\nx + 1");

        var (exit, _, error) = Machine.Run(Machine.Python, ["-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.iopub_timeout=300", "--ExecutePreprocessor.startup_timeout=300", notebook, "--output", "out.ipynb"], _data.Path);

        Assert.True(exit == 0, error);
        var outputs = Outputs("out.ipynb", 1);
        Assert.Equal("hello\n", NotebookFile.Joined(outputs[0]!["text"]));
        Assert.Equal("21", NotebookFile.Joined(outputs[1]!["data"]!["text/plain"]));
        Assert.Equal("second", NotebookFile.Joined(Outputs("out.ipynb", 0).Single()!["data"]!["text/plain"]));
    }

    [Fact]
    public void Execute_GoodNotebook_RunsInItsFolderTheSameEachTime()
    {
        File.WriteAllText(_folder.File("beside.txt"), "found");
        var notebook = Write("in.ipynb", "workbench-csharp", "var text = File.ReadAllText(\"beside.txt\");", "Console.WriteLine(text);\ntext.Length");

        var first = Machine.Run(Execute, [notebook, _folder.File("one.ipynb"), "--timeout", "600"], _data.Path);
        var second = Machine.Run(Execute, [notebook, _folder.File("two.ipynb")], _data.Path);

        Assert.True(first.Exit == 0, first.Error);
        Assert.True(second.Exit == 0, second.Error);
        Assert.Equal("found\n", NotebookFile.Joined(Outputs("one.ipynb", 1)[0]!["text"]));
        Assert.Equal(File.ReadAllText(_folder.File("one.ipynb")), File.ReadAllText(_folder.File("two.ipynb")));
        Assert.Contains("cell 2 of 2  The question", first.Error);
    }

    [Fact]
    public void Execute_SlowTextAndCellsWithoutIds_AreTheSameEachTime()
    {
        // Format 4.5 asks for ids; text comes in pieces, at most every 50 ms.
        string path = Write("in.ipynb", "workbench-csharp", "for (var i = 0; i < 4; i++) { Console.Write(i); await Task.Delay(70); }\nConsole.Error.Write(\"e\");\nConsole.Write(4);");
        var notebook = JsonNode.Parse(File.ReadAllText(path))!;
        notebook["nbformat_minor"] = 5;
        foreach (var cell in notebook["cells"]!.AsArray()) cell!.AsObject().Remove("id");
        notebook["cells"]![0]!["id"] = "cell-2"; // taken
        File.WriteAllText(path, notebook.ToJsonString());

        foreach (string name in (string[])["one.ipynb", "two.ipynb"])
        {
            var (exit, _, error) = Machine.Run(Execute, [path, _folder.File(name)], _data.Path);
            Assert.True(exit == 0, error);
        }

        Assert.Equal(File.ReadAllText(_folder.File("one.ipynb")), File.ReadAllText(_folder.File("two.ipynb")));
        var executed = JsonNode.Parse(File.ReadAllText(_folder.File("one.ipynb")))!["cells"]!.AsArray();
        Assert.Equal(executed.Count, executed.Select(cell => (string)cell!["id"]!).Distinct().Count());
        Assert.Equal(["0123", "e", "4"], executed[^1]!["outputs"]!.AsArray().Select(output => NotebookFile.Joined(output!["text"]!)));
    }

    [Fact]
    public void Execute_FailingNotebook_KeepsOutputsAndNamesTheCell()
    {
        var notebook = Write("in.ipynb", "workbench-csharp", "1 + 1", "// the wrong way\nthrow new Exception(\"boom\");", "3");

        var (exit, _, error) = Machine.Run(Execute, [notebook, _folder.File("out.ipynb")], _data.Path);

        Assert.Equal(1, exit);
        Assert.Contains("code cell 2 failed: // the wrong way", error);
        Assert.Contains("Exception: boom", error);
        Assert.Equal("2", NotebookFile.Joined(Outputs("out.ipynb", 0)[0]!["data"]!["text/plain"]));
        Assert.Equal("boom", (string?)Outputs("out.ipynb", 1)[0]!["evalue"]);
        Assert.Empty(Outputs("out.ipynb", 2));
        Assert.Equal(["in.ipynb", "out.ipynb"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Execute_OnATerminal_UpdatesOneLineInPlace()
    {
        var notebook = Write("in.ipynb", "workbench-csharp", "1", "await Task.Delay(600);");

        var (exit, output, _) = Machine.Run(Machine.Python, [Path.Combine(AppContext.BaseDirectory, "EndToEnd", "terminal.py"), Execute, notebook, _folder.File("out.ipynb")], _data.Path);

        Assert.Equal(0, exit);
        Assert.Matches(@"\r\[\.{20}\] cell 1 of 2  The question  \d+ s\u001b\[K", output);
        Assert.Contains("\r[##########..........] cell 2 of 2  The question", output);
        Assert.EndsWith("\r\u001b[K", output);
        Assert.DoesNotContain("\n", output);
    }

    [Fact]
    public async Task Execute_Interrupted_LeavesNoKernelAndKeepsTheOutputs()
    {
        var notebook = Write("in.ipynb", "workbench-csharp", "File.WriteAllText(\"pid\", Environment.ProcessId.ToString());", "while (true) { }");
        using var execute = Process.Start(Machine.Start(Execute, [notebook, _folder.File("out.ipynb")], _data.Path))!;
        while (await execute.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("cell 2 of 2")) { }
        var error = execute.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var kernel = int.Parse(File.ReadAllText(_folder.File("pid")));

        Machine.Run("/bin/kill", ["-INT", $"{execute.Id}"]);

        Assert.True(execute.WaitForExit(KernelPeer.Patience));
        Assert.Equal(130, execute.ExitCode);
        Assert.Contains("stopped", await error);
        Assert.False(Directory.Exists($"/proc/{kernel}"));
        Assert.True(File.Exists(_folder.File("out.ipynb")));
    }

    [Fact]
    public void Execute_Set_ChangesTheOneLineShowsItAndNotesIt()
    {
        var notebook = Write("in.ipynb", "workbench-csharp", "int seed = 7;\nvar name = \"best\";   // the one line to change", "name");

        var run = Machine.Run(Execute, [notebook, _folder.File("out.ipynb"), "--set", "name=ar11429"], _data.Path);

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal("ar11429", NotebookFile.Joined(Outputs("out.ipynb", 1).Single()!["data"]!["text/plain"]!));
        Assert.Contains("var name = \\\"ar11429\\\";   // the one line to change", File.ReadAllText(_folder.File("out.ipynb")));
        Assert.Equal("""{"set":{"name":"ar11429"}}""", Noted("out.ipynb")!.ToJsonString());

        // What an earlier run set is not claimed of a run that sets nothing.
        Assert.Equal(0, Machine.Run(Execute, [_folder.File("out.ipynb"), _folder.File("again.ipynb")], _data.Path).Exit);
        Assert.Null(Noted("again.ipynb"));
    }

    private JsonNode? Noted(string name) => JsonNode.Parse(File.ReadAllText(_folder.File(name)))!["metadata"]!["workbench"];

    [Theory]
    [InlineData("nam=planted", "expected a line var nam")]
    [InlineData("name=\"; evil(); \"", "expected NAME=TEXT")]
    public void Execute_SetWithoutItsLineOrWithQuotes_SaysWhatIsExpected(string setting, string expected)
    {
        var run = Machine.Run(Execute, [Write("in.ipynb", "workbench-csharp", "var name = \"best\";"), _folder.File("out.ipynb"), "--set", setting], _data.Path);
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Error);
        Assert.False(File.Exists(_folder.File("out.ipynb")));
    }

    [Fact]
    public void Execute_NoSuchKernelOrNotebook_SaysSo()
    {
        var notebook = Write("in.ipynb", "workbench-csharp", "1");

        var kernel = Machine.Run(Execute, [notebook, _folder.File("out.ipynb"), "--kernel", "nowhere"], _data.Path);
        var missing = Machine.Run(Execute, [_folder.File("none.ipynb"), _folder.File("out2.ipynb")], _data.Path);

        Assert.Equal(2, kernel.Exit);
        Assert.Contains("\"nowhere\"", kernel.Error);
        Assert.Equal(2, missing.Exit);
        Assert.Contains("none.ipynb", missing.Error);
    }

    private string Write(string name, string kernel, params string[] cells)
    {
        NotebookFile.Write(_folder.File(name), kernel, cells);
        return _folder.File(name);
    }

    private JsonArray Outputs(string name, int codeCell) => NotebookFile.Outputs(_folder.File(name), codeCell);
}
