using System.Text;

namespace Workbench.Figures.Report;

/// <summary>
/// A Plotly figure as an HTML block: its JSON as inert data, a place to draw it, a picture for where nothing is drawn, its caption. Each text of the caption has at most
/// <see cref="HtmlText.LongestCaption"/> characters; the JSON keeps all.
/// </summary>
internal static class FigureBlock
{
    /// <summary>The HTML of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="number">Number of the figure in the page, from 1.</param>
    /// <param name="words">The page's words.</param>
    /// <param name="plainText">The output's text, used where the figure brings no summary.</param>
    /// <param name="picture">A picture of the figure as a <c>data:</c> address, or null: shown without scripts, and on paper.</param>
    public static string ToHtml(CheckedFigure figure, int number, ReportWords words, string plainText, string? picture)
    {
        string summary = figure.Summary ?? plainText.Trim();
        var html = new StringBuilder();
        html.Append("<figure class=\"plotly-figure\" id=\"figure-").Append(number).Append("\">\n");
        html.Append("<div class=\"plot\" role=\"group\" tabindex=\"0\" data-not-drawn=\"").Append(words.FigureNotDrawn).Append("\" aria-label=\"").Append(HtmlText.Caption($"{figure.Title} {summary}".Trim())).Append("\"></div>\n");
        html.Append("<script type=\"application/json\" class=\"plot-data\">").Append(Inert(figure.Json)).Append("</script>\n");
        if (picture is not null) html.Append("<img class=\"picture\" alt=\"").Append(HtmlText.Caption(summary)).Append("\" src=\"").Append(picture).Append("\">\n");
        else html.Append("<noscript><p class=\"fallback\">").Append(HtmlText.Caption(summary)).Append("</p></noscript>\n");
        html.Append("<figcaption><p dir=\"auto\"><strong>").Append(words.Figure).Append(' ').Append(number);
        html.Append(figure.Title.Length == 0 ? "" : $". <bdi>{HtmlText.Caption(figure.Title)}</bdi>").Append("</strong> ").Append(HtmlText.Caption(summary)).Append("</p>\n");
        html.Append(FactsList(figure.Facts)).Append("</figcaption>\n</figure>\n");
        return html.ToString();
    }

    /// <summary>Facts as a list of terms; empty for none.</summary>
    public static string FactsList(IEnumerable<FigureFact> facts)
    {
        string items = string.Concat(facts.Select(fact => $"<div><dt dir=\"auto\">{HtmlText.Caption(fact.Label)}</dt><dd dir=\"auto\">{HtmlText.Caption(fact.Value)}</dd></div>\n"));
        return items.Length == 0 ? "" : $"<dl class=\"facts\">\n{items}</dl>\n";
    }

    // '<', '>' and '&' stand only inside JSON strings, where the escape means the same.
    private static string Inert(string json) => json
        .Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029");
}
