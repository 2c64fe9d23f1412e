using System.Diagnostics;
using Workbench.Kernel.Scripting;

namespace Kernel.Tests.Scripting;

public sealed class CSharpSessionTests
{
    private readonly Notebook _notebook = new();

    [Fact]
    public void Run_LaterCell_SeesVariablesMethodsTypesAndUsings()
    {
        _notebook.Run("using System.Text; int x = 3; int Twice(int n) => 2 * n; record Point(int X, int Y);");

        Assert.Equal("Point { X = 6, Y = 1 }", _notebook.Run("new Point(Twice(x), new StringBuilder(\"a\").Length).ToString()"));
    }

    [Fact]
    public void Run_NameDeclaredAgain_HasTheNewTypeAndValue()
    {
        _notebook.Run("var x = 1; int F() => x;");
        _notebook.Run("var x = \"text\";");

        Assert.Equal("text", _notebook.Run("x"));
        Assert.Equal(1, _notebook.Run("F()"));
    }

    [Fact]
    public void Run_TopLevelAwait_WaitsAndKeepsTheResult()
    {
        _notebook.Run("await Task.Delay(5); var value = await Task.FromResult(21);");

        Assert.Equal(42, _notebook.Run("await Task.Run(() => value * 2)"));
    }

    [Theory]
    [InlineData("1 + 1", true)]
    [InlineData("1 + 1;", false)]
    [InlineData("var a = 1;", false)]
    [InlineData("null", true)]
    [InlineData("Console.Out.Flush()", false)]
    [InlineData("await Task.Yield()", false)]
    [InlineData("// nothing", false)]
    [InlineData("", false)]
    [InlineData("using System.Text;", false)]
    [InlineData("int x, y; (x, y) = (30, 40)", false)]
    [InlineData("var (a, b) = (3, \"four\")", false)]
    [InlineData("int z; z = 5", true)]
    [InlineData("return 5;", true)]
    [InlineData("if (true) { return 5; }\nConsole.Out.Flush();", true)]
    [InlineData("return;", false)]
    [InlineData("int F() { return 5; }\nvar f = () => { return 5; };\nif (true) { int G() { return 5; } G(); }", false)]
    public void Run_LastExpression_HasAValueOnlyWithoutSemicolon(string code, bool hasValue)
    {
        var outcome = _notebook.Outcome(code is "1 + 1;" ? "Math.Abs(1);" : code);

        Assert.Null(outcome.Error);
        Assert.Equal(hasValue, outcome.HasValue);
    }

    [Fact]
    public void Run_Return_GivesTheCellsValueWhereverItStands()
    {
        Assert.Equal(5, _notebook.Run("return 5;"));
        Assert.Equal(6, _notebook.Run("foreach (var n in new[] { 5, 6, 7 }) if (n % 2 == 0) return n;\nreturn 0;"));
        Assert.Equal(7, _notebook.Run("return await Task.FromResult(7);"));
    }

    [Fact]
    public void Run_WithoutUsings_HasTextCollectionsAndThreads() =>
        Assert.Equal("1", _notebook.Run("Thread.Sleep(0); IEnumerable items = new[] { 1 }; var text = new StringBuilder(); foreach (var item in items) text.Append(item); text.ToString()"));

    [Theory]
    [InlineData("new List<int>().Count + new Queue<int>().Count + new Stack<int>().Count")]
    [InlineData("new Lock() is Lock gate ? 1..2 : Range.All")]
    [InlineData("new Timer(_ => { }).Dispose()")]
    [InlineData("Comparer<int>.Default.Compare(1, 2) + Task.CompletedTask.Id")]
    [InlineData("record Rune(int N); record Encoder(int N); new Encoder(new Rune(1).N).N")]
    public void Run_NameOfADefaultUsing_IsNotAmbiguous(string code) => Assert.Null(_notebook.Outcome(code).Error);

    [Fact]
    public void Run_UsingsAlone_HoldForLaterCells()
    {
        _notebook.Run("using System.Text;");

        Assert.Equal("a", _notebook.Run("new StringBuilder(\"a\").ToString()"));
    }

    [Fact]
    public void Run_CellThatThrows_KeepsWhatItHadSet()
    {
        _notebook.Run("var before = 0; var after = 0;");
        _notebook.Fail("before = 1; throw new Exception(); after = 1;");
        _notebook.Fail("var kept = 7; throw new Exception();");

        Assert.Equal("1 0 7", _notebook.Run("$\"{before} {after} {kept}\""));
    }

