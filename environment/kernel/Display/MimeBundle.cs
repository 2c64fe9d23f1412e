using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Display;

/// <summary>A value as front ends receive it: one entry per MIME type, <c>text/plain</c> always among them.</summary>
internal static class MimeBundle
{
    private const string Plain = "text/plain";
    private static readonly JsonDocumentOptions DeepJson = new() { MaxDepth = 128 };

    /// <summary>The bundle of any value, from its type's formatters and the plain text.</summary>
    /// <exception cref="DisplayException">The type's formatters break the convention, or one failed.</exception>
    public static JsonObject Of(object? value)
    {
        var bundle = new JsonObject();
        if (value is not null)
        {
            foreach (var formatter in ConventionFormatters.For(value.GetType()))
            {
                if (formatter.Format(value) is { } text) bundle[formatter.MimeType] = Entry(formatter.MimeType, text, value.GetType().Name);
            }
        }
        if (!bundle.ContainsKey(Plain)) bundle[Plain] = JsonText.Sendable(PlainText.Of(value));
        return bundle;
    }

    /// <summary>The bundle of a text that already is of the given MIME type.</summary>
    public static JsonObject Of(string text, string mimeType)
    {
        var bundle = new JsonObject { [mimeType] = Entry(mimeType, text, "string") };
        if (mimeType != Plain) bundle[Plain] = JsonText.Sendable(mimeType.StartsWith("text/") ? text : $"({mimeType}, {text.Length} characters)");
        return bundle;
    }

    /// <summary>The protocol wants JSON types as JSON, everything else as text (binary types as base64 text).</summary>
    private static JsonNode? Entry(string mimeType, string text, string shown)
    {
        if (mimeType != "application/json" && !(mimeType.StartsWith("application/vnd.") && mimeType.EndsWith("+json"))) return JsonText.Sendable(text);
        try
        {
            return JsonNode.Parse(text, documentOptions: DeepJson);
        }
        catch (JsonException failure)
        {
            throw new DisplayException($"Display of {shown} as {mimeType}: expected JSON, got \"{failure.Message}\"", failure);
        }
    }
}
