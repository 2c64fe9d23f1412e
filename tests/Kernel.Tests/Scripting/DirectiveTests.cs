using System.Text.Json.Nodes;

namespace Kernel.Tests.Scripting;

/// <summary>The lines of a cell that speak to the kernel.</summary>
public sealed class DirectiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Notebook _notebook;

    public DirectiveTests() => _notebook = new Notebook(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#!import shared.csx\ntwice(4)")]
    [InlineData("#!import \"shared.csx\"\ntwice(4)")]
    [InlineData("#load \"shared.csx\"\ntwice(4)")]
    [InlineData("int before = 4;\n#!import shared.csx\ntwice(before)")]
    public void Import_Script_RunsBeforeWhatFollows(string code)
    {
        Write("shared.csx", "Func<int, int> twice = n => 2 * n;");

        Assert.Equal(8, _notebook.Run(code));
    }

    [Fact]
    public void Import_Paths_AreRelativeToTheImportingFile()
    {
        LibraryBuilder.Build(_folder.File("deep/libs"), "Leaf", "public class Leaf { public static string Name => \"leaf\"; }");
        Write("deep/inner.csx", "#r \"libs/Leaf.dll\"\nvar name = Leaf.Name;");
        Write("deep/outer.cs", "#load \"inner.csx\"\nvar twice = name + name;");

        Assert.Equal("leafleaf", _notebook.Run("#!import deep/outer.cs\ntwice"));
    }

    [Fact]
    public void Import_Notebook_RunsItsCSharpCellsInOrderAndShowsNothing()
    {
        WriteNotebook("shared.ipynb", ("code", "var order = \"a\";", null), ("markdown", "# not code", null), ("code", "not C#", "fsharp"), ("code", "#!markdown\ntext\n#!csharp\norder += \"b\";\norder", "csharp"));

        Assert.Equal("ab", _notebook.Run("#!import shared.ipynb\norder"));
        Assert.Empty(_notebook.Displayed);
    }

    [Fact]
    public void Import_ErrorsInIt_NameTheFileItsLineAndWhoImportedIt()
    {
        Write("compile.csx", "var a = 1;\nmissing;");
        Write("runtime.csx", "void Fail()\n{\n    throw new IOException(\"gone\");\n}\nFail();");
        WriteNotebook("cells.ipynb", ("code", "var b = 1;", null), ("code", "not C#", "fsharp"), ("code", "\nmissing", null));

        var compile = _notebook.Fail("\n#!import compile.csx");
        Assert.StartsWith("compile.csx line 2: error CS0103", compile.Message);
        Assert.Equal(["    missing;", "    ^"], compile.Traceback.Skip(1).Take(2));
        Assert.Equal("imported by Cell[1] line 2", compile.Traceback[^1]);
        Assert.Equal(["IOException: gone", "  at runtime.csx line 3, in Fail", "      throw new IOException(\"gone\");", "  at runtime.csx line 5", "      Fail();", "imported by Cell[2] line 1"], _notebook.Fail("#load \"runtime.csx\"").Traceback);
        Assert.StartsWith("cells.ipynb[3] line 2: error CS0103", _notebook.Fail("#!import cells.ipynb").Message);
    }

    /// <summary>Its lines keep their numbers.</summary>
    [Fact]
    public void Load_ScriptThatNamesItsProgram_Runs()
    {
        Write("tool.csx", "#!/usr/bin/env dotnet-script\nint three = 3;");
        Write("wrong.csx", "#!/usr/bin/env dotnet-script\nint three = four;");

        Assert.Equal(3, _notebook.Run("#load \"tool.csx\"\nthree"));
        Assert.StartsWith("wrong.csx line 2: error CS0103", _notebook.Fail("#load \"wrong.csx\"").Message);
        Assert.Equal(4, _notebook.Run("#!/usr/bin/env dotnet-script\n4"));
    }

    [Fact]
    public void Import_DirectivesForAReader_DoNothing()
    {
        Write("shared.csx", "#!time\n#!who\n#!whos\n#!lsmagic\n#!about\nvar x = 1;");

        Assert.Equal(1, _notebook.Run("#!import shared.csx\nx"));
        Assert.Empty(_notebook.Displayed);
    }

    [Theory]
    [InlineData("#!import nowhere.csx", "expected a file, got nothing at")]
    [InlineData("#!import", "expected the path of")]
    [InlineData("#!import data.txt", "expected a .cs, .csx, .ipynb or .dib file")]
    [InlineData("#!import broken.ipynb", "broken.ipynb, got JSON without a list of cells")]
    [InlineData("#!import text.ipynb", "text.ipynb, got text that is no JSON: '")]
    [InlineData("#!import circle.csx", "got circle.csx → second.csx → circle.csx")]
    [InlineData("#!unknown", "expected one of #r, #i, #load, #!import")]
    [InlineData("#!connect jupyter", "#!connect is not supported by this kernel: there are no other kernels")]
    [InlineData("#!share --from fsharp x", "#!share is not supported")]
    [InlineData("#!set --name x", "#!set is not supported")]
    [InlineData("#!value --name x\ntext", "#!value is not supported")]
    [InlineData("#!fsharp\nlet x = 1", "it runs C# only")]
    [InlineData("#!F#\nlet x = 1", "it runs C# only")]
    [InlineData("#i \"folder\"", "expected \"nuget: SOURCE\"")]
    [InlineData("#i \"nuget: nowhere\"", "expected a folder or an address, got nothing at")]
    [InlineData("#load nowhere.csx", "expected a file, got nothing at")]
    [InlineData("#r \"nuget: Some.Package, abc\"", "expected a version such as 1.2.3, 1.* or [1.2, 2.0), got abc")]
    [InlineData("#r \"nuget: a b c\"", "expected \"nuget: NAME, VERSION\"")]
    public void Directive_ThatCannotBeDone_SaysWhatWasExpected(string code, string message)
    {
        Write("data.txt", "");
        Write("broken.ipynb", "{\"cells\": 5}");
        Write("text.ipynb", "no");
        Write("circle.csx", "#load \"second.csx\"");
        Write("second.csx", "#load \"circle.csx\"");

        var error = _notebook.Fail("var x = 1;\n" + code);

        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains(message, error.Message);
        Assert.Matches(code.Contains("circle") ? "^second.csx line 1: " : "^Cell.1. line 2: ", error.Message);
    }

    [Theory]
    [InlineData("var s = \"\"\"\n#!unknown\n\"\"\";\ns", "#!unknown")]
    [InlineData("/*\n#!unknown\n*/\n5", 5)]
    [InlineData("#if false\n#r \"nowhere.dll\"\n#r \"nuget: Nowhere, 1.0\"\n#load \"nowhere.csx\"\n#!unknown\n#endif\n6", 6)]
    [InlineData("var kept = 5;\n#if false\n#r \"nowhere.dll\"\n#endif\n#!about\n#if false\n#load \"nowhere.csx\"\n#endif\nkept", 5)]
    [InlineData("#!csharp\n7", 7)]
    [InlineData("#!c#\n8", 8)]
    [InlineData("#!C#\n9", 9)]
    [InlineData("#!CSharp\n10", 10)]
    [InlineData("#!CS\n11", 11)]
    public void Directive_InStringsCommentsAndSwitchedOffCode_IsNone(string code, object value) => Assert.Equal(value, _notebook.Run(code));

    [Fact]
    public void Section_Shown_IsDisplayedAsItsType()
    {
        Assert.Equal(3, _notebook.Run("var a = 1;\n#!markdown\n# It's \"open\" /*\n#!html\n<b>x</b>\n#!javascript\nalert(1)\n#!csharp\na + 2"));

        Assert.Equal(["text/markdown", "text/html", "application/javascript"], _notebook.Displayed.Select(bundle => bundle.First().Key));
        Assert.Equal("# It's \"open\" /*", (string?)_notebook.Displayed[0]["text/markdown"]);
    }

    [Fact]
    public void Directive_BetweenCode_KeepsTheLinesOfErrors()
    {
        Write("empty.csx", "");

        Assert.StartsWith("Cell[1] line 4: error CS0103", _notebook.Fail("var a = 1;\n#!import empty.csx\n\n  missing").Message);
    }

    [Fact]
    public void Time_Cell_ShowsItBelowTheValue()
    {
        Assert.False(_notebook.Outcome("#!time\nawait Task.Delay(20);\n5").HasValue);

        Assert.Equal("5", (string?)_notebook.Displayed[0]["text/plain"]);
        Assert.Matches(@"^Wall time: [\d.]+ m?s$", (string?)_notebook.Displayed[1]["text/plain"]);
    }

    [Fact]
    public void Who_Variables_AreTheLastOfTheirName()
    {
        _notebook.Run("#!who");
        _notebook.Run("var b = 1; int F() => 1;");
        _notebook.Run("var b = new List<int[]> { new[] { 1 } }; string? a = null;");
        _notebook.Run("#!who");
        _notebook.Run("#!whos");

        var texts = _notebook.Displayed.Select(bundle => (string?)bundle["text/plain"]).ToList();
        Assert.Equal("This notebook has no variables yet.", texts[0]);
        Assert.Equal("a  b", texts[1]);
        Assert.Equal(["Name  Type         Value", "a     string       null"], texts[2]!.Split('\n')[..2]);
        Assert.StartsWith("b     List<int[]>  [[1]]", texts[2]!.Split('\n')[2]);
    }

    [Theory]
    [InlineData("#!lsmagic", "#!import PATH")]
    [InlineData("#!about", "Paths in cells are relative to")]
    public void Directive_ThatTells_ShowsText(string code, string part)
    {
        _notebook.Run(code);

        Assert.Contains(part, (string?)_notebook.Displayed.Single()["text/plain"]);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllText(_folder.File(name), text);
    }

    private void WriteNotebook(string name, params (string Type, string Source, string? Kernel)[] cells) => Write(name, new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.Select(cell => new JsonObject
        {
            ["cell_type"] = cell.Type,
            ["metadata"] = cell.Kernel is null ? [] : new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.Kernel } },
            ["source"] = new JsonArray([.. cell.Source.Split('\n').Select((line, index) => JsonValue.Create(index == 0 ? line : "\n" + line))]),
        })]),
    }.ToJsonString());
}
