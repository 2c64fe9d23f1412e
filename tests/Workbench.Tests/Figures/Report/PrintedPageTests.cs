using Microsoft.Playwright;
using Workbench.Figures.Report;

namespace Workbench.Tests.Figures.Report;

/// <summary>Where the printed page may break.</summary>
public sealed class PrintedPageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-printed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ToHtml_ParagraphInBold_IsATitleOnlyWhereItIsNothingElse()
    {
        string html = NotebookReport.ToHtml(DemoNotebook.Of(DemoNotebook.Markdown("**Methods and their cost**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n**Explain.** Ordinary text.\n\nText **bold**\n\n*Slanted*")));
        Assert.Contains("<p class=\"title\" dir=\"auto\"><strong>Methods and their cost</strong></p>", html);
        Assert.Equal(2, html.Split("class=\"title\"").Length);
    }

    // Rows stay whole, a table does not, and its head is repeated on each page.
    [Fact]
    public async Task Print_LongTable_BreaksBetweenRowsAndStaysWithItsTitle()
    {
        string rows = string.Join('\n', Enumerable.Range(1, 60).Select(i => $"| {i} | value |"));
        string html = Path.Combine(_folder, "printed.html");
        File.WriteAllText(html, NotebookReport.ToHtml(DemoNotebook.Of(DemoNotebook.Markdown($"# Title\n\n**Explain.** Ordinary text.\n\n**Rows**\n\n| n | b |\n|---|---|\n{rows}"))));
        await using OpenedReport report = await browser.OpenAsync(html);
        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        string[] breaks = await report.Page.EvaluateAsync<string[]>(
            """
            () => {
              const style = e => getComputedStyle(e), text = [...document.querySelectorAll('main p')];
              return [style(document.querySelector('main table')).breakInside, style(document.querySelector('main tr')).breakInside, style(document.querySelector('main thead')).display,
                ...['Explain.', 'Rows'].map(start => style(text.find(p => p.textContent.startsWith(start))).breakAfter)];
            }
            """);
        Assert.Equal(["auto", "avoid", "table-header-group", "auto", "avoid"], breaks);
    }
}
