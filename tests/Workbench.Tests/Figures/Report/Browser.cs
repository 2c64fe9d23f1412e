using Microsoft.Playwright;

namespace Workbench.Tests.Figures.Report;

/// <summary>One headless Chromium for all tests of a run. It never fetches anything: pages are opened from disk.</summary>
public sealed class Browser : IAsyncLifetime
{
    public const string Executable = "/usr/bin/chromium";

    /// <summary>How many milliseconds something that must come may take on a machine that is busy with other things.</summary>
    private const int Patience = 300_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            Timeout = Patience,
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page from disk and waits until its figures are drawn; skips the test where there is no Chromium.</summary>
    internal async Task<OpenedReport> OpenAsync(string path, int width = 1400, ColorScheme colours = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, $"There is no Chromium at {Executable}.");
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 1000 }, ColorScheme = colours });
        context.SetDefaultTimeout(Patience);
        IPage page = await context.NewPageAsync();
        var report = new OpenedReport(context, page);
        page.Request += (_, request) => report.Requests.Add(request.Url);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") report.Complaints.Add($"{message.Type}: {message.Text}"); };
        page.PageError += (_, error) => report.Complaints.Add($"page error: {error}");
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        await page.WaitForSelectorAsync("html[data-figures=drawn]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        return report;
    }
}

/// <summary>An open page with what it asked for and complained about.</summary>
internal sealed record OpenedReport(IBrowserContext Context, IPage Page) : IAsyncDisposable
{
    public List<string> Requests { get; } = [];

    public List<string> Complaints { get; } = [];

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
