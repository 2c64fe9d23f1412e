using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Tests.Figures.Report;

/// <summary>Controls inside figures as a reader uses them: with the mouse and the keyboard, in a page opened from disk.</summary>
public sealed class ControlsInBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-controls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ScaleMenu_Chosen_ChangesRangesAndTheWordsForThemAndNoValue()
    {
        SaliencyMaps maps = ShownFigures.Catalogued(8);
        await using OpenedReport report = await OpenAsync(FullSequenceFigure.Create(ShownFigures.Dated(8, 32), maps, DemoSequence.Importance(8), DemoSequence.Forecast()));
        string before = await report.Page.EvaluateAsync<string>(Values);
        await ChooseAsync(report.Page, menu: 0, "scale: frame");
        double[] tops = await report.Page.EvaluateAsync<double[]>(Tops);
        Assert.Equal(Enumerable.Range(0, 8).Select(t => maps.Map(t).ToArray().Max()), tops.Select(top => (float)top));
        Assert.Contains("scale: frame", await report.Page.Locator(".plot").InnerTextAsync());
        await ChooseAsync(report.Page, menu: 0, "scale: catalogue");
        Assert.All(await report.Page.EvaluateAsync<double[]>(Tops), top => Assert.Equal(0.05, top, 6));
        string text = await report.Page.Locator(".plot").InnerTextAsync();
        Assert.Contains("scale: whole catalogue", text);
        Assert.DoesNotContain("scale: frame)", text);
        Assert.Equal(before, await report.Page.EvaluateAsync<string>(Values));
        Assert.Empty(report.Complaints);
    }

    [Fact]
    public async Task ColourMenuAndOpacity_Chosen_ChangeEveryOverlay()
    {
        await using OpenedReport report = await OpenAsync(FullSequenceFigure.Create(DemoSequence.Create(5, 16), DemoSequence.Maps(5, 4, 3), DemoSequence.Importance(5), DemoSequence.Forecast()));
        await ChooseAsync(report.Page, menu: 1, "colours: colour-blind safe");
        string[] first = await report.Page.EvaluateAsync<string[]>("() => { const l = document.querySelector('.js-plotly-plot')._fullLayout; return [l.coloraxis.colorscale[0][1], ..." + Overlays + ".map(t => t.colorscale[0][1])]; }");
        Assert.Equal(Enumerable.Repeat("#083482", 6), first);
        // The right end of the slider.
        LocatorBoundingBoxResult rail = (await report.Page.Locator(".slider-rail-touch-rect").First.BoundingBoxAsync())!;
        await report.Page.Mouse.ClickAsync(rail.X + rail.Width - 3, rail.Y + (rail.Height / 2));
        await report.Page.EvaluateAsync("async () => { for (let i = 0; i < 15000 && " + Overlays + "[0].opacity < 0.99; i++) await new Promise(r => setTimeout(r, 20)); }");
        Assert.All(await report.Page.EvaluateAsync<double[]>("() => " + Overlays + ".map(t => t.opacity)"), opacity => Assert.Equal(1, opacity, 9));
        Assert.Empty(report.Complaints);
    }

    [Fact]
    public async Task Film_KeysButtonsAndSlider_MoveMapMarkerAndScaleTogether()
    {
        SaliencyMaps maps = DemoSequence.Maps(6, 4, 3);
        FrameImportance importance = new([1, 5, 2, 3, 4, 2], "nT", "occlusion");
        await using OpenedReport report = await OpenAsync(AnimatedMapFigure.Create(DemoSequence.Create(6, 16), maps, importance, new() { Scale = MapScale.Frame }));
        await AssertFrameAsync(report.Page, 1);
        await report.Page.Locator(".plot").FocusAsync();
        await report.Page.Keyboard.PressAsync("ArrowRight");
        await AssertFrameAsync(report.Page, 2);
        await report.Page.Keyboard.PressAsync("End");
        await AssertFrameAsync(report.Page, 5);
        await report.Page.Keyboard.PressAsync("ArrowRight");
        await AssertFrameAsync(report.Page, 5);
        await report.Page.Keyboard.PressAsync("Home");
        await AssertFrameAsync(report.Page, 0);
        // A key on one of the figure's buttons is the button's.
        Assert.False(await report.Page.EvaluateAsync<bool>("() => { const key = new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }); document.querySelector('.modebar-btn').dispatchEvent(key); return key.defaultPrevented; }"));
        // Playing goes on from the frame that is shown to the last.
        await report.Page.Locator(".updatemenu-button", new PageLocatorOptions { HasText = "fast" }).ClickAsync();
        await AssertFrameAsync(report.Page, 5);
        LocatorBoundingBoxResult rail = (await report.Page.Locator(".slider-rail-touch-rect").Last.BoundingBoxAsync())!;
        await report.Page.Mouse.ClickAsync(rail.X + (rail.Width * 3 / 5), rail.Y + (rail.Height / 2));
        await AssertFrameAsync(report.Page, 3);
        Assert.Empty(report.Complaints);

        async Task AssertFrameAsync(IPage page, int frame)
        {
            double[] state = await page.EvaluateAsync<double[]>(
                """
                async hours => {
                  const e = document.querySelector('.js-plotly-plot');
                  const now = () => [e._fullData[3].x[0], e._fullData[3].y[2], e._fullLayout.coloraxis2.cmax, Array.from(e._fullData[1].z[1])[2], e.layout.sliders[1].active];
                  for (let i = 0; i < 15000 && (now()[0] !== hours || e.layout.sliders[1].active * 12 - 60 !== hours); i++) await new Promise(r => setTimeout(r, 20));
                  return now();
                }
                """, (frame - 5) * 12.0);
            float[] map = maps.Map(frame).ToArray();
            Assert.Equal([(frame - 5) * 12f, importance.Values[frame], map.Max(), map[5], frame], state.Select(v => (float)v));
        }
    }

    [Fact]
    public async Task Hover_DatedFigures_NameThePlaceOnTheSun()
    {
        // The Sun of 5 March 2012, north up: B0 is -7.2 degrees, so the disk centre lies in the south.
        await using OpenedReport report = await OpenAsync(OverlayFigure.Create(ShownFigures.Dated(8, 33), DemoSequence.Maps(8, 11, 11), 3));
        string? text = await HoverAsync(report.Page, 16, 16);
        Assert.Matches(@"^193 Å, t = 3 \(−48 h, 2012-03-05 00:30 UTC\)Grad-CAM \(nT\), place: −?0\.\d+ at S07 W00\d+(\.\d+)? grey level 0-255$", text);
        Assert.Matches(@"1\.\d\d radii, off the disk", await HoverAsync(report.Page, 1, 1));
    }

    [Fact]
    public async Task DarkPage_FiguresWithAndWithoutAGround_KeepTheirsAndAreKeptOnWhite()
    {
        string html = Path.Combine(_folder, "grounds.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of(
            DemoNotebook.Code("", DemoNotebook.DisplayData((Workbench.Figures.Figure.PlotlyMimeType, JsonNode.Parse(Sharing.FigureBrowserTests.OnItsOwnGround)!))),
            DemoNotebook.Code("", DemoNotebook.Shown(Sharing.SliderFigure.Map())))));
        await using OpenedReport report = await browser.OpenAsync(html, 1000, ColorScheme.Dark);
        string[] first = await report.Page.EvaluateAsync<string[]>("() => { const l = document.querySelector('#figure-1 .plot')._fullLayout; return [l.plot_bgcolor, l.paper_bgcolor, l.font.color]; }");
        Assert.Equal(["#E5ECF6", "white", "#2a3f5f"], first);
        await report.Page.Locator("#figure-2 .plot").HoverAsync();
        IDownload kept = await report.Page.RunAndWaitForDownloadAsync(() => report.Page.Locator("#figure-2 .modebar-btn[data-title^=Download]").ClickAsync());
        Assert.Equal("figure-2.png", kept.SuggestedFilename);
        byte[] png = File.ReadAllBytes(await kept.PathAsync());
        double[] corner = await report.Page.EvaluateAsync<double[]>(
            "async data => { const i = new Image(); i.src = data; await i.decode(); const c = document.createElement('canvas').getContext('2d'); c.drawImage(i, 0, 0); return [...c.getImageData(2, 2, 1, 1).data]; }", PngImage.ToDataUri(png));
        Assert.Equal([255, 255, 255, 255], corner);
    }

    [Fact]
    public async Task NarrowPage_TableOfManyColumns_BreaksNoWord()
    {
        string html = Path.Combine(_folder, "table.html"), row = string.Concat(Enumerable.Repeat("| magnetogram ", 8)) + "|";
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of(DemoNotebook.Markdown($"{row}\n{string.Concat(Enumerable.Repeat("|---", 8))}|\n{row}\n"))));
        await using OpenedReport report = await browser.OpenAsync(html, 360);
        Assert.Equal(16, await report.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('th, td')].filter(cell => { const r = document.createRange(); r.selectNodeContents(cell); return r.getClientRects().length === 1; }).length"));
        Assert.InRange(await report.Page.EvaluateAsync<double>("document.documentElement.scrollWidth"), 0, 360);
    }

    private const string Overlays = "document.querySelector('.js-plotly-plot')._fullData.filter(t => t.name === 'overlay')";
    private const string Tops = "() => " + Overlays + ".map(t => t.zmax)";
    private const string Values = "() => JSON.stringify(" + Overlays + ".map(t => Array.from(t.z, row => Array.from(row))))";

    private static async Task ChooseAsync(IPage page, int menu, string label)
    {
        await page.Locator(".updatemenu-header").Nth(menu).ClickAsync();
        await page.Locator(".updatemenu-dropdown-button", new PageLocatorOptions { HasText = label }).ClickAsync();
        await page.EvaluateAsync("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))");
    }

    private static async Task<string?> HoverAsync(IPage page, double column, double row)
    {
        await page.Mouse.MoveAsync(1, 1);
        double[] place = await page.EvaluateAsync<double[]>(
            "([x, y]) => { const e = document.querySelector('.js-plotly-plot'), l = e._fullLayout; e.scrollIntoView({ block: 'center' }); const box = e.getBoundingClientRect(); " +
            "return [box.left + l.xaxis._offset + l.xaxis.l2p(x), box.top + l.yaxis._offset + l.yaxis.l2p(y)]; }", new[] { column, row });
        await page.WaitForSelectorAsync(".hoverlayer .hovertext", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        await page.Mouse.MoveAsync((float)place[0] - 2, (float)place[1]);
        await page.Mouse.MoveAsync((float)place[0] + 1, (float)place[1] + 1);
        await page.WaitForSelectorAsync(".hoverlayer .hovertext");
        return await page.Locator(".hoverlayer").TextContentAsync();
    }

    private Task<OpenedReport> OpenAsync(Figure figure)
    {
        string html = Path.Combine(_folder, "figure.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of(DemoNotebook.Code("", DemoNotebook.Shown(figure)))));
        return browser.OpenAsync(html, 1000);
    }
}
