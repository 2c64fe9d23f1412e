using Microsoft.Playwright;
using Workbench.Sharing.Drawing;

namespace Workbench.Tests.Sharing;

/// <summary>Browsers that do not start, or end.</summary>
public sealed class BrowserFailureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("exec sleep 60", "does not start: Timeout 500ms exceeded. Try '")]
    [InlineData("exit 3", "does not start: Target page, context or browser has been closed. Try '")]
    public async Task StartAsync_BrowserThatHangsOrEnds_SaysSoInOneLine(string script, string expected)
    {
        string program = Path.Combine(_folder, "chromium");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using IPlaywright playwright = await Playwright.CreateAsync();
        string message = (await Assert.ThrowsAsync<InvalidOperationException>(() => Chromium.StartAsync(playwright, program, TimeSpan.FromSeconds(0.5)))).Message;
        Assert.Contains(expected, message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task ShowAsync_BrowserThatEnds_IsTriedOnceMore()
    {
        Assert.SkipUnless(SharedFolder.HasChromium, "There is no Chromium at /usr/bin/chromium.");
        await using FigureBrowser browser = await FigureBrowser.StartAsync();
        int ends = 1, tries = 0;
        Task<string> Show() => browser.ShowAsync("<svg xmlns='http://www.w3.org/2000/svg'/>", "shown", "1in 1in", 1, async page =>
        {
            tries++;
            if (ends-- > 0) await page.Context.Browser!.CloseAsync();
            return await page.TitleAsync();
        }, default);
        Assert.Equal(("shown", 2), (await Show(), tries));
        (ends, tries) = (2, 0);
        await Assert.ThrowsAsync<FigureNotDrawnException>(Show);
        Assert.Equal(2, tries);
    }
}
