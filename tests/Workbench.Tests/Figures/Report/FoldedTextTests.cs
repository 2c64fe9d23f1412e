using Workbench.Figures.Report;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Figures.Report;

public sealed class FoldedTextTests
{
    [Fact]
    public void Split_Answers_AreAPart()
    {
        IReadOnlyList<FoldedText.Part> parts = FoldedText.Split("before\n\n<details><summary>Answers</summary>\n\n1. **x**\n\n</details>\nafter");
        Assert.Equal([new(null, "before\n"), new("Answers", "\n1. **x**\n"), new(null, "after")], parts);
    }

    [Theory]
    [InlineData("<details><summary>never closed</summary>\ntext")]
    [InlineData("```\n<details><summary>a</summary>\n</details>\n```")]
    [InlineData("<details open ontoggle=x><summary>a</summary>\n</details>")]
    [InlineData("<details><summary><b>a</b></summary>\n</details>")]
    [InlineData("</details>")]
    public void Split_AnythingElse_IsText(string markdown) => Assert.Equal([new(null, markdown)], FoldedText.Split(markdown));

    [Fact]
    public void ToHtml_Answers_FoldAndStayInert()
    {
        string html = NotebookReport.ToHtml(Of(Markdown("<details><summary>An\"swers &amp;</summary>\n\n<script>x</script> **bold**\n\n</details>")));
        Assert.Contains("<details class=\"folded\"><summary dir=\"auto\">An&quot;swers &amp;amp;</summary>", html);
        Assert.Contains("&lt;script&gt;x&lt;/script&gt; <strong>bold</strong>", html);
    }
}
