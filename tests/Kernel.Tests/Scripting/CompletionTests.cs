namespace Kernel.Tests.Scripting;

/// <summary>What may be written at the bar in a cell.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Notebook _notebook;

    public CompletionTests()
    {
        _notebook = new Notebook(_folder.Path);
        _notebook.Run("using System.Text; var numbers = new List<int> { 1 }; int Twice(int amount, DayOfWeek day = DayOfWeek.Monday) => 2 * amount; record Star(string Name) { public double Mass { get; set; } public string Type { get; init; } } var sun = new Star(\"Sun\"); DayOfWeek today = DayOfWeek.Friday;");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("numbers.Ad|", "Add,AddRange")]
    [InlineData("numbers.|", "Add,Count,Select,ForEach", "Equals2,get_Count,.ctor")]
    [InlineData("numbers.Wh|", "Where")]
    [InlineData("numbers\n    .Where(n => n.Comp|", "CompareTo")]
    [InlineData("numbers.Select(n => n.ToS|)", "ToString")]
    [InlineData("sun.|\nvar x = 1;", "Name,Mass,Type", "Twice")]
    [InlineData("sun.Name.Len|", "Length")]
    [InlineData("sun?.Na|", "Name")]
    [InlineData("DateTime? when = null; when?.Ye|", "Year")]
    [InlineData("numb|", "numbers")]
    [InlineData("Twi|", "Twice")]
    [InlineData("Console.WL|", "WriteLine")]
    [InlineData("Console.Wri|", "Write,WriteLine", "Equals")]
    [InlineData("System.Te|", "Text")]
    [InlineData("new Strin|", "StringBuilder,string")]
    [InlineData("new nu|", "", "numbers")]
    [InlineData("using System.Thr|", "Threading")]
    [InlineData("fore|", "foreach")]
    [InlineData("whi|", "while")]
    [InlineData("in|", "int")]
    [InlineData("var x = in|", "int,Interruption")]
    [InlineData("List<in|", "int")]
    [InlineData("var f = () => in|", "int")]
    [InlineData("$\"{in|", "int")]
    [InlineData("int[] a = { in|", "int")]
    [InlineData("out|", "out")]
    [InlineData("f|ixed (", "foreach")]
    [InlineData("disp|", "display")]
    [InlineData("Interr|", "Interruption")]
    [InlineData("Twice(|", "amount:,numbers,sun")]
    [InlineData("Twice(1, |", "DayOfWeek.Friday,day:", "amount:")]
    [InlineData("Twice(1, DayOfWeek.Tu|", "Tuesday")]
    [InlineData("today == |", "DayOfWeek.Sunday")]
    [InlineData("today = |", "DayOfWeek.Sunday")]
    [InlineData("DayOfWeek d = Da|", "DayOfWeek.Sunday,DayOfWeek")]
    [InlineData("new Star(\"a\") { |", "Mass,Type")]
    [InlineData("int local = 1; { int inner = 2; loc|", "local")]
    [InlineData("foreach (var item in numbers) { it|", "item")]
    [InlineData("var q = from entry in numbers where ent|", "entry")]
    [InlineData("// numbers.|", "")]
    [InlineData("\"numbers.|", "")]
    [InlineData("var s = \"a|b\";", "")]
    [InlineData("$\"{numbers.Cou|}\"", "Count")]
    [InlineData("1|", "")]
    [InlineData("__|", "", "__CellStops,__CellCheck,__CellEnter,__CellEnterAsync,__CellCatching,__CellAwaits,__CellFailFast")]
    [InlineData("#!im|", "#!import")]
    [InlineData("#!|", "#!import,#!time,#!who")]
    [InlineData("#!time\nnumbers.Ad|", "Add")]
    [InlineData("nothing.|", "")]
    [InlineData("|", "numbers,Twice,sun,display", "String")]
    public void Complete_AtTheBar_OffersAndDoesNot(string code, string offered, string withheld = "")
    {
        var cursor = code.IndexOf('|');

        var texts = _notebook.Complete(code.Remove(cursor, 1), cursor).Choices.Select(choice => choice.Text).ToList();

        foreach (var text in offered.Split(',', StringSplitOptions.RemoveEmptyEntries)) Assert.Contains(text, texts);
        foreach (var text in withheld.Split(',', StringSplitOptions.RemoveEmptyEntries)) Assert.DoesNotContain(text, texts);
        if (offered.Length == 0 && withheld.Length == 0) Assert.Empty(texts);
        Assert.Equal(texts.Distinct(), texts);
    }

    [Theory]
    [InlineData("#r \"li|", "libs/")]
    [InlineData("#r \"libs/|", "One.dll")]
    [InlineData("#load \"libs/|", "two.csx")]
    [InlineData("#!import libs/t|", "two.csx")]
    public void Complete_Path_OffersFilesThatFit(string code, string offered)
    {
        Directory.CreateDirectory(_folder.File("libs"));
        File.WriteAllText(_folder.File("libs/One.dll"), "");
        File.WriteAllText(_folder.File("libs/two.csx"), "");

        Assert.Equal([offered], _notebook.Complete(code.TrimEnd('|'), code.Length - 1).Choices.Select(choice => choice.Text));
    }

    [Fact]
    public void Complete_WordInTheMiddle_ReplacesUpToTheCursor()
    {
        var completion = _notebook.Complete("var x = numbers.Ad + 1;", "var x = numbers.Ad".Length);

        Assert.Equal((16, 18), (completion.Start, completion.End));
        Assert.Equal("Add", completion.Choices[0].Text);
        Assert.Equal("method", completion.Choices[0].Kind);
        Assert.Equal("void List<int>.Add(int item)", completion.Choices[0].Signature);
    }
}
