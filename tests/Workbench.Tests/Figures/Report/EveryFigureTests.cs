using System.Text;
using Microsoft.Playwright;
using Workbench.Figures;
using Workbench.Figures.Report;
using Workbench.Sun;

namespace Workbench.Tests.Figures.Report;

/// <summary>What must hold for every figure that the library can make, in the plotly.js that it ships. Set WORKBENCH_SCREENSHOTS to a folder to keep pictures.</summary>
public sealed class EveryFigureTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    // What a notebook may hold many of without becoming slow to open.
    private const int LargestGuideSize = 1_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-figures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_OfGuideSize_StaysBelowAMegabyte()
    {
        foreach (ShownFigure shown in ShownFigures.All().Where(shown => shown.IsGuideSize))
        {
            int bytes = Encoding.UTF8.GetByteCount(shown.Make().Json);
            Assert.True(bytes < LargestGuideSize, $"{shown.Name}: {bytes} bytes");
        }
    }

    // Maps of both rows as fine as the frames, and the most important frame (t = 17) neither the first nor the last, so that the comparison has all three columns.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Json_OfEveryDefaultFigureOfASequence_StaysBelowAMegabyteAndHasAllPlaces(bool isDated)
    {
        SolarSequence sequence = isDated ? ShownFigures.Dated(28, 64) : DemoSequence.Create();
        SaliencyMaps maps = DemoSequence.Maps(28, 64, 64);
        FrameImportance importance = DemoSequence.Importance();
        (string Name, Figure Figure)[] figures =
        [
            ("frames", FramesFigure.Create(sequence)),
            ("full sequence", FullSequenceFigure.Create(sequence, maps, importance, DemoSequence.Forecast())),
            ("overlay", OverlayFigure.Create(sequence, maps, 17)),
            ("film", AnimatedMapFigure.Create(sequence, maps, importance)),
            ("comprehensive", ComprehensiveFigure.Create(sequence, DemoSequence.Maps(), DemoGrids.Maps(28, 64, 64).Maps[0], importance, new ChannelImportances(DemoSequence.Channels, [0.61, -0.42, 0.08], "nT", "m"), DemoSequence.Forecast())),
            ("comprehensive, fine", ComprehensiveFigure.Create(sequence, maps, DemoGrids.Maps(28, 64, 64).Maps[0], importance, new ChannelImportances(DemoSequence.Channels, [0.61, -0.42, 0.08], "nT", "m"), DemoSequence.Forecast())),
            ("comparison", ChannelComparisonFigure.Create(sequence, DemoGrids.Maps(28, 64, 64), importance)),
            ("signed", SignedMapsFigure.Create(sequence, DemoGrids.Maps(28, 64, 64))),
        ];
        foreach ((string name, Figure figure) in figures)
        {
            int bytes = Encoding.UTF8.GetByteCount(figure.Json);
            Assert.True(bytes < LargestGuideSize, $"{name}: {bytes} bytes");
            Assert.DoesNotContain(figure.Facts, fact => fact.Value.Contains("too many"));
            Assert.All(FigureParts.Traces(figure).Where(trace => trace["name"]?.ToString() is "map" or "original"), trace => Assert.Matches(@"<br>(apparent )?%\{(customdata|hovertext|text)\}( \(radii\))?<extra>", trace["hovertemplate"]!.ToString()));
        }
    }

    [Fact]
    public void Json_MadeTwice_IsTheSame()
    {
        var again = ShownFigures.All();
        foreach ((ShownFigure first, ShownFigure second) in ShownFigures.All().Zip(again)) Assert.True(first.Make().Json == second.Make().Json, first.Name);
    }

    [Fact]
    public async Task Validate_EveryFigure_FindsNothing()
    {
        await using OpenedReport report = await browser.OpenAsync(WriteReport(ShownFigures.All()[^1]));
        List<string> complaints = [];
        foreach (ShownFigure shown in ShownFigures.All())
        {
            // The validator is older than typed arrays, knows no colour axis by name (it compares with the default, which is none), finds that lists of a
            // control's arguments were copied, and that a film keeps a second colour axis ready; drawing and using every control covers all four.
            string found = await report.Page.EvaluateAsync<string>(
                """
                json => {
                  const f = JSON.parse(json), plain = t => { delete t.visible; if (t.z && t.z.bdata) t.z = [[0]]; return t; };
                  f.data.forEach(plain);
                  const states = [f.data, ...(f.frames || []).map(frame => f.data.map((t, i) => Object.assign({}, t, plain(frame.data[frame.traces.indexOf(i)] || {}))))];
                  const layouts = [f.layout, ...(f.frames || []).map(frame => Object.assign({}, f.layout, Object.fromEntries(Object.entries(frame.layout || {}).map(([k, v]) => [k, Object.assign({}, f.layout[k], v)]))))];
                  const errors = states.flatMap((data, i) => Plotly.validate(data, layouts[i]) || []).map(e => e.msg);
                  return JSON.stringify(errors.filter(m => !/key coloraxis is set to an invalid value \(coloraxis2?\)$/.test(m) && !/key (updatemenus|sliders)\[\d+\]\.(buttons|steps)\[\d+\]\.args\[\d\] \(.*got reset/.test(m) && !/container coloraxis2? did not get coerced$/.test(m)));
                }
                """, shown.Make().Json);
            if (found != "[]") complaints.Add($"{shown.Name}: {found}");
        }
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Draw_EveryFigureAndEverySwitch_ComplainsOfNothing()
    {
        await using OpenedReport report = await browser.OpenAsync(WriteReport(ShownFigures.All()[^1]));
        foreach (ShownFigure shown in ShownFigures.All())
        {
            // As a notebook draws it; then every entry of every menu, and both ends of every slider.
            int used = await report.Page.EvaluateAsync<int>(
                """
                async json => {
                  const f = JSON.parse(json), e = document.createElement('div');
                  document.body.prepend(e);
                  await Plotly.newPlot(e, { data: f.data, layout: f.layout, config: f.config, frames: f.frames || [] });
                  let used = 0;
                  const lists = [...(f.layout.updatemenus || []).map(m => m.buttons), ...(f.layout.sliders || []).map(s => [s.steps[0], s.steps[s.steps.length - 1]])];
                  for (const list of lists) for (const b of list) {
                    const done = Plotly[b.method](e, ...b.args);
                    if (b.method === 'animate') done.catch(() => 0); else await done;
                    used++;
                  }
                  // A film must stand still before it is taken away.
                  if (f.frames) await Plotly.animate(e, [null], { mode: 'immediate', frame: { duration: 0 } }).catch(() => 0);
                  await new Promise(r => setTimeout(r, f.frames ? 300 : 0));
                  for (const t = e._transitionData; t && (t._animationRaf || e._transitioning || e._transitioningWithDuration);) await new Promise(r => setTimeout(r, 20));
                  Plotly.purge(e);
                  e.remove();
                  return used;
                }
                """, shown.Make().Json);
            Assert.True(report.Complaints.Count == 0, $"{shown.Name}: {string.Join("; ", report.Complaints)}");
            Assert.True(used == 0 == shown.IsStill, $"{shown.Name}: {used} entries of menus and sliders");
        }
        Assert.Equal(["file"], report.Requests.Select(url => url[..url.IndexOf(':')]).Where(scheme => scheme is not ("data" or "blob")).Distinct());
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    public async Task Open_EveryFigureInAReport_DrawsThemAll(int width, ColorScheme colours)
    {
        // A few to a page, so that a busy machine draws each page in time.
        foreach (ShownFigure[] some in ShownFigures.All().Chunk(5))
        {
            await using OpenedReport report = await browser.OpenAsync(WriteReport(some), width, colours);
            Assert.Equal(some.Length, await report.Page.Locator(".js-plotly-plot").CountAsync());
            Assert.Empty(report.Complaints);
            double overflow = await report.Page.EvaluateAsync<double>("document.documentElement.scrollWidth - window.innerWidth");
            Assert.True(overflow <= 0, $"The page is {overflow} px wider than its window of {width} px.");
            if (Environment.GetEnvironmentVariable("WORKBENCH_SCREENSHOTS") is not string folder) continue;
            for (int i = 0; i < some.Length; i++)
                await report.Page.Locator($"#figure-{i + 1} .plot").ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(folder, $"figure-{some[i].Name}-{width}.png") });
        }
    }

    private string WriteReport(params ShownFigure[] figures)
    {
        string html = Path.Combine(_folder, "figures.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of([.. figures.Select(shown => DemoNotebook.Code("", DemoNotebook.Shown(shown.Make())))])));
        return html;
    }
}
