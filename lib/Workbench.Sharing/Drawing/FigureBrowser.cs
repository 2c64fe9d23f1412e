using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;
using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Sharing.Drawing;

/// <summary>
/// Draws figures in a headless Chromium with the library's plotly.js. Each figure gets a page of its own, whose policy admits two scripts by their hash, and
/// every request is refused: what a figure holds can neither run nor call.
/// </summary>
internal sealed class FigureBrowser : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true };
    private static readonly TimeSpan LongestDrawing = TimeSpan.FromSeconds(60);
    private static readonly string DrawScript = EmbeddedFiles.PanelsScript + ReadScript();

    private readonly IPlaywright _playwright;
    private IBrowser _browser;

    private FigureBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts the browser.</summary>
    /// <exception cref="InvalidOperationException">There is no Chromium, or it does not start.</exception>
    public static async Task<FigureBrowser> StartAsync()
    {
        IPlaywright playwright;
        try
        {
            playwright = await Playwright.CreateAsync();
        }
        catch (PlaywrightException e)
        {
            throw new InvalidOperationException($"FigureBrowser: the driver of the browser, which is built into .playwright beside the program, does not start: {Chromium.FirstLine(e)}. Run environment/setup.", e);
        }
        try
        {
            return new FigureBrowser(playwright, await Chromium.StartAsync(playwright));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Draws a figure as a picture on white.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="width">Width in CSS pixels.</param>
    /// <param name="scale">Pixels of the picture for a CSS pixel.</param>
    /// <param name="cancellation">Stops the drawing.</param>
    /// <returns>The bytes of a PNG.</returns>
    /// <exception cref="FigureNotDrawnException">plotly.js refuses the figure, or it takes more than a minute.</exception>
    public Task<byte[]> PictureAsync(CheckedFigure figure, int width, double scale, CancellationToken cancellation) => OnPageAsync(scale, async page =>
    {
        await DrawAsync(page, figure, width, forPaper: false);
        return await page.Locator("#plot").ScreenshotAsync(new LocatorScreenshotOptions { Animations = ScreenshotAnimations.Disabled });
    }, cancellation);

    /// <summary>Draws a figure as SVG, without its title and facts, which belong into a caption.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="width">Width in CSS pixels.</param>
    /// <param name="cancellation">Stops the drawing.</param>
    /// <exception cref="FigureNotDrawnException">plotly.js refuses the figure, or it takes more than a minute.</exception>
    public Task<(string Svg, FigureMeasures Measures)> SvgAsync(CheckedFigure figure, int width, CancellationToken cancellation) => OnPageAsync(1, async page =>
    {
        FigureMeasures measures = await DrawAsync(page, figure, width, forPaper: true);
        return (await page.EvaluateAsync<string>("() => figureAsSvg()"), measures);
    }, cancellation);

    /// <summary>Shows an SVG that has been made safe and takes what is asked for from its page.</summary>
    /// <param name="svg">The SVG, its width and height in the unit of the output.</param>
    /// <param name="title">Title of the page, which a PDF keeps.</param>
    /// <param name="pageSize">Width and height as CSS lengths.</param>
    /// <param name="scale">Pixels of a picture for a CSS pixel.</param>
    /// <param name="take">Takes the output.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<T> ShowAsync<T>(string svg, string title, string pageSize, double scale, Func<IPage, Task<T>> take, CancellationToken cancellation) => OnPageAsync(scale, async page =>
    {
        await page.SetContentAsync($"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><title>{HtmlText.Escape(title)}</title>
            <style>@page {"{"} size: {pageSize}; margin: 0; {"}"} html, body {"{"} margin: 0; background: #ffffff; overflow: hidden; {"}"} svg {"{"} display: block; {"}"}</style></head><body>{svg}</body></html>
            """);
        return await take(page);
    }, cancellation);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(_browser);
        _playwright.Dispose();
    }

    private static async Task<FigureMeasures> DrawAsync(IPage page, CheckedFigure figure, int width, bool forPaper)
    {
        await page.SetContentAsync($"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{ReportPage.Policy(EmbeddedFiles.PlotlyScript, DrawScript)}">
            <style>html, body {"{"} margin: 0; background: #ffffff; {"}"} #plot {"{"} width: {width}px; {"}"}</style></head>
            <body><div id="plot"></div><script>{EmbeddedFiles.PlotlyScript}</script><script>{DrawScript}</script></body></html>
            """);
        string measures = await page.EvaluateAsync<string>("([figure, width, forPaper]) => drawFigure(figure, width, forPaper)", new object[] { figure.Json, width, forPaper });
        return JsonSerializer.Deserialize<FigureMeasures>(measures, Reading)!;
    }

    private async Task<T> OnPageAsync<T>(double scale, Func<IPage, Task<T>> work, CancellationToken cancellation, bool again = false)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, DeviceScaleFactor = (float)scale, ColorScheme = ColorScheme.Light, Offline = true,
                AcceptDownloads = false, ServiceWorkers = ServiceWorkerPolicy.Block, Locale = "en-GB", TimezoneId = "UTC",
            });
            context.SetDefaultTimeout((float)LongestDrawing.TotalMilliseconds);
            await context.RouteAsync("**/*", route => route.AbortAsync());
            IPage page = await context.NewPageAsync();
            T result = await work(page).WaitAsync(LongestDrawing, cancellation);
            await context.DisposeAsync();
            return result;
        }
        catch (TimeoutException e)
        {
            // A page that counts for ever does not listen; its browser is ended with it.
            await RestartAsync();
            throw new FigureNotDrawnException($"drawing it took more than {LongestDrawing.TotalSeconds:0} s", e);
        }
        catch (PlaywrightException e) when (!cancellation.IsCancellationRequested)
        {
            if (!_browser.IsConnected)
            {
                await RestartAsync();
                // A browser that ended need not have ended over this figure.
                if (!again) return await OnPageAsync(scale, work, cancellation, again: true);
            }
            throw new FigureNotDrawnException(Chromium.FirstLine(e), e);
        }
        catch (PlaywrightException e)
        {
            throw new OperationCanceledException("stopped while a figure was drawn", e, cancellation);
        }
    }

    private async Task RestartAsync()
    {
        await CloseAsync(_browser);
        _browser = await Chromium.StartAsync(_playwright);
    }

    private static async Task CloseAsync(IBrowser browser)
    {
        try
        {
            await browser.CloseAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // It is gone already, or goes with the driver.
        }
    }

    private static string ReadScript()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Workbench.Sharing.draw.js")!);
        return reader.ReadToEnd();
    }
}
