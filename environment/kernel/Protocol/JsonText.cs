using System.Text.Json;

namespace Workbench.Kernel.Protocol;

/// <summary>Reads texts out of JSON that someone else wrote.</summary>
internal static class JsonText
{
    /// <summary>The text, or null when the value is no text or its escapes are no Unicode (a lone surrogate).</summary>
    public static string? Read(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text with every half of a surrogate pair that stands alone replaced by U+FFFD, so that it can be sent as UTF-8.</summary>
    public static string Sendable(string text)
    {
        // Surrogates are rare: the search for the first is vectorised, which counts for a picture of 10 MB.
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0) return text;
        for (var index = first; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index])) continue;
            if (char.IsSurrogatePair(text, index)) index++;
            else return Repair(text);
        }
        return text;

        static string Repair(string text) => string.Concat(text.EnumerateRunes());
    }
}
