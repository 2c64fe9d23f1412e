using Workbench.Kernel.Display.Values;

namespace Kernel.Tests.Display.Values;

public sealed class TableTests
{
    [Fact]
    public void Of_Record_IsATwoColumnTable()
    {
        var view = View.Of(new Event("flare", 2.5, null));

        Assert.Equal("""
            Event
            Name   flare
            Size   2.5
            Notes  null
            """, view.Text);
        Assert.Equal("""
            <table><caption style="text-align: left">Event</caption>
            <tbody>
            <tr><th scope="row" style="text-align: left">Name</th><td style="text-align: left">flare</td></tr>
            <tr><th scope="row" style="text-align: left">Size</th><td style="text-align: left">2.5</td></tr>
            <tr><th scope="row" style="text-align: left">Notes</th><td style="text-align: left">null</td></tr>
            </tbody>
            </table>
            """, view.Html);
    }

    [Fact]
    public void Of_SequenceOfRecords_HasAColumnPerPropertyAndNumbersToTheRight()
    {
        var view = View.Of(new[] { new Event("flare", 2.5, null), new Event("CME", 10, ["fast", "wide"]) }.Select(one => one));

        Assert.Equal("""
            2 items
            Name   Size  Notes
            -----  ----  ----------------
            flare   2.5  null
            CME      10  ["fast", "wide"]
            """, view.Text);
        Assert.Contains("<th scope=\"col\" style=\"text-align: right\">Size</th>", view.Html);
        Assert.Contains("<td style=\"text-align: right\">2.5</td>", view.Html);
        Assert.Contains("<td style=\"text-align: left\">[&quot;fast&quot;, &quot;wide&quot;]</td>", view.Html);
        Assert.DoesNotContain("color", view.Html);
    }

    [Fact]
    public void Of_LongSequenceOfNumbers_IsATableWithTheirPlaces()
    {
        var lines = View.Of(Enumerable.Range(0, 25).Select(k => k * 0.1).ToList()).Text.Split('\n');

        Assert.Equal(["25 items", " 0                    0"], lines[..2]);
        Assert.Equal(" 3  0.30000000000000004", lines[4]);
        Assert.Equal("… 5 more", lines[^1]);
        Assert.Equal(22, lines.Length);
    }

    [Fact]
    public void Of_Dictionary_HasKeysAndValuesOrTheValuesMembers()
    {
        Assert.Equal("2 entries\nKey  Value\n---  -----\na      0.5\nb        1", View.Of(new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 1 }).Text);
        Assert.Equal("1 entry\nKey  Item1  Item2\n---  -----  -----\n  7      1  x", View.Of(new Dictionary<int, (int, string)> { [7] = (1, "x") }).Text);
        Assert.Equal("1 entry\nKey  Value\n---  ------\na    [1, 2]", View.Of(new System.Dynamic.ExpandoObject { }.With("a", new[] { 1, 2 })).Text);
    }

    [Fact]
    public void Of_Groups_NamesTheirKeys() => Assert.Equal("2 items\nKey  Value\n---  ------------\n  2  [\"aa\", \"bb\"]\n  1  [\"c\"]", View.Of(new[] { "aa", "bb", "c" }.GroupBy(word => word.Length)).Text);

    [Fact]
    public void Of_RowsOfOneLength_IsAMatrix()
    {
        var rows = Enumerable.Range(0, 40).Select(k => new[] { k, k * k, 1_000_000_000 + k }).ToList();

        Assert.StartsWith("40 items\n 0    1           2\n--  ---  ----------\n 0    0  1000000000\n", View.Of(rows).Text);
    }

    [Fact]
    public void Of_MatrixArray_ShowsItsShapeAndCorners()
    {
        var matrix = new int[50, 30];
        (matrix[0, 29], matrix[49, 0]) = (7, 8);

        Assert.Equal("""
            int[50, 30]
            0  0  0  …  0  0  7
            0  0  0  …  0  0  0
            0  0  0  …  0  0  0
            …  …  …  …  …  …  …
            0  0  0  …  0  0  0
            0  0  0  …  0  0  0
            8  0  0  …  0  0  0
            """, View.Of(matrix).Text);
    }

    [Fact]
    public void Of_ArrayOfThreeDimensions_ShowsItsCorners()
    {
        var array = new float[2, 3, 1];
        array[1, 2, 0] = 0.5f;

        Assert.Equal("float[2, 3, 1]\n[0, 0, 0]    0\n[0, 2, 0]    0\n[1, 0, 0]    0\n[1, 2, 0]  0.5", View.Of(array).Text);
    }

    [Fact]
    public void Of_MixedItems_ArePlacedUnderTheNamesTheyHave()
    {
        Assert.Equal("2 items\nA  B\n-  -\n1\n   2", View.Of(new object[] { new { A = 1 }, new { B = 2 } }).Text);
        Assert.Equal("3 items\n0  1\n1  a\n2  { A = 1 }", View.Of(new object[] { 1, "a", new { A = 1 } }).Text);
    }

    [Fact]
    public void Of_LongCell_IsShortenedWithTheWholeTextAsTitle()
    {
        var view = View.Of(new { Text = new string('x', 300) });

        Assert.Equal("Text  " + new string('x', 79) + "…", view.Text);
        Assert.Contains($"title=\"{new string('x', 300)}\">{new string('x', 79)}…</td>", view.Html);
    }

    [Fact]
    public void Of_ManyMembersAndRows_ShowsTwelveByTwentyAndSaysHowManyMore()
    {
        var rows = Enumerable.Range(0, 100).Select(_ => new Wide()).ToArray();
        var lines = View.Of(rows).Text.Split('\n');

        Assert.Equal("100 items", lines[0]);
        Assert.Matches("^P01  .*P12  … 3 more$", lines[1]);
        Assert.Equal("… 80 more", lines[^1]);
        Assert.Equal(24, lines.Length);
        Assert.Contains("colspan=\"13\"", View.Of(rows).Html);
    }

    [Fact]
    public void Of_WideLetters_KeepColumnsAligned() =>
        Assert.Equal("2 items\nA       B\n------  -\n한국어  1\nab      2", View.Of(new[] { new { A = "한국어", B = "1" }, new { A = "ab", B = "2" } }).Text);

    [Fact]
    public void Of_Inheritance_ShowsTheBaseMembersFirstAndHiddenOnesOnce() => Assert.Equal("Derived\nFirst   1\nSecond  3\nThird   4", View.Of(new Derived()).Text);

    private sealed record Event(string Name, double Size, string[]? Notes);

#pragma warning disable CA1822, CA1051 // Members of values, as users write them.
    private sealed class Wide
    {
        public int P01 => 1;
        public int P02 => 2;
        public int P03 => 3;
        public int P04 => 4;
        public int P05 => 5;
        public int P06 => 6;
        public int P07 => 7;
        public int P08 => 8;
        public int P09 => 9;
        public int P10 => 10;
        public int P11 => 11;
        public int P12 => 12;
        public int P13 => 13;
        public int P14 => 14;
        public int P15 => 15;
    }

    private class Base
    {
        public int First => 1;

        public int Second => 2;

        public int this[int index] => index;
    }

    private sealed class Derived : Base
    {
        public new int Second => 3;

        public int Third = 4;
    }
#pragma warning restore CA1822, CA1051
}
