namespace Workbench.Figures.Report;

/// <summary>Outputs of code cells as HTML: the richest form that is safe, figures numbered through the page.</summary>
internal sealed class OutputHtml(ReportWords words)
{
    private const int LongestTypes = 100;
    private static readonly Dictionary<string, Dictionary<string, string>> NoAttachments = [];

    /// <summary>Figures drawn so far.</summary>
    public int Figures { get; private set; }

    /// <summary>Types of outputs that could not be shown so far.</summary>
    public List<string> NotShown { get; } = [];

    /// <summary>Errors shown so far.</summary>
    public int Errors { get; private set; }

    /// <summary>The HTML of one output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="markdown">The text of its notebook, for outputs that are Markdown.</param>
    public string ToHtml(CellOutput output, MarkdownText markdown)
    {
        switch (output.Kind)
        {
            case "error":
                Errors++;
                return $"<div class=\"output error\" role=\"alert\"><p>{words.Error}</p><pre dir=\"auto\">{Terminal(output.Text)}</pre></div>\n";
            case "stdout" or "stderr":
                return $"<pre class=\"output {output.Kind}\" dir=\"auto\">{Terminal(output.Text)}</pre>\n";
            case "data":
                return ToHtml(output.Bundle, markdown);
            default:
                return "";
        }
    }

    private string ToHtml(IReadOnlyDictionary<string, string> bundle, MarkdownText markdown)
    {
        string plain = bundle.GetValueOrDefault("text/plain", "");
        string? picture = SafeImage.Types.Where(bundle.ContainsKey).Select(type => SafeImage.ToDataUri(type, bundle[type])).FirstOrDefault(uri => uri is not null);
        if (!bundle.TryGetValue(Figure.PlotlyMimeType, out string? json)) return WithoutFigure(bundle, plain, picture, markdown);
        if (CheckedFigure.TryRead(json, out string? undrawn) is CheckedFigure figure) return FigureBlock.ToHtml(figure, ++Figures, words, plain, picture);
        return $"<p class=\"output missing\">{(undrawn is null ? words.FigureNotDrawn : words.TraceNotDrawn + HtmlText.Caption(undrawn))}</p>\n{WithoutFigure(bundle, plain, picture, markdown)}";
    }

    private string WithoutFigure(IReadOnlyDictionary<string, string> bundle, string plain, string? picture, MarkdownText markdown)
    {
        if (picture is not null) return $"<div class=\"output\"><img alt=\"{HtmlText.Caption(plain)}\" src=\"{picture}\"></div>\n";
        if (bundle.TryGetValue("text/markdown", out string? text)) return $"<div class=\"output\">{markdown.ToHtml(text, NoAttachments)}</div>\n";
        if (bundle.TryGetValue("text/html", out string? html) && SafeTable.TryRead(html) is string table) return $"<div class=\"output\">{table}</div>\n";
        if (bundle.TryGetValue("image/svg+xml", out string? svg) && SafeImage.SvgToDataUri(svg) is string drawing) return $"<div class=\"output\"><img alt=\"{HtmlText.Caption(plain)}\" src=\"{drawing}\"></div>\n";
        if (bundle.TryGetValue("text/latex", out string? formula)) return $"<pre class=\"output\" dir=\"auto\">{HtmlText.Escape(formula)}</pre>\n";
        if (plain.Length > 0) return $"<pre class=\"output\" dir=\"auto\">{Terminal(plain)}</pre>\n";
        if (bundle.Count == 0) return "";
        string types = string.Join(", ", bundle.Keys.Order(StringComparer.Ordinal));
        NotShown.Add(HtmlText.Shortened(types, LongestTypes));
        return $"<p class=\"output missing\">{words.NotDrawn}: {HtmlText.Escape(types)}</p>\n";
    }

    private static string Terminal(string text) => HtmlText.Escape(HtmlText.WithoutTerminalCodes(text));
}
