using System.Security.Cryptography;
using System.Text;

namespace Workbench.Figures.Report;

/// <summary>The page of a report: head with its security policy, title, facts, contents, cells, and the two scripts.</summary>
internal sealed class ReportPage
{
    private readonly ExecutedNotebook _notebook;
    private readonly NotebookReportOptions _options;
    private readonly ReportWords _words;
    private readonly MarkdownText _markdown;
    private readonly OutputHtml _outputs;

    public ReportPage(ExecutedNotebook notebook, NotebookReportOptions options)
    {
        (_notebook, _options) = (notebook, options);
        _words = ReportWords.For(options.Language);
        _markdown = new MarkdownText(takesTitle: options.Title is null);
        _outputs = new OutputHtml(_words, _markdown);
    }

    /// <summary>The whole document.</summary>
    public string ToHtml()
    {
        string body = string.Concat(_notebook.Cells.Select(Cell));
        string title = _options.Title ?? _markdown.Title ?? "Notebook";
        string plotly = EmbeddedFiles.PlotlyScript, drawing = EmbeddedFiles.ReportScript;
        return $"""
            <!DOCTYPE html>
            <html lang="{_options.Language}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {Hash(plotly)} {Hash(drawing)}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>{HtmlText.Escape(title)}</title>
            <style>
            {EmbeddedFiles.ReportStyle}
            </style>
            </head>
            <body>
            <header>
            <h1>{HtmlText.Escape(title)}</h1>
            {FigureBlock.FactsList(Facts())}</header>
            {Contents()}<main>
            {body}</main>
            <script>{plotly}</script>
            <script>{drawing}</script>
            </body>
            </html>

            """;
    }

    private List<FigureFact> Facts()
    {
        List<FigureFact> facts = [.. _options.Facts];
        if (_notebook.KernelName.Length > 0) facts.Add(new(_words.Kernel, _notebook.KernelName));
        facts.Add(new(_words.Cells, $"{_notebook.Cells.Count}"));
        facts.Add(new(_words.Figures, $"{_outputs.Figures}"));
        if (_outputs.Errors > 0) facts.Add(new(_words.Errors, $"{_outputs.Errors}"));
        return facts;
    }

    private string Contents()
    {
        var headings = _markdown.Headings.Where(heading => heading.Level <= 3).ToArray();
        if (headings.Length < 2) return "";
        var list = new StringBuilder();
        foreach (Heading heading in headings)
            list.Append("<li class=\"level-").Append(heading.Level).Append("\"><a href=\"#").Append(heading.Id).Append("\">").Append(HtmlText.Escape(heading.Text)).Append("</a></li>\n");
        return $"<nav aria-label=\"{_words.Contents}\">\n<h2>{_words.Contents}</h2>\n<ul>\n{list}</ul>\n</nav>\n";
    }

    private string Cell(NotebookCell cell) => cell.Kind switch
    {
        "markdown" => $"<section class=\"text\">\n{_markdown.ToHtml(cell.Source, cell.Attachments)}</section>\n",
        "code" => $"<section class=\"code\">\n{Source(cell.Source)}{string.Concat(cell.Outputs.Select(_outputs.ToHtml))}</section>\n",
        _ => $"<section class=\"raw\"><pre>{HtmlText.Escape(cell.Source)}</pre></section>\n",
    };

    private string Source(string source) => source.Trim().Length == 0 ? "" : $"<details><summary>{_words.Code}</summary><pre><code>{HtmlText.Escape(source)}</code></pre></details>\n";

    // The policy admits exactly these scripts.
    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}
