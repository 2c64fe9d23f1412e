using System.Runtime.Versioning;
using Microsoft.Playwright;
using Workbench.Figures.Report;
using Workbench.Sharing.Drawing;
using Workbench.Sharing.Pictures;

namespace Workbench.Tests.Sharing;

/// <summary>Grounds of pictures; browsers that do not start, or end.</summary>
public sealed class FigureBrowserTests : IDisposable
{
    /// <summary>What plotly.py makes, in short: white lines on a blue ground, and dark letters.</summary>
    public const string OnItsOwnGround = """
        {"data": [{"type": "scatter", "y": [1, 2]}], "layout": {"template": {"layout": {"paper_bgcolor": "white", "plot_bgcolor": "#E5ECF6", "font": {"color": "#2a3f5f"}, "xaxis": {"gridcolor": "white"}}}}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData("exec sleep 600", 0.5, "does not start: Timeout 500ms exceeded. Try '")]
    [InlineData("exit 3", 300, "does not start: Target page, context or browser has been closed. Try '")]
    public async Task StartAsync_BrowserThatHangsOrEnds_SaysSoInOneLine(string script, double longest, string expected)
    {
        string program = Path.Combine(_folder, "chromium");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using IPlaywright playwright = await Playwright.CreateAsync();
        string message = (await Assert.ThrowsAsync<InvalidOperationException>(() => Chromium.StartAsync(playwright, program, TimeSpan.FromSeconds(longest)))).Message;
        Assert.Contains(expected, message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task PictureAsync_FigureWithItsOwnGround_KeepsIt()
    {
        Assert.SkipUnless(SharedFolder.HasChromium, "There is no Chromium at /usr/bin/chromium.");
        await using FigureBrowser browser = await FigureBrowser.StartAsync();
        Pixels picture = Pixels.Of(await browser.PictureAsync(CheckedFigure.TryRead(OnItsOwnGround)!, 400, 1, default));
        Assert.InRange(picture.Colours.Count(colour => colour == 0xE5ECF6), picture.Colours.Length / 4, picture.Colours.Length);
        Assert.Equal(0xFFFFFFu, picture.Colours[0]);
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
