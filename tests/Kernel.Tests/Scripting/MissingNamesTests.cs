namespace Kernel.Tests.Scripting;

/// <summary>What a reader who skipped a cell, ran it in vain or mistyped a name is told.</summary>
public sealed class MissingNamesTests
{
    private const string NoCell = "No cell run so far declares `study`: run the cells above first.";
    private readonly Notebook _notebook = new();

    [Fact]
    public void Hint_NoCellDeclaresTheName_SaysToRunTheCellsAbove()
    {
        Assert.Equal(NoCell, Hint("study.Show()"));
        Assert.Equal("No cell run so far declares `Show`: run the cells above first.", Hint("Show<int>(1)"));
        Assert.Equal([NoCell], _notebook.Fail("study.Show(); study.Hide();").Traceback.Where(line => line.StartsWith("No cell")));
    }

    [Theory]
    [InlineData("var study = nonsense + 1;")]
    [InlineData("int other = 1, study = true;")]
    [InlineData("var (other, study) = nonsense;")]
    [InlineData("int.TryParse(5, out var study);")]
    [InlineData("string study() => 5;")]
    [InlineData("throw new Exception();\n#!unknown\nvar study = 1;")]
    [InlineData("#!unknown\nvar study = 1;")]
    public void Hint_CellThatFailedDeclaresTheName_NamesIt(string failed)
    {
        _notebook.Run("1");
        _notebook.Fail(failed);

        Assert.Equal("Cell[2] declares `study` but failed; mend and run it first.", Hint("study"));
    }

    [Theory]
    [InlineData("study = 1;")]
    [InlineData("{ var study = nonsense; }")]
    [InlineData("Action a = () => { var study = nonsense; };")]
    [InlineData("class A { int study = nonsense; }")]
    [InlineData("void F(int study) => nonsense();")]
    public void Hint_CellThatFailedHasTheNameInside_DoesNotNameIt(string failed)
    {
        _notebook.Fail(failed);

        Assert.Equal(NoCell, Hint("study"));
    }

    [Fact]
    public void Hint_SeveralCellsFailed_NamesTheLast()
    {
        _notebook.Fail("var study = nonsense;");
        _notebook.Fail("var study = nonsense + 1;");

        Assert.Equal("Cell[2] declares `study` but failed; mend and run it first.", Hint("study"));
    }

    [Fact]
    public void Hint_ImportedFileFailed_NamesIt()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("shared.csx"), "var study = nonsense;");
        var notebook = new Notebook(folder.Path);
        notebook.Fail("#!import shared.csx");

        Assert.Equal("shared.csx declares `study` but failed; mend and run it first.", notebook.Fail("study").Traceback[^1]);
    }

    [Theory]
    [InlineData("study", "studies")]
    [InlineData("Studies", "studies")]
    [InlineData("studeis", "studies")]
    [InlineData("Twise(1)", "Twice")]
    [InlineData("Consol.WriteLine()", "Console")]
    [InlineData("dispaly(1)", "display")]
    [InlineData("int local = 1; { int inner = 2; locl++; }", "local")]
    [InlineData("new Stra()", "Star")]
    public void Hint_DeclaredNameIsClose_AsksForIt(string code, string meant)
    {
        _notebook.Run("var studies = 1; int Twice(int n) => 2 * n; record Star;");

        Assert.Equal($"Did you mean `{meant}`?", Hint(code));
    }

    [Fact]
    public void Hint_NameOfATypeInSmallLetters_IsAVariableOfASkippedCell()
    {
        _notebook.Run("record Study;");

        Assert.Equal(NoCell, Hint("study"));
    }

    [Fact]
    public void Hint_UnknownType_IsGivenOnlyWhereACellFailed()
    {
        Assert.DoesNotContain(_notebook.Fail("new Nebula()").Traceback, line => line.Contains("No cell"));

        _notebook.Fail("record Nebula(int nonsense = missing);");

        Assert.Equal("Cell[2] declares `Nebula` but failed; mend and run it first.", Hint("new Nebula()"));
        Assert.Equal("Cell[2] declares `Nebula` but failed; mend and run it first.", Hint("Nebula only;"));
    }

    [Theory]
    [InlineData("string study = Make<string>();", "study.Length")]
    [InlineData("var horizon = Make<int>();", "1 / horizon")]
    [InlineData("var (study, horizon) = Make<(string, int)>();", "1 / horizon")]
    public void Failure_VariableOfACellThatFailedBeforeItsValue_NamesTheCell(string declaring, string use)
    {
        _notebook.Run("T Make<T>() => throw new ArgumentException(\"no such study\");");
        Assert.DoesNotContain(_notebook.Fail(declaring).Traceback, line => line.Contains("has no value"));

        Assert.EndsWith("has no value: Cell[2], which declares it, failed before it got one; mend and run it first.", _notebook.Fail(use).Traceback[^1]);
    }

    [Fact]
    public void Failure_VariableThatGotItsValueOrWasDeclaredAgain_SaysNothing()
    {
        _notebook.Fail("string first = \"a\", second = null!; int third = second.Length;");
        Assert.DoesNotContain(_notebook.Fail("first.Substring(5)").Traceback, line => line.Contains("has no value"));
        Assert.Contains(_notebook.Fail("second.Length").Traceback, line => line.StartsWith("`second` has no value"));

        _notebook.Run("string second = null!;");

        Assert.DoesNotContain(_notebook.Fail("second.Length").Traceback, line => line.Contains("has no value"));
    }

    private string Hint(string code) => _notebook.Fail(code).Traceback[^1];
}
