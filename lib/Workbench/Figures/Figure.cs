using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Figures.Notebook;

namespace Workbench.Figures;

/// <summary>
/// A Plotly figure as data, valid for plotly.js 3, together with what a reader needs beside the picture: a title, one sentence that
/// reads it, and facts (scale, units, target, layer, baseline, seed, model, source of the data).
/// </summary>
/// <remarks>
/// Immutable. Displayed in a notebook it is one output with two MIME types, <c>application/vnd.plotly.v1+json</c> and
/// <c>text/plain</c>. Title, summary and facts also travel inside the JSON, under <c>layout.meta</c>, so that a report can be made
/// from an executed notebook alone.
/// </remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [PlotlyMimeType, MimeTypes.PlainText])]
public sealed class Figure : INotebookOutput
{
    /// <summary>The MIME type under which notebook hosts draw Plotly figures.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    // Base64 and data URIs hold '+' and '/': the default encoder would write each '+' as six characters.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates a figure and writes its JSON once.</summary>
    /// <param name="title">Short title; not blank.</param>
    /// <param name="summary">One sentence that reads the figure; shown where there is no picture; not blank.</param>
    /// <param name="facts">What the figure states about itself, in the order to show; may be empty.</param>
    /// <param name="data">Plotly traces, at least one; each an object with a <c>type</c>. Numbers finite: a missing value is null.</param>
    /// <param name="layout">Plotly layout. <c>layout.meta</c> may hold further keys; <c>title</c>, <c>summary</c> and <c>facts</c> are written there.</param>
    /// <param name="config">Plotly config, or null.</param>
    /// <param name="frames">Plotly animation frames, or null.</param>
    /// <exception cref="ArgumentException">A text is blank, a trace is not an object with a type, <c>layout.meta</c> is not an object, or a number is NaN or infinite; the message says which.</exception>
    public Figure(string title, string summary, IReadOnlyList<FigureFact> facts, JsonArray data, JsonObject layout, JsonObject? config = null, JsonArray? frames = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(summary);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(layout);
        if (data.Count == 0) throw new ArgumentException("Figure: expected at least one trace, got none.", nameof(data));
        for (int i = 0; i < data.Count; i++)
            if (data[i] is not JsonObject trace || trace["type"] is not JsonValue)
                throw new ArgumentException($"Figure: trace {i} must be an object with a \"type\", got {Shorten(data[i]?.ToJsonString())}.", nameof(data));
        (Title, Summary, Facts) = (title, summary, [.. facts]);
        Json = Write(data, layout, config, frames);
    }

    /// <summary>Short title of the figure.</summary>
    public string Title { get; }

    /// <summary>One sentence that reads the figure: the text/plain output, the alternative text and part of the caption.</summary>
    public string Summary { get; }

    /// <summary>What the figure states about itself (scale, units, target, layer, baseline, seed, model, source), in order.</summary>
    public IReadOnlyList<FigureFact> Facts { get; }

    /// <summary>The figure as JSON: an object with <c>data</c>, <c>layout</c> and, where given, <c>config</c> and <c>frames</c>. No NaN, no line break.</summary>
    public string Json { get; }

    /// <summary>The figure as a JSON tree; a fresh copy at every call, free to change.</summary>
    public JsonObject ToJsonObject() => JsonNode.Parse(Json)!.AsObject();

    /// <summary>The sentence that reads the figure.</summary>
    public override string ToString() => Summary;

    string? INotebookOutput.Written(string mimeType) => mimeType switch { PlotlyMimeType => Json, MimeTypes.PlainText => Summary, _ => null };

    private string Write(JsonArray data, JsonObject layout, JsonObject? config, JsonArray? frames)
    {
        var layoutCopy = layout.DeepClone().AsObject();
        if (layoutCopy["meta"] is not (null or JsonObject))
            throw new ArgumentException($"Figure: layout.meta must be an object, got {Shorten(layoutCopy["meta"]!.ToJsonString())}.", nameof(layout));
        JsonObject meta = layoutCopy["meta"] as JsonObject ?? [];
        meta["title"] = Title;
        meta["summary"] = Summary;
        meta["facts"] = new JsonArray([.. Facts.Select(fact => new JsonObject { ["label"] = fact.Label, ["value"] = fact.Value })]);
        layoutCopy["meta"] = meta;
        var figure = new JsonObject { ["data"] = data.DeepClone(), ["layout"] = layoutCopy };
        if (config is not null) figure["config"] = config.DeepClone();
        if (frames is not null) figure["frames"] = frames.DeepClone();
        try
        {
            return figure.ToJsonString(Writing);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Figure \"{Title}\": expected finite numbers, got NaN or an infinity. Write null for a missing value. ({e.Message})", nameof(data), e);
        }
    }

    private static string Shorten(string? json) => json is null ? "null" : json.Length <= 80 ? json : json[..80] + "…";
}
