using Microsoft.Playwright;
using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Tests.Figures.Report;

/// <summary>The report as a reader meets it: opened from disk in a real browser.</summary>
public sealed class ReportInBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    [InlineData(700, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public async Task Open_GuideNotebook_DrawsEveryFigureWithoutRequestsOrErrors(int width, ColorScheme colours)
    {
        await using OpenedReport report = await browser.OpenAsync(WriteGuide(), width, colours);
        Assert.Equal(2, await report.Page.Locator(".js-plotly-plot").CountAsync());
        Assert.Empty(report.Complaints);
        Assert.Single(report.Requests, url => url.StartsWith("file://", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Requests, url => !url.StartsWith("file://", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("WORKBENCH_SCREENSHOTS") is string folder)
            await report.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"report-{width}-{colours}.png"), FullPage = true });
    }

    private string WriteGuide()
    {
        string notebook = Path.Combine(_folder, "guide.ipynb"), html = Path.Combine(_folder, "guide.html");
        File.WriteAllText(notebook, DemoNotebook.Guide(DemoSequence.Figure(), DemoSequence.Figure(new FullSequenceOptions { Scale = MapScale.Frame })));
        NotebookReport.Write(notebook, html);
        return html;
    }
}
