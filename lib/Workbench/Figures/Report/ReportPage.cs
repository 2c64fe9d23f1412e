using System.Security.Cryptography;
using System.Text;

namespace Workbench.Figures.Report;

/// <summary>The page of a report: head with its security policy, title, facts, contents, the notebooks, and the two scripts.</summary>
internal sealed class ReportPage
{
    private const int LongestInContents = 160;

    private readonly NotebookReportOptions _options;
    private readonly ReportWords _words;
    private readonly IReadOnlyList<ReportArticle> _articles;
    private readonly string _title;

    public ReportPage(IReadOnlyList<(string FileName, ExecutedNotebook Notebook)> notebooks, NotebookReportOptions options)
    {
        (_options, _words) = (options, ReportWords.For(options.Language));
        string? title = string.IsNullOrWhiteSpace(options.Title) ? null : options.Title;
        bool alone = notebooks.Count == 1 && title is null;
        string IdOf(int i) => alone ? "" : $"notebook-{i + 1}";
        Dictionary<string, string> places = [];
        for (int i = 0; i < notebooks.Count; i++)
            if (!alone && notebooks[i].FileName.Length > 0) places[notebooks[i].FileName] = IdOf(i);
        var outputs = new OutputHtml(_words);
        _articles = [.. notebooks.Select((one, i) => new ReportArticle(one.FileName, one.Notebook, IdOf(i), outputs, new MarkdownText(alone ? "" : $"{IdOf(i)}-", alone ? 0 : 1, places), _words))];
        _title = title ?? (alone ? _articles[0].Title : _words.Notebooks);
    }

    /// <summary>What is not shown, by notebook; only notebooks of which something is not.</summary>
    public IEnumerable<(string FileName, IReadOnlyList<string> NotShown)> NotShown => _articles.Where(article => article.NotShown.Count > 0).Select(article => (article.FileName, article.NotShown));

    /// <summary>The whole document.</summary>
    public string ToHtml()
    {
        string plotly = EmbeddedFiles.PlotlyScript, drawing = EmbeddedFiles.ReportScript;
        return $"""
            <!DOCTYPE html>
            <html lang="{_options.Language}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(plotly, drawing)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>{HtmlText.Caption(_title)}</title>
            <style>
            {EmbeddedFiles.ReportStyle}
            </style>
            </head>
            <body>
            <a class="skip" href="#text">{_words.SkipToText}</a>
            <header>
            <h1 dir="auto">{HtmlText.Caption(_title)}</h1>
            {FigureBlock.FactsList(Facts())}</header>
            {Contents()}<main id="text" tabindex="-1">
            {string.Concat(_articles.Select(Article))}</main>
            <script>{plotly}</script>
            <script>{drawing}</script>
            </body>
            </html>

            """;
    }

    /// <summary>A policy under which a page runs the given scripts, shows pictures that it holds itself, and asks for nothing.</summary>
    public static string Policy(params string[] scripts) =>
        $"default-src 'none'; script-src {string.Join(' ', scripts.Select(Hash))}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

    private IEnumerable<FigureFact> Facts() => _articles is [{ Id: "" }]
        ? _options.Facts.Concat(_articles[0].Facts)
        : _options.Facts.Append(new(_words.Notebooks, $"{_articles.Count}"));

    private static string Article(ReportArticle article) => article.Id.Length == 0
        ? article.Html
        : $"<article id=\"{article.Id}\" aria-labelledby=\"{article.Id}-title\">\n<h2 class=\"notebook-title\" id=\"{article.Id}-title\" dir=\"auto\">{HtmlText.Caption(article.Title)}</h2>\n{FigureBlock.FactsList(article.Facts)}{article.Html}</article>\n";

    private string Contents()
    {
        if (_articles is [{ Id: "", Headings.Count: < 2 }]) return "";
        var list = new StringBuilder();
        foreach (ReportArticle article in _articles)
        {
            string headings = string.Concat(article.Headings.Select(heading => $"<li class=\"level-{heading.Level}\" dir=\"auto\">{Link(heading.Id, heading.Text)}</li>\n"));
            list.Append(article.Id.Length == 0 ? headings
                : headings.Length == 0 ? $"<li class=\"notebook\" dir=\"auto\">{Link(article.Id, article.Title)}</li>\n"
                : $"<li dir=\"auto\"><details><summary class=\"notebook\">{Link(article.Id, article.Title)}</summary>\n<ul>\n{headings}</ul>\n</details></li>\n");
        }
        return $"<nav aria-label=\"{_words.Contents}\">\n<h2>{_words.Contents}</h2>\n<ul>\n{list}</ul>\n</nav>\n";
    }

    private static string Link(string id, string text) =>
        $"<a href=\"#{id}\">{HtmlText.Escape(HtmlText.Shortened(text, LongestInContents))}</a>";

    // The policy admits exactly these scripts.
    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}
