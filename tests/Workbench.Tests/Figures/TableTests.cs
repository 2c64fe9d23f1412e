using System.Reflection;
using Workbench.Figures;

namespace Workbench.Tests.Figures;

public sealed class TableTests
{
    [Fact]
    public void ToMarkdown_HostileCells_ShowsThemAndObeysNothing()
    {
        var table = new Table("a|b <i>", ["x", "y"], [["<script>alert(1)</script>", "1|2\n| new row"], ["$a$ [l](http://h) `c` \u202Ertl\u0000", "&amp; * _ ~ # ! \\"]]);
        string[] lines = table.ToMarkdown().TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                @"**a\|b &lt;i&gt;**",
                "",
                "| x | y |",
                "|---|---|",
                @"| &lt;script&gt;alert(1)&lt;/script&gt; | 1\|2 \| new row |",
                @"| \$a\$ \[l\](http://h) \`c\` rtl | &amp;amp; \* \_ \~ \# \! \\ |",
            ],
            lines);
    }

    [Fact]
    public void ToString_Table_HasEveryCellUnderItsHeading()
        => Assert.Equal("t\n\na\n  y: 1\n\nb", new Table("t", ["x", "y"], [["a", "1"], ["b", ""]]).ToString());

    [Fact]
    public void Create_RowOfAnotherLength_SaysBothCounts()
        => Assert.Contains("expected 2 cells in every row, row 1 has 3", Assert.Throws<ArgumentException>("rows", () => new Table("t", ["x", "y"], [["a", "b"], ["a", "b", "c"]])).Message);

    [Fact]
    public void Formatters_FoundByConvention_WriteMarkdownAndText()
    {
        var table = new Table("t", ["x"], [["a"]]);
        object attribute = typeof(Table).GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = ((System.Collections.IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>().ToArray();
        Assert.Equal((string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!, formatters.Select(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!));
        string[] written = [.. formatters.Select(formatter =>
        {
            using var writer = new StringWriter();
            Assert.True((bool)formatter.GetType().GetMethod("Format", BindingFlags.Public | BindingFlags.Instance)!.Invoke(formatter, [table, writer])!);
            return writer.ToString();
        })];
        Assert.Equal([table.ToMarkdown(), table.ToString()], written);
    }
}
