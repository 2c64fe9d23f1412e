namespace Kernel.Tests.Scripting;

/// <summary>What the name at the bar is.</summary>
public sealed class InspectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Notebook _notebook;

    public InspectionTests() => _notebook = new Notebook(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("numb|ers", "List<int> numbers")]
    [InlineData("numbers|", "List<int> numbers")]
    [InlineData("numbers.Ad|d(1)", "void List<int>.Add(int item)")]
    [InlineData("numbers.Insert(1, |", "void List<int>.Insert(int index, int item)")]
    [InlineData("Twice(|)", "int Twice(int amount)")]
    [InlineData("numbers.Where|(n => n > 0)", "IEnumerable<int> IEnumerable<int>.Where<int>(Func<int, bool> predicate)")]
    [InlineData("string nam|e = \"\";", "string name")]
    [InlineData("new Exception|(\"x\")", "Exception.Exception(string? message)")]
    [InlineData("System.Console|", "class Console")]
    [InlineData("in|t amount = 1;", "readonly struct Int32")]
    [InlineData("string|", "class String")]
    [InlineData("strin|g.Empty", "class String")]
    [InlineData("List<objec|t> all;", "class Object")]
    [InlineData("va|r many = numbers;", "class List<int>")]
    [InlineData("{ va|r amount = 1; }", "readonly struct Int32")]
    [InlineData("foreach (var| number in numbers) { }", "readonly struct Int32")]
    [InlineData("#!time|", "#!time: shows how long the cell took")]
    public void Inspect_Name_BeginsWithItsSignature(string code, string signature)
    {
        _notebook.Run("var numbers = new List<int>(); int Twice(int amount) => 2 * amount;");

        var (plain, markdown) = Inspect(code);

        Assert.Equal(signature, plain.Split('\n')[0]);
        Assert.Contains(signature, markdown);
    }

    [Theory]
    [InlineData("|")]
    [InlineData("// num|bers")]
    [InlineData("1 + |2")]
    [InlineData("nothing|")]
    public void Inspect_Nothing_IsNothing(string code) => Assert.Null(_notebook.Inspect(code.Remove(code.IndexOf('|'), 1), code.IndexOf('|'), isDetailed: false));

    [Fact]
    public void Inspect_Overloads_AreCountedAndInDetailListed()
    {
        Assert.Matches(@"\(\+ \d+ overloads\)$", Inspect("Math.Abs|(1)").Plain);
        Assert.Contains("decimal Math.Abs(decimal value)", Inspect("Math.Abs|(1)", isDetailed: true).Plain);
        Assert.StartsWith("int Math.Abs(int value)", Inspect("Math.Abs|(1)").Plain);
    }

    [Fact]
    public void Inspect_FrameworkMethod_ShowsItsDocumentationWhereTheSdkHasIt()
    {
        var packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs/Microsoft.NETCore.App.Ref"));
        Assert.SkipUnless(Directory.Exists(packs), $"no reference pack at {packs}");

        var (plain, markdown) = Inspect("\"a\".StartsWith|(\"b\")");

        Assert.Contains("Determines whether the beginning of this string instance matches the specified string.", plain);
        Assert.Contains("  value: The string to compare.", plain);
        Assert.Contains("- `value`: The string to compare.", markdown);
        Assert.Contains("Returns: `true` if", markdown);
    }

    [Fact]
    public void Inspect_MethodOfAReferencedAssembly_ShowsTheXmlBesideIt()
    {
        LibraryBuilder.Build(_folder.Path, "Sky", "public static class Sky { public static int Stars(int depth) => depth; }");
        File.WriteAllText(_folder.File("Sky.xml"), "<doc><members><member name=\"M:Sky.Stars(System.Int32)\"><summary>\n  Counts stars\n  down to <paramref name=\"depth\"/>, see <see cref=\"T:System.Math\"/>.</summary></member></members></doc>");
        _notebook.Run("#r \"Sky.dll\"");

        Assert.Equal("int Sky.Stars(int depth)\n\nCounts stars down to depth, see Math.", Inspect("Sky.Stars|(1)").Plain);
        Assert.Equal("```csharp\nint Sky.Stars(int depth)\n```\n\nCounts stars down to `depth`, see `Math`.", Inspect("Sky.Stars|(1)").Markdown);
    }

    [Fact]
    public void Inspect_FunctionOfACell_ShowsItsComment()
    {
        _notebook.Run("/// <summary>Doubles.</summary>\nint Twice(int n) => 2 * n;");

        Assert.Equal("int Twice(int n)\n\nDoubles.", Inspect("Twice|(1)").Plain);
    }

    private (string Plain, string Markdown) Inspect(string code, bool isDetailed = false) =>
        _notebook.Inspect(code.Remove(code.IndexOf('|'), 1), code.IndexOf('|'), isDetailed) ?? throw new Xunit.Sdk.XunitException($"expected an answer at {code}");
}
