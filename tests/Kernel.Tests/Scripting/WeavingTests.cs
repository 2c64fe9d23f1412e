using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;

namespace Kernel.Tests.Scripting;

/// <summary>The checks in a cell's code: there, on the same lines, and never in the way of the language.</summary>
public sealed class WeavingTests
{
    private static readonly MetadataReference[] References = [.. FrameworkReferences.All, MetadataReference.CreateFromFile(typeof(NotebookGlobals).Assembly.Location)];

    [Theory]
    [InlineData("while (true) ;", "while (true) {if (__CellStops != 0) __CellCheck();;}")]
    [InlineData("while (true) { }", "while (true) { if (__CellStops != 0) __CellCheck();}")]
    [InlineData("for (;;)\n{\n    // why\n    Step();\n}\nvoid Step() { }", "for (;;)\n{\n    // why\n    if (__CellStops != 0) __CellCheck();Step();\n}\nvoid Step() { if (__CellStops != 0) __CellCheck();}")]
    [InlineData("int Twice(int n) => 2 * n;", "int Twice(int n) { if (__CellStops != 0) __CellCheck();return 2 * n;}")]
    [InlineData("int Root(int n) => Root(n);", "int Root(int n) { __CellEnter();return Root(n);}")]
    [InlineData("void Try() { try { Try(); } catch { } }", "void Try() { __CellEnter();using (__CellCatching())try { Try(); } catch { } }")]
    [InlineData("void Try() {\n    // why\n    try { Try(); }\n    catch { }\n}", "void Try() {\n    // why\n    __CellEnter();using (__CellCatching())try { Try(); }\n    catch { }\n}")]
    [InlineData("void Call() { Action a = () => { try { Call(); } catch { } }; }", "void Call() { __CellEnter();Action a = () => { __CellEnter();using (__CellCatching())try { Call(); } catch { } }; }")]
    [InlineData("try { Math.Abs(1); } catch { }", "using (__CellCatching())try { Math.Abs(1); } catch { }")]
    [InlineData("async Task Wait() { try { Math.Abs(1); } catch { } try { await Task.Yield(); } catch { } }", "async Task Wait() { __CellEnterAsync();using (__CellCatching())try { Math.Abs(1); } catch { } try { await Task.Yield(); if (__CellStops != 0) __CellCheck();} catch { } }")]
    [InlineData("try { } finally { }", null)]
    [InlineData("try { } finally { throw new Exception(); }", "using (__CellCatching())try { } finally { throw new Exception(); }")]
    [InlineData("struct A { int v; public void operator +=(int n) => v += n; }", "struct A { int v; public void operator +=(int n) { __CellEnter();v += n;} }")]
    [InlineData("record struct P(int X);", null)]
    [InlineData("void Say() => Console.Write(1);", "void Say() { __CellEnter();Console.Write(1);}")]
    [InlineData("async Task Wait() => await Task.Yield();", "async Task Wait() { __CellEnterAsync();await Task.Yield();}")]
    [InlineData("async Task<int> Wait() => await Task.FromResult(1);", "async Task<int> Wait() { __CellEnterAsync();return await Task.FromResult(1);}")]
    [InlineData("class A { public int P => 1; public int Q { get => 2; set => P.ToString(); } }", "class A { public int P {get{ __CellEnter();return 1;}} public int Q { get { __CellEnter();return 2;} set { __CellEnter();P.ToString();} } }")]
    [InlineData("Func<int, int> f = n => n + 1;", "Func<int, int> f = n => {if (__CellStops != 0) __CellCheck();return n + 1;};")]
    [InlineData("Action f = () => Math.Abs(1);", "Action f = () => {__CellEnter();Math.Abs(1);};")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> f = n => n + 1;", null)]
    [InlineData("again: goto again;", "again: {if (__CellStops != 0) __CellCheck();goto again;}")]
    [InlineData("await Task.Yield();\nMath.Abs(1);", "__CellAwaits(1);await Task.Yield();\nif (__CellStops != 0) __CellCheck();Math.Abs(1);")]
    [InlineData("await Task.FromResult(1)", "__CellAwaits(1);await Task.FromResult(1)")]
    [InlineData("class A { static A() { } ~A() { while (true) ; } public int X = 1; }", null)]
    [InlineData("class A { static A() { while (true) ; } }", "class A { static A() { while (true) {if (__CellStops != 0) __CellCheck();; }} }")]
    [InlineData("int F() => throw new Exception();", null)]
    [InlineData("int x = 1; class B { int y; public ref int R() => ref y; }", null)]
    public void Weave_Code_HasItsChecks(string code, string? woven) => Assert.Equal(woven ?? code, Weave(code).ToString());

    [Fact]
    public void Weave_Names_AreNoneThatACellGives()
    {
        Assert.All(typeof(CellChecks).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly), member => Assert.StartsWith("__Cell", member.Name));
        Assert.Equal(1, new Notebook().Run("void CellCheck() { } void CellEnter() { } int Check(int n) => n; for (var i = 0; i < 3; i++) { CellEnter(); } Check(1)"));
    }

