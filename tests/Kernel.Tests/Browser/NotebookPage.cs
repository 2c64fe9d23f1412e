using Microsoft.Playwright;

namespace Kernel.Tests.Browser;

/// <summary>A notebook open in the classic Notebook: what a person clicks and what they then see. Every wait is for something on the page.</summary>
internal sealed class NotebookPage : IAsyncDisposable
{
    /// <summary>How many milliseconds something that must come may take on a machine that is busy with other things.</summary>
    internal const int Patience = 300_000;

    private readonly IBrowserContext _context;
    private readonly IPage _page;

    static NotebookPage() => Assertions.SetDefaultExpectTimeout(Patience);

    internal NotebookPage(IBrowserContext context, IPage page, string address)
    {
        (_context, _page) = (context, page);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(address, StringComparison.Ordinal)) Complaints.Add($"asked for {request.Url}");
        };
    }

    /// <summary>Errors of scripts, and addresses asked for outside the server.</summary>
    internal List<string> Complaints { get; } = [];

    /// <summary>The figure drawn below a cell.</summary>
    internal ILocator Figure(int cell) => Cell(cell).Locator(".output_plotly.js-plotly-plot");

    /// <summary>The text below a cell.</summary>
    internal ILocator Output(int cell) => Cell(cell).Locator(".output");

    /// <summary>A word of a cell's code as the editor colours a keyword.</summary>
    internal ILocator Highlighted(int cell, string keyword) => Cell(cell).Locator(".cm-keyword").GetByText(keyword, new LocatorGetByTextOptions { Exact = true }).First;

    /// <summary>The word on the page that says whether saved outputs may run scripts.</summary>
    internal ILocator Trust => _page.Locator("#notification_trusted");

    internal async Task GoAsync(string address)
    {
        await _page.GotoAsync(address);
        await KernelIdleAsync();
    }

    internal async Task ReopenAsync()
    {
        await _page.ReloadAsync();
        await KernelIdleAsync();
    }

    internal async Task RunAllAsync()
    {
        await _page.ClickAsync("#celllink");
        await _page.ClickAsync("#run_all_cells");
    }

    /// <summary>Runs one cell and waits for its end.</summary>
    internal async Task RunAsync(int cell)
    {
        await Cell(cell).Locator(".CodeMirror-lines").ClickAsync();
        await _page.Keyboard.PressAsync("Control+Enter");
        await EndedAsync(cell);
    }

    internal Task InterruptAsync() => _page.ClickAsync(Button("interrupt-kernel"));

    internal async Task RestartAsync()
    {
        var restarted = _page.EvaluateAsync("new Promise(done => Jupyter.notebook.events.one('kernel_ready.Kernel', () => done(true)))");
        await _page.ClickAsync(Button("confirm-restart-kernel"));
        await _page.ClickAsync(".modal-footer .btn-danger");
        await restarted;
        await KernelIdleAsync();
    }

    internal async Task SaveAsync()
    {
        var saved = _page.EvaluateAsync("new Promise(done => Jupyter.notebook.events.one('notebook_saved.Notebook', () => done(true)))");
        await _page.ClickAsync(Button("save-notebook"));
        await saved;
    }

    /// <summary>Waits until a cell's prompt is a number again.</summary>
    internal Task EndedAsync(int cell) => Assertions.Expect(Cell(cell).Locator(".input_prompt")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"\[\d+\]"));

    internal IMouse Mouse => _page.Mouse;

    internal Task ScreenshotAsync(string path) => _page.ScreenshotAsync(new PageScreenshotOptions { Path = path });

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private ILocator Cell(int cell) => _page.Locator(".code_cell").Nth(cell);

    private Task KernelIdleAsync() => Assertions.Expect(_page.Locator("#kernel_indicator_icon")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("kernel_idle_icon"));

    private static string Button(string action) => $"button[data-jupyter-action='jupyter-notebook:{action}']";
}