    [Fact]
    public void Run_CellThatDoesNotCompile_ChangesNothing()
    {
        _notebook.Run("var x = 1;");
        _notebook.Fail("var x = 2; nonsense;");

        Assert.Equal(1, _notebook.Run("x"));
    }

    [Fact]
    public void Run_ManyCells_KeepsTheirOrder()
    {
        _notebook.Run("var sum = 0;");
        for (var cell = 1; cell <= 40; cell++) _notebook.Run($"var v{cell} = {cell}; sum += v{cell};");

        Assert.Equal(820 + 1 + 40, _notebook.Run("sum + v1 + v40"));
    }

    [Fact]
    public void Run_NullableAnnotations_CompileWithoutWarningsAsErrors() => Assert.Equal(0, _notebook.Run("string? name = null; string other = null; name?.Length ?? 0"));

    [Fact]
    public void Run_UsingWorkbenchWithoutReference_Fails() => Assert.Contains("CS0246", _notebook.Fail("using Workbench;").Message);

    [Theory]
    [InlineData("var x = 1;", "Complete")]
    [InlineData("1 + 1", "Complete")]
    [InlineData("if (true) {", "Incomplete")]
    [InlineData("var x = ", "Incomplete")]
    [InlineData("/* open", "Incomplete")]
    [InlineData("var x = 1; /* open", "Incomplete")]
    [InlineData("\"\"\"\nabc", "Incomplete")]
    [InlineData("var x = \"\"\"", "Incomplete")]
    [InlineData("var x = \"\"\"\n  abc\n  \"\"\"", "Incomplete")]
    [InlineData("var x = \"\"\"\n  abc\n  \"\"\";", "Complete")]
    [InlineData("$\"\"\"\nabc {1}", "Incomplete")]
    [InlineData("$\"\"\"\nabc {", "Incomplete")]
    [InlineData("$$\"\"\"\nabc {{1}}\n{", "Incomplete")]
    [InlineData("$\"\"\"\nabc {1}\n\"\"\"", "Complete")]
    [InlineData("\"\"\"abc", "Invalid")]
    [InlineData("$\"\"\"abc", "Invalid")]
    [InlineData("@\"abc", "Incomplete")]
    [InlineData("$@\"abc {1}", "Incomplete")]
    [InlineData("\"abc", "Invalid")]
    [InlineData("var x = \"abc", "Invalid")]
    [InlineData("f(\"abc", "Invalid")]
    [InlineData("$\"abc", "Invalid")]
    [InlineData("var c = 'a", "Invalid")]
    [InlineData("\"abc\n1 + 1", "Invalid")]
    [InlineData("int 5 = x; /* open", "Incomplete")]
    [InlineData("int 5 = x;", "Invalid")]
    [InlineData("foo)", "Invalid")]
    [InlineData("if (true) { foo(1)) }", "Invalid")]
    [InlineData("var x = [1, 2)", "Invalid")]
    [InlineData("var x = 1;\n#!who\n#r \"nuget: Some.Package\"", "Complete")]
    [InlineData("#!markdown\n{ not \"C#", "Complete")]
    public void StateOf_Code_TellsWhetherItIsWhole(string code, string state) => Assert.Equal(state, Completeness.Of(code).ToString());

    [Fact]
    public void Run_CellThatDeclaresNothing_IsUnloadedUnlessSomethingOfItIsKept()
    {
        _notebook.Run("var list = new List<object>();");
        _notebook.Run("list.Add((Func<int>)(() => new System.Net.Mail.MailAddress(\"a@b\").Host.Length + 6));");
        var passed = Context("Enumerable.Range(0, 3).Select(n => n + 1).Sum();");
        _notebook.Run("0");

        // The runtime's own threads, which compile the cell again or look after it, may hold it for a while.
        for (var waited = Stopwatch.StartNew(); passed.IsAlive && waited.Elapsed < TimeSpan.FromMinutes(2); Thread.Sleep(10))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(passed.IsAlive);
        // What is kept still finds assemblies that it needs for the first time now.
        Assert.Equal(7, _notebook.Run("((Func<int>)list[0])()"));
    }

    /// <summary>Runs a cell and returns what it was loaded into; not inlined, so that nothing here holds on to it.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference Context(string code) =>
        new(_notebook.Run(code + "\nSystem.Runtime.Loader.AssemblyLoadContext.GetLoadContext(System.Reflection.Assembly.GetExecutingAssembly())"));
}
