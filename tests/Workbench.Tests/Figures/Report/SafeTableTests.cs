using Workbench.Figures.Report;

namespace Workbench.Tests.Figures.Report;

public sealed class SafeTableTests
{
    [Fact]
    public void TryRead_Table_IsWrittenAnew()
    {
        string? table = SafeTable.TryRead("<div>\n<style scoped>td { color: red }</style><!-- x --><TABLE border=1 class='dataframe'><caption>A &amp; B</caption><thead><tr><th colspan=2 style='x'>h<br/></th></tr></thead><tbody><tr><td rowspan=\"2\">1 &lt; 2</td><td>\u202Ex</td></tr></tbody></table></div>");
        Assert.Equal("<table><caption dir=\"auto\">A &amp; B</caption><thead><tr><th colspan=\"2\" dir=\"auto\">h<br></th></tr></thead><tbody><tr><td rowspan=\"2\" dir=\"auto\">1 &lt; 2</td><td dir=\"auto\">[U+202E]x</td></tr></tbody></table>", table);
    }

    [Theory]
    [InlineData("<table><tr><td>1</td></tr>")] // not closed
    [InlineData("<table><tr><td>1</tr></td></table>")] // out of place
    [InlineData("<table><tr><td><script>x</script></td></tr></table>")]
    [InlineData("<table><tr><td><img src=x onerror=x></td></tr></table>")]
    [InlineData("<table><tr><td><svg/onload=x></svg></td></tr></table>")]
    [InlineData("<table><tr><td>1 < 2</td></tr></table>")]
    [InlineData("<table><tr><td a=\"b></td></tr></table>")]
    [InlineData("<table><tr><td>1</td></tr></table><")]
    [InlineData("<table><style>td { }")]
    [InlineData("<table <b></table>")]
    [InlineData("<p>no table</p>")]
    [InlineData("")]
    public void TryRead_AnythingElse_IsRefused(string html) => Assert.Null(SafeTable.TryRead(html));

    [Fact]
    public void TryRead_HostileAttributes_AreDropped() =>
        Assert.Equal("<table><tr><td dir=\"auto\">x</td></tr></table>", SafeTable.TryRead("<table onclick=x><tr style=\"background:url(x)\"><td colspan='1\" onclick=\"x' scope=javascript: rowspan=99999 id=a>x</td></tr></table>"));
}