    /// <summary>Where weaving broke a cell it would run without checks, so the woven code is compiled by itself here.</summary>
    [Theory]
    [InlineData("IEnumerable<int> Count() { for (var i = 0; ; i++) yield return i; }")]
    [InlineData("async IAsyncEnumerable<int> Count() { for (var i = 0; ; i++) { await Task.Yield(); yield return i; } }")]
    [InlineData("IEnumerable<int> Some() { int x; try { x = 1; } catch (Exception e) when (e.Message != null) { throw; } yield return x; foreach (var n in Some()) { if (n > 0) try { goto end; } catch { continue; } else yield return n; } end: yield break; }")]
    [InlineData("struct P { int v; public P(string s) { try { v = int.Parse(s); } catch { v = 0; } } public ref int At(int[] a) { try { return ref a[0]; } catch { throw; } } } again: try { Span<int> s = stackalloc int[1]; } catch { goto again; }")]
    [InlineData("async Task Use(IAsyncDisposable d, IAsyncEnumerable<int> all) { try { await using (d) { } } catch { } try { await using var e = d; } catch { } try { await foreach (var n in all) { } } catch { await Use(d, all); } }")]
    [InlineData("using System.Runtime.CompilerServices; static string Said(this object value, [CallerArgumentExpression(nameof(value))] string @string = \"\") => @string; new[] { 1 }.Select(v => v).Said()")]
    [InlineData("struct A { int v; public void operator ++() => v++; public void operator checked ++() => v++; public static A operator -(A a) => a; public void operator -=(int n) => v -= n; }")]
    [InlineData("#nullable enable\nusing Later = System.Threading.Tasks.Task<int>; using Soon = System.Threading.Tasks.Task; async Task? A() => await Task.Yield(); async Later B() => await Task.FromResult(1); async Soon C() => await Task.Yield(); class D { public async Task? A() => await Task.Yield(); public async Later B() => await Task.FromResult(1); }")]
    [InlineData("record A;\nrecord B(int X) // one\n; // two\nrecord C<T, @in>(T Z) : B(1) where T : notnull\n{\n    public int Y;\n    // last\n}\nsealed record D(int @int) { }\nsealed record E : C<int, int> { public E() : base(1) { } public override string ToString() => \"\"; }\nabstract record F { public sealed override string ToString() => \"\"; }\nrecord G : F { protected override Type EqualityContract => typeof(G); }\npartial record H { }\npartial record H { public virtual bool Equals(H other) => true; public override int GetHashCode() => 1; }")]
    [InlineData("Span<int> First(Span<int> s) => s[..1]; ref int At(int[] a) => ref a[0]; unsafe int* Next(int* p) => p + 1;")]
    [InlineData("static int Local() { static int Inner(int n) => n; int sum = 0; foreach (var (a, b) in new[] { (1, 2) }) sum += Inner(a); return sum; }")]
    [InlineData("record Point(int X) { public int Twice => 2 * X; public static Point operator +(Point a, Point b) => new(a.X + b.X); public static implicit operator int(Point p) => p.X; public int this[int n] => n; }")]
    [InlineData("struct S { public readonly int V; public S(int v) => V = v; public readonly override string ToString() => $\"{V}\"; public int P { get => field; set => field = value; } event Action E { add => _ = value; remove => _ = value; } }")]
    [InlineData("interface I { int Get() => 1; static abstract int Make(); } class C<T> where T : new() { public T Make() => new(); public async Task<T> Later() => await Task.FromResult(new T()); }")]
    [InlineData("int Kind(object o) { switch (o) { case int: goto case null; case null: return 1; default: goto end; } end: return 2; }")]
    [InlineData("var q = from n in new[] { 1, 2 } where n > 1 let m = n * n orderby m select new { n, m }; q.Select(r => new { r.n }).GroupBy(r => r.n, r => r).ToDictionary(g => g.Key, g => g.Select(r => (int?)r.n).FirstOrDefault())")]
    [InlineData("Func<Task> a = async () => await Task.Yield(); Func<Task<int>> b = async () => await Task.FromResult(1); Func<ValueTask> c = async () => await Task.Yield(); Action<int> d = async n => await Task.Delay(n); Func<Func<int>> e = () => () => 1; var f = (int n) => n; Task.Run(() => b()); Task.Run(async () => await b());")]
    [InlineData("IQueryable<int> data = new[] { 1 }.AsQueryable(); data.Where(n => n > 0).Select(n => n + 1).OrderBy(n => -n).ToList().ConvertAll(n => n)")]
    [InlineData("delegate ref int Finder(int[] a); Finder find = (int[] a) => ref a[0]; Func<int> fail = () => throw new Exception(); Comparison<string> order = delegate (string a, string b) { return a.CompareTo(b); };")]
    [InlineData("#nullable enable\n#region r\nwhile (true)\n    // why\n    if (DateTime.UtcNow.Ticks > 0)\n        break;\n    else\n        continue;\n#endregion")]
    [InlineData("using (var s = new MemoryStream()) lock (s) fixed_(); unsafe void fixed_() { fixed (int* p = new int[1]) do *p = 1; while (*p == 0); } checked { int i = 0; for (; i < 3; i++) unchecked { i += 0; } }")]
    [InlineData("int F(int n) =>\n    // why\n    n // here\n    ;\nint P\n    => 1;\nint Q => 2; // two\nint R {\n    get =>\n        3;\n}\nvar f = (int n) =>\n    n\n    + 1;")]
    [InlineData("T Max<T>(params T[] items) where T : IComparable<T> => items.Aggregate((a, b) => a.CompareTo(b) > 0 ? a : b); Max(1, 2)")]
    [InlineData("var list = new List<int> { 1 }; list.ForEach(n => Console.Write(n)); list.RemoveAll(n => n is > 0 and < 3); new Thread_(() => { }); class Thread_(Action a) { public Action A => a; }")]
    public void Weave_EveryKindOfCode_CompilesAndKeepsItsLines(string code)
    {
        var woven = Weave(code);

        Assert.NotEqual(code, woven.ToString());
        Assert.Equal(code.Count(c => c == '\n'), woven.ToString().Count(c => c == '\n'));
        Assert.Empty(Compile(woven).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>What a method asks to be told of its arguments (CallerArgumentExpression) is the cell's text.</summary>
    [Theory]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(new[] { 1 }.Sum(v => -v));", "new[] { 1 }.Sum(v => -v)")]
    [InlineData("new[] { 1 }.Select(v => {\n  return \"a\"; }).First().Said()", "new[] { 1 }.Select(v => {\n  return \"a\"; }).First()")]
    [InlineData("new Note(() => 2).Text", "() => 2")]
    [InlineData("new Note(() => 2, \"given\").Text", "given")]
    public void Run_ArgumentAskedForAsText_IsAsWritten(string code, string text)
    {
        var notebook = new Notebook();
        notebook.Run("""
            using System.Runtime.CompilerServices;
            static string Said(this object value, [CallerArgumentExpression(nameof(value))] string @string = "") => @string;
            class Note(Func<int> value, [CallerArgumentExpression("value")] string text = "") { public string Text => text; }
            """);
        var outcome = notebook.Outcome(code);

        if (code.StartsWith("Arg")) Assert.Contains($"{text} ('-1')", outcome.Error!.Message);
        else Assert.Equal(text, outcome.Value);
    }

    private static SyntaxTree Weave(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CellCompiler.Parsing);
        return CheckWeaver.Weave(Compile(tree), tree);
    }

    private static CSharpCompilation Compile(SyntaxTree tree) => CSharpCompilation.CreateScriptCompilation("woven", tree, References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, usings: ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks"]), globalsType: typeof(NotebookGlobals));
}
