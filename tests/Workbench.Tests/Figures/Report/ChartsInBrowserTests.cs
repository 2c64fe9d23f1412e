using Microsoft.Playwright;
using Workbench.Figures;
using Workbench.Figures.Report;
using Workbench.Sun;

namespace Workbench.Tests.Figures.Report;

/// <summary>The guide's charts and grids in a real browser: no text cut or laid over text. Set WORKBENCH_SCREENSHOTS to a folder to keep pictures.</summary>
public sealed class ChartsInBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    // Letters may touch the next line's box by their empty rim.
    private const double RimPixels = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-charts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    public async Task Open_AllCharts_AreDrawnWithTextsThatDoNotOverlap(int width, ColorScheme colours)
    {
        ShownFigure[] charts = [.. DemoCharts.All(), .. DemoGrids.All()];
        string html = Path.Combine(_folder, "charts.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of([.. charts.Select(chart => DemoNotebook.Code("", DemoNotebook.Shown(chart.Make())))])));
        await using OpenedReport report = await browser.OpenAsync(html, width, colours);
        Assert.Equal(charts.Length, await report.Page.Locator(".js-plotly-plot").CountAsync());
        Assert.Empty(report.Complaints);
        for (int i = 0; i < charts.Length; i++)
        {
            ILocator plot = report.Page.Locator($"#figure-{i + 1} .plot");
            if (Environment.GetEnvironmentVariable("WORKBENCH_SCREENSHOTS") is string folder)
                await plot.ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(folder, $"chart-{charts[i].Name}-{width}.png") });
        }
        List<string> overlaps = [];
        // Hostile texts are cut by their count of characters, not by their width.
        foreach (int i in Enumerable.Range(0, charts.Length).Where(i => !charts[i].Name.StartsWith("odd-texts", StringComparison.Ordinal)))
            overlaps.AddRange((await OverlapsAsync(report.Page, $"#figure-{i + 1}")).Select(o => $"{charts[i].Name}: {o}"));
        Assert.Empty(overlaps);
    }

    // Each of the three sizes of cells finds its own places: those of activations, of gradients and of originals.
    [Theory]
    [InlineData(false, @"apparent 0\.\d\d (up|down), 0\.\d\d (left|right) \(radii\)$")]
    [InlineData(true, @"[NS]\d\d [EW]\d\d$")]
    public async Task Hover_ComprehensiveGrid_ShowsThePlaceInEveryRow(bool isDated, string place)
    {
        SolarSequence sequence = isDated ? ShownFigures.Dated(28, 64) : DemoSequence.Create();
        Figure figure = ComprehensiveFigure.Create(sequence, DemoSequence.Maps(), DemoGrids.Maps(28, 64, 64).Maps[0], DemoSequence.Importance(), new ChannelImportances(DemoSequence.Channels, [1, 2, 3], "nT", "m"));
        string html = Path.Combine(_folder, "hover.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of(DemoNotebook.Code("", DemoNotebook.Shown(figure)))));
        await using OpenedReport report = await browser.OpenAsync(html);
        // The last column, a third of the radius right of the centre of the disk and below it.
        string[] shown = await report.Page.EvaluateAsync<string[]>(
            """
            () => {
              const e = document.querySelector('.js-plotly-plot'), l = e._fullLayout;
              return l.yaxis.tickvals.map(middle => {
                Plotly.Fx.unhover(e);
                e._lastHoverTime = 0;
                Plotly.Fx.hover(e, { xpx: l.xaxis.l2p(l.xaxis.range[1] - 0.36), ypx: l.yaxis.l2p(middle + 0.14) }, 'xy');
                return e.querySelector('.hoverlayer').textContent;
              });
            }
            """);
        Assert.All(shown, text => Assert.Matches(place, text));
        Assert.Equal(["Grad-CAM", "Integrated Gradients", "193 Å"], shown.Select(text => text[..text.IndexOf(',', StringComparison.Ordinal)]));
        Assert.Empty(report.Complaints);
    }

    // Boxes of texts that lie over each other, and texts that leave the figure.
    private static async Task<string[]> OverlapsAsync(IPage page, string figure) => await page.EvaluateAsync<string[]>(
        """
        ([figure, rim]) => {
          const svg = document.querySelector(figure + ' .js-plotly-plot'), outer = svg.getBoundingClientRect(), found = [];
          const texts = [...svg.querySelectorAll('.annotation-text, .gtitle, .xtick text, .ytick text, .xtitle, .ytitle, .cbtitle, .legendtext')]
            .map(e => ({ text: e.textContent.slice(0, 30), box: e.getBoundingClientRect() })).filter(t => t.text.trim() && t.box.width > 0);
          texts.forEach((a, i) => {
            if (a.box.left < outer.left - rim || a.box.right > outer.right + rim || a.box.bottom > outer.bottom + rim) found.push(`'${a.text}' leaves the figure`);
            texts.slice(i + 1).forEach(b => {
              const w = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left), h = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
              if (w > rim && h > rim) found.push(`'${a.text}' over '${b.text}' by ${w.toFixed(0)} x ${h.toFixed(0)}`);
            });
          });
          return found;
        }
        """, new object[] { figure, RimPixels });
}
