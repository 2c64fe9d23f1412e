using Workbench.Kernel.Serving;

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
    [InlineData("extension(int x) { public int Twice() => 2 * x; }\n3.Twice()")]
    public void Fail_ExtensionMethodInAClass_SaysHowItIsWrittenInACell(string code)
    {
        var traceback = _notebook.Fail(code).Traceback;
        var hint = Assert.Single(traceback, line => line.StartsWith("In a cell"));

        Assert.DoesNotContain(traceback, line => line.Contains("CS1569"));
        Assert.Contains("static int Twice(this int x)", hint);
        Assert.Equal(6, _notebook.Run("static int Twice(this int x) => 2 * x;\n3.Twice()"));
    }

    /// <summary>C# of programs that a script does not know: the last line says what to write, and that works.</summary>
    [Theory]
    [InlineData("using var file = new StringReader(\"abc\");\nfile.ReadLine()", "Write using (var x = ...) { ... }", "using (var file = new StringReader(\"abc\")) { return file.ReadLine(); }")]
    [InlineData("var before = 1;\nusing StringReader file = new(\"abc\");\nfile.ReadLine()", "in braces", "{ using var file = new StringReader(\"abc\"); return file.ReadLine(); }")]
    [InlineData("await using var file = new MemoryStream();\nfile.Length", "in braces", "await using (var file = new MemoryStream()) { return \"abc\"; }")]
    [InlineData("p with { X = \"abc\" }", "(p with { X = 4 })", "(p with { X = \"abc\" }).X")]
    [InlineData("var before = 1;\np with { X = \"abc\" };", "(p with { X = 4 })", "var changed = p with { X = \"abc\" }; changed.X")]
    [InlineData("\"abc\"u8", ".ToArray()", "Encoding.UTF8.GetString(\"abc\"u8.ToArray())")]
    [InlineData("\"abc\".AsSpan()", ".ToArray()", "new string(\"abc\".AsSpan().ToArray())")]
    public void Fail_CodeThatScriptsCannotRead_SaysWhatToWrite(string code, string hint, string works)
    {
        _notebook.Run("record Point(string X); var p = new Point(\"a\");");
        var traceback = _notebook.Fail(code).Traceback;

        Assert.Contains(hint, traceback[^1]);
        Assert.DoesNotContain(traceback, line => line.StartsWith("No cell") || line.StartsWith("Did you mean"));
        Assert.Equal("abc", _notebook.Run(works));
    }

    [Fact]
    public void Fail_UsingDirectiveWithoutItsSemicolon_IsNoUsingDeclaration() => Assert.DoesNotContain(_notebook.Fail("using System.Text\nvar x = 1;").Traceback, line => line.Contains("braces"));

    [Theory]
    [InlineData("class Star { }\nobject star = new Star();\n_ = (IDisposable)star;", "Unable to cast object of type 'Star' to type 'System.IDisposable'.")]
    [InlineData("void Star() { }\nclass Star { }", "Cell[1] line 2: error CS0102: This cell already contains a definition for 'Star'", "Cell[1] line 1: error CS0102: This cell already contains a definition for 'Star'")]
    public void Fail_MessageOfCompilerOrRuntime_DoesNotNameTheCellsClass(string code, params string[] messages) => Assert.Contains(_notebook.Fail(code).Message, messages);

    [Fact]
    public void Fail_ExceptionWithoutAMessage_HasAnEmptyOne()
    {
        var error = _notebook.Fail("class Mute : Exception { public override string Message => null!; }\nthrow new Mute();");

        Assert.Equal(("Mute", ""), (error.Name, error.Message));
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

        Assert.StartsWith("Cell[1] line 1: error CS0006: #r \"nowhere/Lib.dll\": expected an assembly file, got nothing at /nowhere/Lib.dll", error.Message);
        Assert.Contains("expected a .NET assembly", _notebook.Fail("#r \"/etc/passwd\"").Message);
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
    public void Fail_ExceptionInAnIteratorsFinally_NamesTheIterator()
    {
        var error = _notebook.Fail("IEnumerable<int> Each()\n{\n    try { yield return 1; }\n    finally { throw new IOException(\"gone\"); }\n}\nforeach (var n in Each()) break;");

        Assert.Equal(["IOException: gone", "  at Cell[1] line 4, in Each", "      finally { throw new IOException(\"gone\"); }", "  at Cell[1] line 6", "      foreach (var n in Each()) break;"], error.Traceback.Take(5));
    }

    /// <summary>A catch block that throws runs on top of all below it: without a limit of its own the recursion would end the process.</summary>
    [Theory]
    [InlineData("int Down(int n) { try { return Down(n + 1); } catch (Exception) { throw; } }\nDown(0)")]
    [InlineData("int Down(int n) { try { return Down(n + 1); } catch (Exception e) { throw new InsufficientExecutionStackException(\"level\", e); } }\nDown(0)")]
    [InlineData("int Down(int n) { try { try { return Down(n + 1); } catch { throw; } } catch (Exception) { throw; } }\nTask.Run(() => Down(0)).Result")]
    [InlineData("void Down(int n) { try { throw new IOException(); } catch { Down(n + 1); } }\nDown(0)")]
    [InlineData("void Down(int n) { try { Down(n + 1); } catch { Down(n + 1); } }\nDown(0)")]
    [InlineData("IEnumerable<int> Down(int n) { var sum = 0; try { sum = Down(n + 1).Sum(); } catch { throw; } yield return sum; }\nDown(0).Sum()")]
    [InlineData("async Task<int> Down(int n) { try { return Down(n + 1).Result; } catch { throw; } finally { await Task.Yield(); } }\nawait Down(0)")]
    public void Fail_EndlessRecursionThroughCatchBlocks_IsAnErrorAndTheKernelGoesOn(string code)
    {
        Assert.Equal("InsufficientExecutionStackException", _notebook.Fail(code).Name);
        Assert.Equal(2, _notebook.Run("1 + 1"));
    }

    /// <summary>So does a finally that throws, whose exception takes the place of the other.</summary>
    [Fact]
    public void Fail_EndlessRecursionThroughAFinallyThatThrows_IsAnErrorAndTheKernelGoesOn()
    {
        Assert.Equal("last", _notebook.Fail("int Down(int n) { try { return Down(n + 1); } finally { throw new IOException(\"last\"); } }\nDown(0)").Message);
        Assert.Equal(2, _notebook.Run("1 + 1"));
    }

    /// <summary>What the compiler writes for a record goes from one to the next without a function of the cell's.</summary>
    [Theory]
    [InlineData("new[] { p, c }.Distinct().Count()")]
    [InlineData("new HashSet<Node> { p }.Count")]
    [InlineData("p == q")]
    [InlineData("p.ToString()")]
    [InlineData("Console.WriteLine(c)")]
    [InlineData("$\"{c}\"")]
    public void Fail_RecordThatReachesItself_IsAnErrorAndTheKernelGoesOn(string code)
    {
        _notebook.Run("record Node(string Name) { public Node Parent { get; set; } public Node Child { get; set; } }\nvar p = new Node(\"p\"); var c = new Node(\"c\") { Parent = p }; p.Child = c;\nvar q = new Node(\"p\"); q.Child = new Node(\"c\") { Parent = q };");

        var error = _notebook.Fail(code);

        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.StartsWith("  at Cell[1] line 1, in ", error.Traceback[1]);
        Assert.Equal(2, _notebook.Run("1 + 1"));
    }

    /// <summary>With checks in them, records do as the compiler's.</summary>
    [Fact]
    public void Run_Records_AreComparedAndPrintedAsEver()
    {
        _notebook.Run("record A(int X); record B(int X, string Y) : A(X) { public double Z = 1.5; } sealed record C; record D<T>(T Value) { private int hidden = 1; } abstract record E { public sealed override string ToString() => \"E\"; } record F(int X) : E; record @class(int @int);");

        Assert.Equal("A { X = 1 }|B { X = 1, Y = y, Z = 1.5 }|C { }|D { Value = 2 }|E|class { int = 3 }", _notebook.Run("string.Join('|', new object[] { new A(1), new B(1, \"y\"), new C(), new D<int>(2), new F(1), new @class(3) })"));
        Assert.Equal("True True False False True False", _notebook.Run("string.Join(' ', new A(1) == new A(1), new B(1, \"y\").GetHashCode() == new B(1, \"y\").GetHashCode(), new A(1).Equals(new B(1, \"y\")), new D<int>(1).Equals(new D<long>(1)), new C() == new C(), new F(1) == new F(2))"));
        Assert.Equal(4, _notebook.Run("(new B(1, \"y\") with { X = 4 }).X"));
    }

    [Fact]
    public void Run_RecursionThroughCatchBlocks_MayBeDeepOnTheThreadOfCells()
    {
        object? depth = null;
        var cells = new Thread(() => depth = _notebook.Run("""
            int Down(int n) { if (n == 0) throw new Exception("bottom"); try { return Down(n - 1); } catch (Exception e) { throw new Exception($"level {n}", e); } }
            var depth = 0;
            try { Down(2000); } catch (Exception e) { for (var cause = e; cause != null; cause = cause.InnerException) depth++; }
            depth
            """), KernelServer.CellStackBytes);
        cells.Start();
        cells.Join();

        Assert.Equal(2001, depth);
    }

    /// <summary>Only catch blocks on the way here count, not those of functions that have returned.</summary>
    [Fact]
    public void Run_ManyCallsOfFunctionsWithACatch_AreNoRecursion() =>
        Assert.Equal(100_000, _notebook.Run("int Try(int n) { try { return n > 0 ? Try(n - 1) : 1; } catch { return 0; } } int Deep(int n) => n > 0 ? Deep(n - 1) : Try(1); var sum = 0; for (var i = 0; i < 100_000; i++) sum += i % 1000 == 0 ? Deep(10_000) : Try(5); sum"));

    /// <summary>A function with a catch that each level calls before it goes down has returned, wherever it stood: on the small stack of a pool thread there is room for 250 that have not.</summary>
    [Fact]
    public void Run_RecursionWithAFunctionThatCatchesAtEachLevel_IsNoRecursionThroughCatchBlocks() =>
        Assert.Equal(1000, _notebook.Run("int Try(int n) { try { return int.Abs(n); } catch { return 0; } } int Visit(int n) { Span<long> large = stackalloc long[16]; large[n & 15] = Try(n); return n == 0 ? 0 : Visit(n - 1) + (large[n & 15] == n ? 1 : 0); } Task.Run(() => Visit(1000)).Result"));

    /// <summary>A recursion that a limit ended leaves nothing behind that a deeper place of the same cell, or of the next one, would count again.</summary>
    [Fact]
    public void Run_AFunctionWithACatchFarBelowAnEndedRecursion_IsNoRecursion()
    {
        _notebook.Run("int Down(int n) { try { return Down(n + 1); } catch { throw; } } int Deep(int n) => n > 0 ? Deep(n - 1) : Try(1); int Try(int n) { try { return n > 0 ? Try(n - 1) : 1; } catch { return 0; } }");

        Assert.Equal(1, _notebook.Run("try { Down(0); } catch (InsufficientExecutionStackException) { } Deep(10_000)"));
        Assert.Equal("InsufficientExecutionStackException", _notebook.Fail("Down(0)").Name);
        Assert.Equal(1, _notebook.Run("Deep(10_000)"));
    }

    [Fact]
    public void Fail_OutOfMemory_IsAnErrorAndTheKernelGoesOn()
    {
        var error = _notebook.Fail("var parts = new List<long[,]>();\nwhile (true) parts.Add(new long[int.MaxValue - 100, 4000]);");

        Assert.Equal("OutOfMemoryException", error.Name);
        Assert.Equal(0, _notebook.Run("parts.Count"));
    }

    /// <summary>The checks that the processor's own instructions fail: their place is exact only in code that is not optimized.</summary>
    [Theory]
    [InlineData("int[] a = [1];\nvar n = 3;\na[n]", "line 3")]
    [InlineData("var zero = 0;\nvar one = 1;\none / zero", "line 3")]
    [InlineData("var big = int.MaxValue;\nvar sum = 0;\nsum = checked(big + 1);", "line 3")]
    [InlineData("var n = -1;\nvar m = 2;\nvar p = new int[n];", "line 3")]
    [InlineData("string s = null;\nvar m = 2;\nm += s.Length;", "line 3")]
    [InlineData("int At(int i)\n{\n    Span<int> s = [1, 2];\n    return s[i];\n}\nAt(2)", "line 4, in At")]
    [InlineData("int Sum(int[] q)\n{\n    var s = 0;\n    for (var j = 0; j <= q.Length; j++)\n    {\n        s += q[j];\n    }\n    return s;\n}\nSum([1, 2])", "line 6, in Sum")]
    [InlineData("async Task<int> Load(int[] q)\n{\n    await Task.Yield();\n    var s = 0;\n    s += q[1];\n    return s;\n}\nawait Load([1])", "line 5, in Load")]
    [InlineData("IEnumerable<int> Each(int[] q)\n{\n    for (var j = 0; ; j++)\n        yield return\n            q[j];\n}\nEach([1]).Sum()", "line 4, in Each")]
    [InlineData("Func<int[], int> last = q =>\n{\n    var n = q.Length;\n    return q[n];\n};\nlast([1])", "line 4")]
    [InlineData("int Outer(int[] q)\n{\n    return Inner(1);\n    int Inner(int n)\n    {\n        n++;\n        return q[n];\n    }\n}\nOuter([1])", "line 7, in Inner")]
    [InlineData("class Row\n{\n    int[] q = [1];\n    public int Last\n    {\n        get\n        {\n            return q[1];\n        }\n    }\n}\nnew Row().Last", "line 8, in get_Last")]
    public void Fail_CheckOfTheRuntime_NamesTheLineThatFailed(string code, string place)
    {
        var error = _notebook.Fail(code);

        Assert.Equal($"  at Cell[1] {place}", error.Traceback[1]);
        Assert.DoesNotContain(error.Traceback, line => line.Contains("Internal.Runtime"));
    }

    [Theory]
    [InlineData("#line 40 \"elsewhere.cs\"", "  at elsewhere.cs line 40, in F")]
    [InlineData("#line hidden", "  at Cell[1], in F")]
    public void Fail_LineThatIsNotTheCells_IsShownAllTheSame(string directive, string frame)
    {
        var error = _notebook.Fail($"int[] a = [1];\n{directive}\nint F() => a[2];\n#line default\nF()");

        Assert.Equal([frame, "  at Cell[1] line 5", "      F()"], error.Traceback.Skip(1));
    }

    [Fact]
    public void Fail_CodeThatTheCompilerWrote_NamesItsCell()
    {
        var error = _notebook.Fail("record Point(int[] X)\n{\n    public int Last => X[2];\n}\nnew Point([]).ToString()");

        Assert.Equal("  at Cell[1] line 3, in get_Last", error.Traceback[1]);
        Assert.Contains("  at Cell[1], in PrintMembers", error.Traceback);
    }

    /// <summary>Each level costs time when the exception leaves it, an async one the more the deeper it is.</summary>
    [Theory]
    [InlineData("int Down(int n) { depth = n; return Down(n + 1) + 1; }\nDown(0)", 200_000)]
    [InlineData("class Text { public override string ToString() { depth++; return ToString() + \"a\"; } }\nnew Text().ToString()", 200_000)]
    [InlineData("Func<int, int> down = null; down = n => { depth = n; return down(n + 1) + 1; }; down(0)", 200_000)]
    [InlineData("async Task Down(int n) { depth = n; await Down(n + 1); }\nawait Down(0);", 10_000)]
    [InlineData("await Task.Yield();\nasync Task Down(int n) { depth = n; await Down(n + 1); }\nawait Down(0);", 10_000)]
    [InlineData("Func<Task<int>> down = null; down = async () => { depth++; return await down() + 1; }; await down()", 10_000)]
    public void Fail_EndlessRecursion_EndsBeforeItIsSlow(string code, int most)
    {
        _notebook.Run("static int depth = 0;");
        var error = _notebook.Fail(code);

        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.InRange((int)_notebook.Run("depth")!, 100, most);
        Assert.Contains(error.Traceback, line => line.StartsWith("  … and "));
        Assert.StartsWith("  at Cell[2] line", error.Traceback[^2]);
    }
}
