using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Tests.Figures.Report;

/// <summary>The rule that lays figures out at any width, as the report and the pictures for paper apply it.</summary>
public sealed class PanelsInBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-panels-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("film")]
    [InlineData("overlay")]
    public async Task Fit_ColumnOfAJournal_EndsTheRowOfThePictureWhereThePictureEnds(string name)
    {
        Figure figure = ShownFigures.All().Single(shown => shown.Name == name).Make();
        await using OpenedReport report = await browser.OpenAsync(WriteReport(figure));
        JsonObject margin = figure.ToJsonObject()["layout"]!["margin"]!.AsObject();
        // 3.5 inches of 96 pixels: the picture is as wide as the room between the margins, and square.
        double picture = 336 - margin["l"]!.GetValue<int>() - margin["r"]!.GetValue<int>();
        Assert.Equal(picture, await RowPixelsAsync(report, figure, 336), 1.0);
        // A wide window does not make it grow.
        Assert.Equal(name == "film" ? 460 : 540, await RowPixelsAsync(report, figure, 1600), 1.0);
    }

    [Fact]
    public async Task Fit_LowFramesInANarrowWindow_LeaveRoomForTheWordsBesideThem()
    {
        Figure figure = DemoGrids.Comprehensive(20, 300);
        await using OpenedReport report = await browser.OpenAsync(WriteReport(figure));
        Assert.Equal(360, await RowPixelsAsync(report, figure, 640), 1.0);
        Assert.True(await RowPixelsAsync(report, DemoGrids.Comprehensive(64, 64), 1000) > 560);
    }

    // Height of the first row of panels.
    private static Task<double> RowPixelsAsync(OpenedReport report, Figure figure, int width) => report.Page.EvaluateAsync<double>(
        """
        ([json, width]) => {
          const layout = JSON.parse(json).layout, bottom = 40, fitted = WorkbenchPanels.fit(layout, layout.margin, width, bottom), row = fitted['yaxis.domain'];
          return (row[1] - row[0]) * (fitted.height - layout.margin.t - bottom);
        }
        """, new object[] { figure.Json, width });

    private string WriteReport(Figure figure)
    {
        string html = Path.Combine(_folder, "figure.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of(DemoNotebook.Code("", DemoNotebook.Shown(figure)))));
        return html;
    }
}
