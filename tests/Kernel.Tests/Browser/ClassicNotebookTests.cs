using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kernel.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Kernel.Tests.Browser;

/// <summary>A person's hour with the classic Notebook in a minute: all through its page.</summary>
[Collection(PortsOfJupyter.Name)]
public sealed class ClassicNotebookTests(ClassicNotebook server) : IClassFixture<ClassicNotebook>
{
    // Three points with names; the middle one is hovered over.
    private const string Figure = """
        {"data": [{"type": "scatter", "mode": "markers", "x": [1, 2, 3], "y": [2, 4, 8], "text": ["first", "middle", "last"], "marker": {"size": 16}}],
         "layout": {"width": 600, "height": 360, "title": {"text": "Three points"}, "xaxis": {"range": [0, 4]}, "yaxis": {"range": [0, 10]}}}
        """;

    private static readonly string[] Cells =
    [
        "var process = Environment.ProcessId; process",
        $"display(\"\"\"\n{Figure}\n\"\"\", \"application/vnd.plotly.v1+json\");",
        "var turns = 0L;\nConsole.WriteLine(\"looping\");\nwhile (true) { turns++; Interruption.ThrowIfCancellationRequested(); }",
        "turns > 0",
    ];

    [Fact]
    public async Task Notebook_OpenedRunInterruptedRestartedSavedReopened_WorksThroughout()
    {
        Assert.SkipWhen(ClassicNotebook.Missing is not null, ClassicNotebook.Missing ?? "");
        NotebookFile.Write(server.PathOf("day.ipynb"), "workbench-csharp", Cells);
        await using var page = await server.OpenAsync("day.ipynb");

        await page.RunAllAsync();
        await page.EndedAsync(0);
        await Expect(page.Highlighted(0, "var")).ToBeVisibleAsync();
        await IsInteractive(page);

        await Expect(page.Output(2)).ToContainTextAsync("looping");
        await page.InterruptAsync();
        await page.EndedAsync(2);
        await Expect(page.Output(2)).ToContainTextAsync(new Regex("[Ii]nterrupt"));
        await page.RunAsync(3);
        await Expect(page.Output(3)).ToContainTextAsync("True");

        var before = await page.Output(0).InnerTextAsync();
        await page.RestartAsync();
        await page.RunAsync(3);
        await Expect(page.Output(3)).ToContainTextAsync("CS0103");
        await page.RunAsync(0);
        await Expect(page.Output(0)).Not.ToContainTextAsync(before.Trim());
        await Expect(page.Output(0)).ToContainTextAsync(new Regex(@"\d\s*$")); // the reply may come before the output

        var shown = await page.Output(0).InnerTextAsync();
        await page.SaveAsync();
        var saved = NotebookFile.Outputs(server.PathOf("day.ipynb"), 1).Single()!["data"]!["application/vnd.plotly.v1+json"];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Figure), saved), saved?.ToJsonString());
        await page.ReopenAsync();
        Assert.Equal(shown, await page.Output(0).InnerTextAsync());
        await Expect(page.Trust).ToHaveTextAsync("Trusted");
        await IsInteractive(page);
        if (Environment.GetEnvironmentVariable("KERNEL_TESTS_SCREENSHOT") is { } picture) await page.ScreenshotAsync(picture);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task SavedFigure_OfANotebookFromElsewhere_IsDrawnAndGainsNoTrust()
    {
        Assert.SkipWhen(ClassicNotebook.Missing is not null, ClassicNotebook.Missing ?? "");
        var (figure, html) = (Shown("application/vnd.plotly.v1+json", JsonNode.Parse(Figure)!), Shown("text/html", "<b>bold</b><img src='x' onerror='throw new Error(\"ran\")'>"));
        NotebookFile.Write(server.PathOf("elsewhere.ipynb"), "workbench-csharp", [], [("// nothing", [], [figure, html])]);

        await using var page = await server.OpenAsync("elsewhere.ipynb");

        await Expect(page.Figure(0).Locator(".scatterlayer .point")).ToHaveCountAsync(3);
        await Expect(page.Output(0)).ToContainTextAsync("bold");
        await Expect(page.Trust).ToHaveTextAsync("Not Trusted");
        Assert.Empty(page.Complaints);
    }

    private static JsonObject Shown(string type, JsonNode data) => new() { ["output_type"] = "display_data", ["data"] = new JsonObject { [type] = data }, ["metadata"] = new JsonObject() };

    /// <summary>The figure answers the mouse: a label where it points, a closer look where it drags.</summary>
    private static async Task IsInteractive(NotebookPage page)
    {
        var figure = page.Figure(1);
        var middle = figure.Locator(".scatterlayer .point").Nth(1);
        var label = figure.Locator(".hoverlayer .hovertext");
        // While the page still takes its shape, what was under the mouse moves away.
        for (var attempt = 0; attempt < 300 && await label.CountAsync() == 0; attempt++)
        {
            var place = await Middle(middle);
            await page.Mouse.MoveAsync(place.X - 3, place.Y);
            await page.Mouse.MoveAsync(place.X, place.Y);
            await Task.Delay(200);
        }
        await Expect(label).ToContainTextAsync("middle");

        var point = await Middle(middle);
        await page.Mouse.MoveAsync(point.X - 60, point.Y - 60);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(point.X + 60, point.Y + 60, new MouseMoveOptions { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(figure.Locator(".xtick").First).Not.ToHaveTextAsync("0");
        var range = await figure.EvaluateAsync<double[]>("figure => figure.layout.xaxis.range");
        Assert.InRange(range[1] - range[0], 0.2, 2);
    }

    private static async Task<(float X, float Y)> Middle(ILocator element)
    {
        await element.ScrollIntoViewIfNeededAsync();
        var box = (await element.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
