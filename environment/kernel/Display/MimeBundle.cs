using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Kernel.Display.Values;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Display;

/// <summary>A value as front ends receive it: one entry per MIME type, <c>text/plain</c> always among them.</summary>
internal static class MimeBundle
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>The bundle of any value: what its type's formatters write, else a plain view of it (a line, or a table as text and HTML).</summary>
    /// <exception cref="DisplayException">The type's formatters break the convention, or one failed.</exception>
    public static JsonObject Of(object? value)
    {
        if (value is Markup markup) return Of(markup.Text, markup.MimeType);
        var bundle = new JsonObject();
        if (value is not null)
        {
            foreach (var formatter in ConventionFormatters.For(value.GetType()))
            {
                if (formatter.Format(value) is { } text) bundle[JsonText.Sendable(formatter.MimeType)] = Entry(formatter.MimeType, text, value.GetType().Name);
            }
        }
        if (bundle.ContainsKey(Plain)) return bundle;
        var view = View.Of(value);
        if (bundle.Count == 0 && view.Html is not null) bundle[Html] = view.Html;
        bundle[Plain] = JsonText.Sendable(view.Text);
        return bundle;
    }

    /// <summary>The bundle of content that already is of the given MIME type: a text, or bytes, which travel as base64.</summary>
    public static JsonObject Of(string text, string mimeType)
    {
        var bundle = new JsonObject { [JsonText.Sendable(mimeType)] = Entry(mimeType, text, "string") };
        if (mimeType != Plain) bundle[Plain] = JsonText.Sendable(mimeType.StartsWith("text/") ? text : $"({mimeType}, {text.Length} characters)");
        return bundle;
    }

    /// <summary>The protocol wants JSON types as JSON, everything else as text (binary types as base64 text).</summary>
    private static JsonNode? Entry(string mimeType, string text, string shown)
    {
        if (mimeType != "application/json" && !(mimeType.StartsWith("application/vnd.") && mimeType.EndsWith("+json"))) return JsonText.Sendable(text);
        try
        {
            return RawJson.Of(text);
        }
        catch (JsonException failure)
        {
            throw new DisplayException($"Display of {shown} as {mimeType}: expected JSON, got \"{failure.Message}\"", failure);
        }
    }
}
