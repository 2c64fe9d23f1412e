namespace Kernel.Tests.Scripting;

public sealed class CellErrorTests
{
    private readonly Notebook _notebook = new();

    [Fact]
    public void Fail_UnknownName_ShowsPlaceLineAndCaret()
    {
        _notebook.Run("1");

        var error = _notebook.Fail("var a = 1;\n\tvar b = a + missing;\nvar c = 3;");

        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("Cell[2] line 2: error CS0103: The name 'missing' does not exist in the current context", error.Message);
        Assert.Equal([error.Message, "    \tvar b = a + missing;", "    \t            ^"], error.Traceback.Take(3));
    }

    [Fact]
    public void Fail_SeveralErrors_AreInTheOrderOfTheSource()
    {
        var error = _notebook.Fail("one;\ntwo;");

        Assert.Contains("line 1", error.Traceback[0]);
        Assert.Contains(error.Traceback, line => line.Contains("line 2"));
    }

    [Theory]
    [InlineData("static class Counts { public static int Twice(this int x) => 2 * x; }\n3.Twice()")]
    [InlineData("static class Counts { extension(int x) { public int Twice() => 2 * x; } }\n3.Twice()")]
    public void Fail_ExtensionMethodInAClass_SaysHowItIsWrittenInACell(string code)
    {
        var hint = Assert.Single(_notebook.Fail(code).Traceback, line => line.StartsWith("In a cell"));

        Assert.Contains("static int Twice(this int x)", hint);
        Assert.Equal(6, _notebook.Run("static int Twice(this int x) => 2 * x;\n3.Twice()"));
    }

    [Fact]
    public void Fail_ExceptionInAMethodOfAnEarlierCell_ShowsBothCellsWithLines()
    {
        _notebook.Run("int Root(int n)\n{\n    if (n < 0)\n        throw new ArgumentException(\"negative\");\n    return n;\n}");

        var error = _notebook.Fail("var x = 1;\nRoot(-x);");

        Assert.Equal("ArgumentException", error.Name);
        Assert.Equal("negative", error.Message);
        Assert.Equal(
            ["ArgumentException: negative", "  at Cell[1] line 4, in Root", "      throw new ArgumentException(\"negative\");", "  at Cell[2] line 2", "      Root(-x);"],
            error.Traceback);
    }

    [Fact]
    public void Fail_ExceptionAfterAwait_NamesTheAsyncMethod()
    {
        var error = _notebook.Fail("async Task Load()\n{\n    await Task.Yield();\n    throw new FormatException(\"x\");\n}\nawait Load();");

        Assert.Equal("  at Cell[1] line 4, in Load", error.Traceback[1]);
        Assert.Equal("  at Cell[1] line 6", error.Traceback[3]);
    }

    [Fact]
    public void Fail_ExceptionInALibrary_PutsTheCellsFramesFirst()
    {
        var error = _notebook.Fail("Enumerable.Range(0, 3)\n    .Select(i => 6 / i)\n    .ToList();");

        Assert.Equal("DivideByZeroException", error.Name);
        Assert.StartsWith("  at Cell[1] line 2", error.Traceback[1]);
        Assert.Contains("System.Linq", error.Traceback[^1]);
    }

    [Fact]
    public void Fail_InnerExceptionAndAggregate_AreUnwrappedAndNamed()
    {
        var error = _notebook.Fail("Task.Run(() => throw new IOException(\"outer\", new FormatException(\"inner\"))).Wait();");

        Assert.Equal("IOException", error.Name);
        Assert.Contains("caused by FormatException: inner", error.Traceback);
    }

    [Fact]
    public void Fail_AnyException_ShowsNothingOfKernelOrCompiler()
    {
        var text = string.Join('\n', _notebook.Fail("class A { public A() => throw new Exception(\"in A\"); }\nvar f = () => new A();\nawait Task.Run(() => f());").Traceback);

        Assert.Contains("constructor of A", text);
        foreach (var hidden in (string[])["Workbench.Kernel", "Submission#", "<Factory>", "<Initialize>", "TaskAwaiter", "MoveNext"]) Assert.DoesNotContain(hidden, text);
    }

    [Fact]
    public void Fail_MissingReference_SaysWhereItLookedAndWhy()
    {
        var error = _notebook.Fail("#r \"nowhere/Lib.dll\"");

        Assert.Contains("CS0006", error.Message);
        Assert.Contains("/nowhere/Lib.dll", error.Traceback[^1]);
        Assert.Contains("expected a .NET assembly", _notebook.Fail("#r \"/etc/passwd\"").Traceback[^1]);
    }

    [Fact]
    public void Fail_SeveralExceptionsAtOnce_ShowsEach()
    {
        var error = _notebook.Fail("""
            Task First() => Task.FromException(new FormatException("one"));
            Task Second() => Task.FromException(new IOException("two"));
            Task.WaitAll(First(), Second());
            """);

        Assert.Equal("AggregateException", error.Name);
        Assert.Contains("  at Cell[1] line 3", error.Traceback);
        Assert.Contains("caused by FormatException: one", error.Traceback);
        Assert.Contains("caused by IOException: two", error.Traceback);
    }

    [Fact]
    public void Fail_ExceptionInAStaticConstructor_NamesTheTypeAndItsLine()
    {
        var error = _notebook.Fail("class Table\n{\n    public static readonly int Size = int.Parse(\"x\");\n}\nTable.Size");

        Assert.Equal("TypeInitializationException", error.Name);
        Assert.Contains("caused by FormatException: The input string 'x' was not in a correct format.", error.Traceback);
        Assert.Contains("  at Cell[1] line 3, in constructor of Table", error.Traceback);
    }

    [Fact]
    public void Fail_ExceptionInALambdaRunByLinq_ShowsTheLambdasLineFirst()
    {
        var error = _notebook.Fail("int[] numbers = [1, 0];\nvar halves = numbers\n    .Select(n =>\n    {\n        return 1 / n;\n    });\nhalves.Sum()");

        Assert.Equal("  at Cell[1] line 5", error.Traceback[1]);
        Assert.Contains("  at Cell[1] line 7", error.Traceback);
    }

    [Fact]
    public void Fail_EndlessRecursion_IsAnErrorAndTheKernelGoesOn()
    {
        var error = _notebook.Fail("int Down(int n) => Down(n + 1) + 1;\nDown(0)");

        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Equal("  at Cell[1] line 1, in Down", error.Traceback[1]);
        Assert.InRange(error.Traceback.Count, 3, 60);
        Assert.Equal(2, _notebook.Run("1 + 1"));
    }

    [Fact]
    public void Fail_OutOfMemory_IsAnErrorAndTheKernelGoesOn()
    {
        var error = _notebook.Fail("var parts = new List<long[,]>();\nwhile (true) parts.Add(new long[int.MaxValue - 100, 4000]);");

        Assert.Equal("OutOfMemoryException", error.Name);
        Assert.Equal(0, _notebook.Run("parts.Count"));
    }
}
