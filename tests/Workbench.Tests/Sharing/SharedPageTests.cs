using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workbench.Tests.Figures.Report;

namespace Workbench.Tests.Sharing;

/// <summary>The page as its reader meets it. Set WORKBENCH_SCREENSHOTS to a folder to keep pictures.</summary>
[Collection(SharedFolderTests.Name)]
public sealed class SharedPageTests
{
    // WCAG 2.2, success criterion 1.4.3: text against its ground.
    private const double SmallestContrast = 4.5;

    private const string Contrast = """
        () => {
          const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).map(x => { x /= 255; return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4); }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!c.startsWith('rgba') || !c.endsWith(' 0)')) return c; } return 'rgb(255, 255, 255)'; };
          return [...document.querySelectorAll('h1, h2, p, li, a, td, th, dt, dd, summary, pre, code, figcaption')].filter(e => e.textContent.trim() && e.offsetParent).map(e => {
            const [a, b] = [light(getComputedStyle(e).color), light(ground(e))]; return { name: e.tagName + '.' + e.className, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) }; })
            .sort((a, b) => a.ratio - b.ratio)[0].ratio;
        }
        """;

    private readonly SharedFolder _shared;
    private readonly Browser _browser;

    public SharedPageTests(SharedFolder shared, Browser browser)
    {
        Assert.SkipUnless(SharedFolder.HasChromium, "There is no Chromium at /usr/bin/chromium.");
        (_shared, _browser) = (shared, browser);
    }

