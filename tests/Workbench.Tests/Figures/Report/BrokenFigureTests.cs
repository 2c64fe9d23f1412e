using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Report;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Figures.Report;

/// <summary>Figures that cannot be drawn: the page says so in words, where the figure would stand.</summary>
public sealed class BrokenFigureTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-broken-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("en", "The page cannot draw this figure from its data.")]
    [InlineData("ko", "이 그림은 데이터를 읽을 수 없어 그리지 못했다.")]
    public async Task Open_DataThatPlotlyCannotRead_SaysSoInWords(string language, string expected)
    {
        JsonObject broken = new() { ["data"] = new JsonArray(new JsonObject { ["type"] = "heatmap", ["z"] = new JsonObject { ["dtype"] = "f4", ["bdata"] = "!!!", ["shape"] = "2, 2" } }) };
        string html = Path.Combine(_folder, "broken.html");
        File.WriteAllText(html, NotebookReport.ToHtml(Of(Code("", DisplayData((Figure.PlotlyMimeType, broken), ("text/plain", "a map"))), Code("", Shown(UnusualSequences.Gaps()))), new NotebookReportOptions { Language = language }));
        await using OpenedReport report = await browser.OpenAsync(html);
        Assert.Equal(expected, await report.Page.Locator("#figure-1 .plot").InnerTextAsync());
        Assert.Equal(1, await report.Page.Locator("figure.live").CountAsync());
    }

    [Theory]
    [InlineData("{\"data\": 5}", "The page cannot draw this figure from its data.")]
    [InlineData("{\"data\": [{}, {\"type\": \"scatter3d\"}]}", "The page's plotly.js, the cartesian bundle, does not draw this type of trace: scatter3d")]
    public void ToHtml_FigureThatIsNone_SaysSoBeforeItsText(string json, string expected) =>
        Assert.Contains($"<p class=\"output missing\">{expected}</p>\n<pre class=\"output\" dir=\"auto\">a map</pre>",
            NotebookReport.ToHtml(Of(Code("", DisplayData((Figure.PlotlyMimeType, json), ("text/plain", "a map"))))));
}
