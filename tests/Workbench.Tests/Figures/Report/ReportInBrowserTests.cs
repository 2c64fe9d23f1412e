using Microsoft.Playwright;
using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Tests.Figures.Report;

/// <summary>The report as a reader meets it: opened from disk in a real browser. Set WORKBENCH_SCREENSHOTS to a folder to keep pictures.</summary>
public sealed class ReportInBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    // Pixels of an axis unit in x and y are whole numbers of a pixel apart over a frame of 19 to 43 pixels.
    private const double RoundnessTolerance = 0.02;

    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    public async Task Open_GuideNotebook_DrawsEveryFigureWithoutRequestsOrErrors(int width, ColorScheme colours)
    {
        await using OpenedReport report = await browser.OpenAsync(WriteGuide(), width, colours);
        IPage page = report.Page;

        Assert.Equal(2, await page.Locator(".js-plotly-plot").CountAsync());
        Assert.Empty(await page.Locator(".plot > .fallback").AllAsync());
        string text = await page.Locator("#figure-1 .plot").InnerTextAsync();
        foreach (string label in (string[])["1 Original frames", "2 Grad-CAM over 193 Å", "3 Temporal importance", "4 Predicted ap", "importance", "(nT)", "hours from the last frame", "193 Å", "211 Å", "304 Å", "most important: t = 17 (−120 h)", "scale: whole sequence", "forecast"])
            Assert.Contains(label, text);
        Assert.Contains("scale: frame", await page.Locator("#figure-2 .plot").InnerTextAsync());

        double[] unit = await PixelsPerUnitAsync(page);
        Assert.All(unit[1..], y => Assert.InRange(y / unit[0], 1 - RoundnessTolerance, 1 + RoundnessTolerance));
        double overflow = await page.EvaluateAsync<double>("document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(overflow <= 0, $"The page is {overflow} px wider than its window of {width} px.");

        string ink = await page.EvaluateAsync<string>("document.querySelector('.js-plotly-plot')._fullLayout.font.color"), paper = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(colours == ColorScheme.Dark ? ("#c9d1d9", "rgb(15, 20, 26)") : ("#3a434d", "rgb(255, 255, 255)"), (ink, paper));

        // Middle of the second channel's row, of the overlay, and of a bar.
        // A channel has two rows of 24 h and a gap of 2.88 h; odd frames stand in the lower one.
        Assert.Matches(@"^211 Å, t = 3 \(−288 h\)\d+(\.\d+)? grey level 0-255mean of 4 × 4 pixelsapparent 0\.\d\d (up|down), 0\.\d\d (left|right) \(radii\)$", await HoverAsync(page, "yaxis", -288, 50.88 + 36));
        Assert.Matches(@"^over 193 Å, t = 17 \(−120 h\)Grad-CAM −?0\.\d+ nTlargest in this frame 0\.\d+apparent 0\.\d\d (up|down), 0\.\d\d (left|right) \(radii\)$", await HoverAsync(page, "yaxis2", -120, 36));
        Assert.Matches(@"^t = 5 \(−264 h\)importance 0\.104 nTtrend 0\.\d+ nT$", await HoverAsync(page, "yaxis3", -264, 0.05));
        await ScreenshotAsync(page, $"report-{width}-{colours}");

        // Asked for the file and nothing else, and nothing was refused by the page's policy.
        Assert.Equal(["file"], report.Requests.Select(url => url[..url.IndexOf(':')]).Where(scheme => scheme != "data"));
        Assert.Empty(report.Complaints);
    }

    [Fact]
    public async Task Resize_ToAnotherWidth_KeepsFramesRoundAndFillsTheWindow()
    {
        await using OpenedReport report = await browser.OpenAsync(WriteSmall(), 700);
        await report.Page.SetViewportSizeAsync(1600, 1000);
        // The page's policy forbids what WaitForFunction does.
        await report.Page.EvaluateAsync("async () => { while (document.querySelector('.js-plotly-plot')._fullLayout.width < 1300) await new Promise(r => setTimeout(r, 50)); }");
        double[] unit = await PixelsPerUnitAsync(report.Page);
        Assert.All(unit[1..], y => Assert.InRange(y / unit[0], 1 - RoundnessTolerance, 1 + RoundnessTolerance));
        Assert.Empty(report.Complaints);
    }

    [Theory]
    [InlineData(700)]
    [InlineData(1600)]
    public async Task Draw_WithoutTheReportsLayout_KeepsFramesRound(int width)
    {
        await using OpenedReport report = await browser.OpenAsync(WriteSmall(), width);
        double[] unit = await report.Page.EvaluateAsync<double[]>(
            "async json => { const f = JSON.parse(json), e = document.createElement('div'); document.body.prepend(e); await Plotly.newPlot(e, f.data, f.layout, f.config); " + PixelsPerUnit + " return measure(e); }",
            DemoSequence.Figure().Json);
        Assert.All(unit[1..], y => Assert.InRange(y / unit[0], 1 - RoundnessTolerance, 1 + RoundnessTolerance));
        await ScreenshotAsync(report.Page, $"notebook-{width}");
    }

    [Fact]
    public async Task Open_HostileNotebook_RunsNothingAndAsksForNothing()
    {
        string html = Path.Combine(_folder, "hostile.html");
        File.WriteAllText(html, NotebookReport.ToHtml(HostileNotebook.Json()));
        await using OpenedReport report = await browser.OpenAsync(html);
        Assert.Equal("undefined", await report.Page.EvaluateAsync<string>("typeof window.owned"));
        Assert.Equal(["file"], report.Requests.Select(url => url[..url.IndexOf(':')]).Where(scheme => scheme != "data"));
        Assert.DoesNotContain(report.Complaints, complaint => complaint.StartsWith("page error", StringComparison.Ordinal));
        Assert.Equal(0, await report.Page.EvaluateAsync<int>("document.querySelectorAll('iframe, object, embed, form, a[href^=javascript], [onerror], [onload]').length"));
        await ScreenshotAsync(report.Page, "hostile");
    }

    [Fact]
    public async Task Open_UnusualSequences_DrawsThemWithTheirNotes()
    {
        string html = Path.Combine(_folder, "unusual.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of([.. UnusualSequences.All().Select(figure => DemoNotebook.Code("", DemoNotebook.Shown(figure)))])));
        await using OpenedReport report = await browser.OpenAsync(html, 1000, ColorScheme.Dark);
        Assert.Equal(UnusualSequences.All().Count, await report.Page.Locator(".js-plotly-plot").CountAsync());
        Assert.Empty(report.Complaints);
        for (int i = 1; i <= UnusualSequences.All().Count; i++)
            await ScreenshotAsync(report.Page, $"unusual-{i}", report.Page.Locator($"#figure-{i} .plot"));
    }

    private const string PixelsPerUnit =
        "const measure = e => ['xaxis', 'yaxis', 'yaxis2'].map(name => { const a = e._fullLayout[name]; return a._length / Math.abs(a.range[1] - a.range[0]); });";

    private static Task<double[]> PixelsPerUnitAsync(IPage page) =>
        page.EvaluateAsync<double[]>("() => { " + PixelsPerUnit + " return measure(document.querySelector('.js-plotly-plot')); }");

    // The label that appears when the mouse comes to a place in the first figure, given in the units of its axes.
    private static async Task<string?> HoverAsync(IPage page, string yaxis, double hours, double y)
    {
        await page.Mouse.MoveAsync(1, 1);
        double[] place = await page.EvaluateAsync<double[]>(
            "([axis, x, y]) => { const e = document.querySelector('.js-plotly-plot'); e.scrollIntoView({ block: 'center' }); const l = e._fullLayout, box = e.getBoundingClientRect(); " +
            "return [box.left + l.xaxis._offset + l.xaxis.l2p(x), box.top + l[axis]._offset + l[axis].l2p(y)]; }", new object[] { yaxis, hours, y });
        await page.WaitForSelectorAsync("#figure-1 .hoverlayer .hovertext", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        await page.Mouse.MoveAsync((float)place[0] - 2, (float)place[1]);
        await page.Mouse.MoveAsync((float)place[0] + 1, (float)place[1] + 1);
        await page.WaitForSelectorAsync("#figure-1 .hoverlayer .hovertext");
        return await page.Locator("#figure-1 .hoverlayer").TextContentAsync();
    }

    private static async Task ScreenshotAsync(IPage page, string name, ILocator? part = null)
    {
        if (Environment.GetEnvironmentVariable("WORKBENCH_SCREENSHOTS") is not string folder) return;
        string path = Path.Combine(folder, name + ".png");
        if (part is null) await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        else await part.ScreenshotAsync(new LocatorScreenshotOptions { Path = path });
    }

    private static Figure SmallFigure() => FullSequenceFigure.Create(DemoSequence.Create(frames: 9, size: 20), DemoSequence.Maps(9, 5, 7), DemoSequence.Importance(9), DemoSequence.Forecast());

    private string WriteSmall()
    {
        string html = Path.Combine(_folder, "small.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of(DemoNotebook.Code("", DemoNotebook.Shown(SmallFigure())))));
        return html;
    }

    private string WriteGuide()
    {
        string notebook = Path.Combine(_folder, "guide.ipynb"), html = Path.Combine(_folder, "guide.html");
        File.WriteAllText(notebook, DemoNotebook.GuideNotebook(DemoSequence.Figure(), DemoSequence.Figure(new FullSequenceOptions { Scale = MapScale.Frame })));
        NotebookReport.Write(notebook, html);
        return html;
    }
}
