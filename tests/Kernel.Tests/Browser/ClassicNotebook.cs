using System.Diagnostics;
using System.Text.RegularExpressions;
using Kernel.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Kernel.Tests.Browser;

/// <summary>Debian's classic Notebook, serving an empty folder with this kernel installed, and a headless Chromium that fetches from nowhere else.</summary>
public sealed partial class ClassicNotebook : IAsyncLifetime
{
    private const string Server = "/usr/bin/jupyter-notebook";
    private const string Chromium = "/usr/bin/chromium";
    private const string Token = "b1e7a6c0";
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _notebooks = new();
    private readonly TaskCompletionSource<string> _serves = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _server;
    private string _address = "";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why the tests cannot run on this machine, or null.</summary>
    public static string? Missing { get; } =
        !File.Exists(Server) ? $"needs {Server} (apt-get install jupyter-notebook)"
        : !File.Exists(Chromium) ? $"needs {Chromium} (apt-get install chromium)"
        : Machine.Plotly is null ? "needs plotly.js (environment/setup brings it)" : null;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        var installed = Machine.RunKernel("install", "--user-dir", _data.Path, "--plotly", Machine.Plotly!);
        Assert.True(installed.Exit == 0, installed.Error);
        StartServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Timeout = NotebookPage.Patience,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _address = await _serves.Task.WaitAsync(KernelPeer.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            // On request it ends its kernels first.
            Machine.Run("/bin/kill", [$"{_server.Id}"]);
            if (!_server.WaitForExit(KernelPeer.Patience)) _server.Kill(entireProcessTree: true);
            _server.WaitForExit();
            _server.Dispose();
        }
        _data.Dispose();
        _notebooks.Dispose();
    }

    /// <summary>Where a notebook of that name lies.</summary>
    internal string PathOf(string name) => _notebooks.File(name);

    /// <summary>Opens a notebook as a person does, and waits until its kernel is there.</summary>
    internal async Task<NotebookPage> OpenAsync(string name)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1100, Height = 1300 } });
        context.SetDefaultTimeout(NotebookPage.Patience);
        var page = new NotebookPage(context, await context.NewPageAsync(), _address);
        await page.GoAsync($"{_address}notebooks/{name}?token={Token}");
        return page;
    }

    private void StartServer()
    {
        // A port that is taken is no failure: the server takes another and says which.
        var start = Machine.Start(Server, ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--NotebookApp.port_retries=1000", $"--NotebookApp.token={Token}", $"--notebook-dir={_notebooks.Path}"], _data.Path);
        start.Environment["JUPYTER_CONFIG_DIR"] = _data.File("config");
        _server = Process.Start(start)!;
        _server.StandardInput.Close();
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) _serves.TrySetException(new InvalidOperationException("jupyter-notebook ended before it served"));
            else if (Address().Match(line.Data) is { Success: true } address) _serves.TrySetResult(address.Value);
        };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