    private string PagePath => _shared.Result.Report;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    public async Task Open_Page_DrawsEveryFigureAndAsksForNothing(int width, ColorScheme colours)
    {
        await using OpenedReport report = await _browser.OpenAsync(PagePath, width, colours);
        Assert.Equal(SharedFolder.Figures, await report.Page.Locator("figure.live .js-plotly-plot").CountAsync());
        Assert.Equal(["file"], report.Requests.Select(url => url[..url.IndexOf(':')]).Where(scheme => scheme != "data"));
        Assert.Equal("undefined", await report.Page.EvaluateAsync<string>("typeof window.owned"));
        Assert.DoesNotContain(report.Complaints, complaint => complaint.StartsWith("page error", StringComparison.Ordinal));
        Assert.InRange(await report.Page.EvaluateAsync<double>("document.documentElement.scrollWidth"), 0, width);
        Assert.InRange(await report.Page.EvaluateAsync<double>(Contrast), SmallestContrast, 21);
        if (Environment.GetEnvironmentVariable("WORKBENCH_SCREENSHOTS") is string folder)
            await report.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"shared-{width}-{colours}.png"), FullPage = true });
    }

    [Fact]
    public async Task Hover_Curve_ShowsItsLabel()
    {
        await using OpenedReport report = await _browser.OpenAsync(PagePath);
        double[] place = await report.Page.EvaluateAsync<double[]>(
            "() => { const e = document.querySelector('#figure-2 .plot'); e.scrollIntoView({ block: 'center' }); const l = e._fullLayout, box = e.getBoundingClientRect(); return [box.left + l.xaxis._offset + l.xaxis.l2p(4), box.top + l.yaxis._offset + l.yaxis.l2p(Math.sin(2))]; }");
        await report.Page.Mouse.MoveAsync((float)place[0] - 3, (float)place[1]);
        await report.Page.Mouse.MoveAsync((float)place[0], (float)place[1]);
        await report.Page.WaitForSelectorAsync("#figure-2 .hoverlayer .hovertext");
        Assert.Equal("place 4: 0.91 nT", await report.Page.Locator("#figure-2 .hoverlayer").TextContentAsync());
    }

    [Fact]
    public async Task Drag_Slider_MovesTheCurve()
    {
        await using OpenedReport report = await _browser.OpenAsync(PagePath);
        const string firstValue = "() => document.querySelector('#figure-2 .plot')._fullData[0].y[0]";
        Assert.Equal(0, await report.Page.EvaluateAsync<double>(firstValue), 1e-6);
        ILocator rail = report.Page.Locator("#figure-2 .slider-rail-touch-rect");
        await rail.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await rail.BoundingBoxAsync())!;
        await report.Page.Mouse.ClickAsync(box.X + box.Width - 2, box.Y + (box.Height / 2));
        // The page's policy forbids what WaitForFunction does.
        await report.Page.EvaluateAsync("async () => { const e = document.querySelector('#figure-2 .plot'); while (e._fullLayout.sliders[0].active !== 4 || e._fullData[0].y[0] === 0) await new Promise(r => setTimeout(r, 20)); }");
        Assert.Equal(Math.Sin(4), await report.Page.EvaluateAsync<double>(firstValue), 1e-5);
        Assert.Equal("t = 4", await report.Page.Locator("#figure-2 .slider-label").First.TextContentAsync());
    }

    [Fact]
    public async Task Tab_First_LeadsToTheTextAndContentsToNotebooks()
    {
        await using OpenedReport report = await _browser.OpenAsync(PagePath);
        await report.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the text", await report.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.InRange(await report.Page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().top"), 0, 10);
        await report.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#text", report.Page.Url);
        Assert.Equal(["The guide", "슬라이더"], (await report.Page.Locator("nav .notebook a").AllTextContentsAsync()).Take(2));
        await report.Page.Locator("main a", new PageLocatorOptions { HasText = "the slider" }).ClickAsync();
        Assert.EndsWith("#notebook-2", report.Page.Url);
        Assert.Equal(0, await report.Page.EvaluateAsync<int>("[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).length"));
    }

    [Fact]
    public async Task Print_Page_HoldsEveryFigureAsAPicture()
    {
        await using OpenedReport report = await _browser.OpenAsync(PagePath, 1280, ColorScheme.Dark);
        byte[] pdf = await report.Page.PdfAsync(new PagePdfOptions { Format = "A4", PrintBackground = true });
        string text = Encoding.Latin1.GetString(pdf);
        // The hostile figure stands there twice, and a PDF holds the same picture once.
        Assert.InRange(Regex.Count(text, "/Subtype /Image"), SharedFolder.Figures - 1, 100);
        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal(SharedFolder.Figures, await report.Page.Locator("figure .picture:visible").CountAsync());
        Assert.Equal(0, await report.Page.Locator("figure .plot:visible").CountAsync());
        Assert.Equal("rgb(255, 255, 255)", await report.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        // No picture is taller than a page, so none is cut.
        double tallest = await report.Page.EvaluateAsync<double>("Math.max(...[...document.querySelectorAll('figure .picture')].map(e => e.getBoundingClientRect().height))");
        Assert.InRange(tallest, 10, 225 / 25.4 * 96);
    }

    [Fact]
    public async Task Print_PictureOfPanels_EndsWhereItsFactsBegin()
    {
        await using OpenedReport report = await _browser.OpenAsync(PagePath, 1280);
        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        // Height for a width of 1000 of what is shown and of the whole picture, and the pixels that the facts take in a figure of that width.
        const string measured = "n => { const f = document.querySelector('#figure-' + n), p = f.querySelector('.picture'), box = p.getBoundingClientRect(), l = JSON.parse(f.querySelector('.plot-data').textContent).layout, r = (l.meta || {}).panels; " +
            "return [1000 * box.height / box.width, 1000 * p.naturalHeight / p.naturalWidth, r ? l.margin.b - r.bottomWithoutFacts : 0, getComputedStyle(p).objectFit === 'cover' && getComputedStyle(p).objectPosition === '50% 0%' ? 1 : 0]; }";
        double[] panels = await report.Page.EvaluateAsync<double[]>(measured, 1), slider = await report.Page.EvaluateAsync<double[]>(measured, 2);
        Assert.InRange(panels[2], 20, 400);
        Assert.Equal(panels[1] - panels[2], panels[0], 1.0);
        Assert.Equal(1, panels[3]);
        // A figure of no panels shows its facts nowhere but in the caption.
        Assert.Equal(slider[1], slider[0], 1.0);
        Assert.Equal("facts", await report.Page.EvaluateAsync<string>("() => JSON.parse(document.querySelector('#figure-1 .plot-data').textContent).layout.annotations.at(-1).name"));
    }

    [Fact]
    public async Task Open_WithoutScripts_ShowsThePictures()
    {
        await using OpenedReport report = await _browser.OpenAsync(PagePath);
        await using IBrowserContext quiet = await report.Context.Browser!.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        IPage page = await quiet.NewPageAsync();
        await page.GotoAsync(new Uri(PagePath).AbsoluteUri);
        Assert.Equal(SharedFolder.Figures, await page.Locator("figure .picture:visible").CountAsync());
    }
}
