using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Figures.Report;

/// <summary>A Plotly figure out of a notebook, checked: only traces that the embedded plotly.js draws, and no picture from elsewhere.</summary>
internal sealed class CheckedFigure
{
    private static readonly HashSet<string> DrawnTypes =
        ["bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "image", "pie", "scatter", "scatterternary", "violin"];

    // Base64 stays short: '+' is not escaped. Where the text goes into HTML it is made inert there.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CheckedFigure(JsonObject figure)
    {
        Json = figure.ToJsonString(Writing);
        JsonObject meta = figure["layout"]!["meta"] as JsonObject ?? [];
        Title = (TextOf(meta["title"]) ?? "").Trim();
        Summary = TextOf(meta["summary"]);
        Facts = meta["facts"] is not JsonArray facts ? [] :
        [
            .. facts.OfType<JsonObject>()
                .Select(fact => (Label: TextOf(fact["label"]), Value: TextOf(fact["value"])))
                .Where(fact => fact.Label is not null && fact.Value is not null)
                .Select(fact => new FigureFact(fact.Label!, fact.Value!)),
        ];
    }

    /// <summary><c>data</c>, <c>layout</c> and, where there are some, <c>frames</c>.</summary>
    public string Json { get; }

    /// <summary>Title, empty for none.</summary>
    public string Title { get; }

    /// <summary>The sentence that reads the figure, or null.</summary>
    public string? Summary { get; }

    /// <summary>What the figure states about itself.</summary>
    public IReadOnlyList<FigureFact> Facts { get; }

    /// <summary>Reads a figure; null where the text is no Plotly figure, or uses traces that the embedded plotly.js does not draw.</summary>
    public static CheckedFigure? TryRead(string json) => TryRead(json, out _);

    /// <summary>Reads a figure.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="undrawn">The type of its first trace that the embedded plotly.js does not draw; null where there is none, or the text is no figure.</param>
    public static CheckedFigure? TryRead(string json, out string? undrawn)
    {
        undrawn = null;
        try
        {
            if (JsonNode.Parse(json) is not JsonObject root || root["data"] is not JsonArray data || root["layout"] is not (null or JsonObject)) return null;
            if (!data.All(trace => trace is JsonObject)) return null;
            undrawn = data.Select(trace => TextOf(trace!["type"]) ?? "scatter").FirstOrDefault(type => !DrawnTypes.Contains(type));
            if (undrawn is not null) return null;
            var figure = new JsonObject { ["data"] = data.DeepClone(), ["layout"] = root["layout"]?.DeepClone() ?? new JsonObject() };
            if (root["frames"] is JsonArray frames) figure["frames"] = frames.DeepClone();
            DropForeignPictures(figure);
            return new CheckedFigure(figure);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

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
