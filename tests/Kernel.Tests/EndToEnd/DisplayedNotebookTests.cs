namespace Kernel.Tests.EndToEnd;

/// <summary>A notebook with tables, updates and progress bars, executed as files are made for others.</summary>
[Collection(PortsOfJupyter.Name)]
public sealed class DisplayedNotebookTests : IDisposable
{
    private static readonly string[] Cells =
    [
        "record Event(string Name, double Size);\nvar events = Enumerable.Range(1, 30).Select(k => new Event($\"<i>event</i> {k}\", k / 7.0)).ToList();\nevents",
        "var shown = display(\"first\");\nforeach (var step in progress(\"Steps\", events)) { shown.Update(step); await Task.Delay(5); }",
        "var explain = progress(\"Explain\");\nfor (var k = 0; k <= 37; k++) { explain.Report(k / 100.0); await Task.Delay(40); }",
        "Markdown(\"**done**\")",
    ];

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _folder = new();

    public DisplayedNotebookTests()
    {
        Assert.SkipUnless(Machine.HasJupyter, Machine.NoJupyter);
        Assert.Equal(0, Machine.RunKernel("install", "--user-dir", _data.Path).Exit);
        NotebookFile.Write(_folder.File("in.ipynb"), "workbench-csharp", Cells);
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Execute_Twice_GivesTheSameBytesThatNbconvertShows()
    {
        Execute("one.ipynb");
        Execute("two.ipynb");
        var (exit, _, error) = Machine.Run(Machine.Python, ["-m", "nbconvert", "--to", "html", _folder.File("one.ipynb"), "--output", "one.html"], _data.Path);

        Assert.Equal(File.ReadAllBytes(_folder.File("one.ipynb")), File.ReadAllBytes(_folder.File("two.ipynb")));
        Assert.True(exit == 0, error);
        var page = File.ReadAllText(_folder.File("one.html"));
        Assert.Contains("&lt;i&gt;event&lt;/i&gt; 1</td>", page);
        Assert.DoesNotContain("<i>event", page);
        Assert.Contains("0.14285714285714285</td>", page);
        Assert.Contains("… 10 more", page);
        Assert.Contains("value=\"100\" aria-valuenow=\"100\"", page);
        Assert.Contains("Steps: 100 % (30 of 30)", page);
        Assert.Contains("Explain: stopped at 37 %", page);
        Assert.Contains("<strong>done</strong>", page);
        Assert.DoesNotContain("0 %,", page);
    }

    private void Execute(string output)
    {
        var (exit, _, error) = Machine.Run(Path.Combine(Machine.RepositoryRoot, "environment", "kernel", "execute"), [_folder.File("in.ipynb"), _folder.File(output)], _data.Path);
        Assert.True(exit == 0, error);
    }
}
