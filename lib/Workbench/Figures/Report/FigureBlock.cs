using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Figures.Report;

/// <summary>A Plotly figure out of a notebook as an HTML block: its JSON as inert data, a place to draw it, its caption, and words for where nothing is drawn.</summary>
internal sealed class FigureBlock
{
    private static readonly HashSet<string> DrawnTypes =
        ["bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "image", "pie", "scatter", "scatterternary", "violin"];

    // Base64 stays short: '+' is not escaped. What could end the script element is escaped below.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _figure;

    private FigureBlock(JsonObject figure) => _figure = figure;

    /// <summary>Reads a figure; null where the text is no Plotly figure, or uses traces that the report's plotly.js does not draw.</summary>
    public static FigureBlock? TryRead(string json)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject root || root["data"] is not JsonArray data || root["layout"] is not (null or JsonObject)) return null;
            if (!data.All(trace => trace is JsonObject shape && DrawnTypes.Contains(TextOf(shape["type"]) ?? "scatter"))) return null;
            var figure = new JsonObject { ["data"] = data.DeepClone(), ["layout"] = root["layout"]?.DeepClone() ?? new JsonObject() };
            if (root["frames"] is JsonArray frames) figure["frames"] = frames.DeepClone();
            DropForeignPictures(figure);
            return new FigureBlock(figure);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The HTML of the figure.</summary>
    /// <param name="number">Number of the figure in the page, from 1.</param>
    /// <param name="words">The page's words.</param>
    /// <param name="plainText">The output's text, used where the figure brings no summary.</param>
    /// <param name="picture">A picture of the figure as a <c>data:</c> address, or null.</param>
    public string ToHtml(int number, ReportWords words, string plainText, string? picture)
    {
        JsonObject meta = _figure["layout"]!["meta"] as JsonObject ?? [];
        string title = TextOf(meta["title"]) ?? "", summary = TextOf(meta["summary"]) ?? plainText.Trim();
        var html = new StringBuilder();
        html.Append("<figure class=\"plotly-figure\" id=\"figure-").Append(number).Append("\">\n");
        html.Append("<div class=\"plot\" role=\"img\" aria-label=\"").Append(HtmlText.Escape($"{title} {summary}".Trim())).Append("\"></div>\n");
        html.Append("<script type=\"application/json\" class=\"plot-data\">").Append(Inert(_figure.ToJsonString(Writing))).Append("</script>\n");
        html.Append("<noscript>");
        if (picture is not null) html.Append("<img alt=\"").Append(HtmlText.Escape(summary)).Append("\" src=\"").Append(picture).Append("\">");
        html.Append("<p class=\"fallback\">").Append(HtmlText.Escape(summary)).Append("</p></noscript>\n");
        html.Append("<figcaption><p><strong>").Append(words.Figure).Append(' ').Append(number);
        html.Append(title.Length == 0 ? "" : $". {HtmlText.Escape(title)}").Append("</strong> ").Append(HtmlText.Escape(summary)).Append("</p>\n");
        html.Append(FactsList(FactsOf(meta))).Append("</figcaption>\n</figure>\n");
        return html.ToString();
    }

    /// <summary>Facts as a list of terms; empty for none.</summary>
    public static string FactsList(IEnumerable<FigureFact> facts)
    {
        string items = string.Concat(facts.Select(fact => $"<div><dt>{HtmlText.Escape(fact.Label)}</dt><dd>{HtmlText.Escape(fact.Value)}</dd></div>\n"));
        return items.Length == 0 ? "" : $"<dl class=\"facts\">\n{items}</dl>\n";
    }

    // '<', '>' and '&' stand only inside JSON strings, where the escape means the same.
    private static string Inert(string json) => json
        .Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029");

    private static IEnumerable<FigureFact> FactsOf(JsonObject meta) => meta["facts"] is not JsonArray facts ? [] : facts
        .OfType<JsonObject>()
        .Select(fact => (Label: TextOf(fact["label"]), Value: TextOf(fact["value"])))
        .Where(fact => fact.Label is not null && fact.Value is not null)
        .Select(fact => new FigureFact(fact.Label!, fact.Value!));

    // Pictures come with the figure or not at all: a page that asks for none cannot be told which to ask for.
    private static void DropForeignPictures(JsonNode? node)
    {
        if (node is JsonObject shape)
        {
            if (TextOf(shape["source"]) is string address && SafeImage.FromDataUri(address) is null) shape.Remove("source");
            foreach ((string key, JsonNode? child) in shape)
                if (key != "meta") DropForeignPictures(child);
        }
        else if (node is JsonArray list)
            foreach (JsonNode? child in list) DropForeignPictures(child);
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
