using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Report;
using Workbench.Sharing.Paper;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Figures.Report;

/// <summary>Texts of a million characters without a space: the page opens, and says what it leaves out.</summary>
public sealed class LongTextTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const int LongestCaption = 4000;
    private const int LongestInContents = 160;

    // Kerned letters: Chromium 147 did not lay out a caption of a million within 25 s.
    private static readonly string Word = new('A', 1_000_000);

    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-long-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ToHtml_LongCaption_IsShortWithAnEllipsisAndWholeInTheFigure()
    {
        // Pairs of surrogates at even places; the last character kept would be the first of a pair.
        string pairs = string.Concat(Enumerable.Repeat("😀", LongestCaption)), kept = pairs[..(LongestCaption - 2)] + "…";
        JsonObject figure = Captioned(pairs, pairs, pairs);
        string html = NotebookReport.ToHtml(Of(Code("", DisplayData((Figure.PlotlyMimeType, figure), ("image/png", Convert.ToBase64String(PngImage.Grey([1], 1, 1)))))));
        string block = html[html.IndexOf("<figure ", StringComparison.Ordinal)..html.IndexOf("</figure>", StringComparison.Ordinal)];
        Assert.Contains($"<bdi>{kept}</bdi></strong> {kept}</p>", block);
        Assert.Contains($"<dt dir=\"auto\">{kept}</dt><dd dir=\"auto\">{kept}</dd>", block);
        Assert.Contains($"aria-label=\"{kept}\"", block);
        Assert.Contains($"alt=\"{kept}\"", block);
        CheckedFigure read = CheckedFigure.TryRead(figure.ToJsonString())!;
        Assert.Equal((pairs, pairs), (read.Title, read.Summary));
        Assert.Contains($"{pairs}: {pairs}\n", CaptionText.Of(1, read));
        Assert.Contains($"\"title\":\"{pairs}\"", block.Replace("\\ud83d\\ude00", "😀", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void ToHtml_CaptionOfTheLongestLength_IsWhole()
    {
        string whole = new('b', LongestCaption);
        Assert.Contains($"<bdi>{whole}</bdi></strong> {whole}</p>", NotebookReport.ToHtml(Of(Code("", DisplayData((Figure.PlotlyMimeType, Captioned(whole, whole, "c")))))));
    }

    [Fact]
    public void ToHtml_LongHeading_IsNotCutThroughAPair()
    {
        // 'a' moves the pairs to odd places.
        string heading = "a" + string.Concat(Enumerable.Repeat("😀", LongestInContents));
        string html = NotebookReport.ToHtml(Of(Markdown("# T"), Markdown($"## {heading}"), Markdown("## 2")));
        Assert.Contains($"<a href=\"#section-1\">{heading[..(LongestInContents - 1)]}…</a>", html);
    }

    [Theory]
    [InlineData("caption")]
    [InlineData("figure")]
    [InlineData("text")]
    [InlineData("outputs")]
    public async Task Open_AMillionLettersWithoutASpace_IsDrawn(string where)
    {
        string png = Convert.ToBase64String(PngImage.Grey([1], 1, 1));
        string notebook = where switch
        {
            "caption" => Of(Code("", DisplayData((Figure.PlotlyMimeType, Captioned(Word, Word, Word)))), Code("", DisplayData((Figure.PlotlyMimeType, Captioned("", null, "")), ("text/plain", Word)))),
            "figure" => Of(Code("", DisplayData((Figure.PlotlyMimeType, Written(Word)), ("text/plain", "a")))),
            "text" => Of(Markdown($"# {Word}"), Markdown($"## {Word}\n\n{Word}\n\n- {Word}\n"), Markdown($"<details><summary>{Word}</summary>\n\na\n\n</details>")),
            _ => Of(Code(Word, Stream("stdout", Word), DisplayData(("text/html", $"<table><tr><td>{Word}</td><td>b</td></tr></table>")), DisplayData(("text/markdown", Word)), DisplayData(("image/png", png), ("text/plain", Word)))),
        };
        string html = Path.Combine(_folder, "long.html");
        File.WriteAllText(html, NotebookReport.ToHtml(notebook));
        await using OpenedReport report = await browser.OpenAsync(html);
        Assert.InRange(await report.Page.EvaluateAsync<double>("document.documentElement.scrollHeight"), 1, double.MaxValue);
        Assert.Empty(report.Complaints);
    }

    private static JsonObject Captioned(string title, string? summary, string fact) => new()
    {
        ["data"] = new JsonArray(new JsonObject { ["type"] = "bar", ["y"] = new JsonArray(1) }),
        ["layout"] = new JsonObject { ["meta"] = new JsonObject { ["title"] = title, ["summary"] = summary, ["facts"] = new JsonArray(new JsonObject { ["label"] = fact, ["value"] = fact }) } },
    };

    private static JsonObject Written(string text) => new()
    {
        ["data"] = new JsonArray(new JsonObject { ["type"] = "bar", ["y"] = new JsonArray(1) }),
        ["layout"] = new JsonObject { ["title"] = new JsonObject { ["text"] = text }, ["annotations"] = new JsonArray(new JsonObject { ["text"] = text, ["x"] = 0, ["y"] = 1 }) },
    };
}
