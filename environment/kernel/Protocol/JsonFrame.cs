using System.Text.Json;
using System.Text.Unicode;

namespace Workbench.Kernel.Protocol;

/// <summary>One of a message's four JSON frames, which someone else wrote: nothing in it may surprise the code that reads it.</summary>
internal static class JsonFrame
{
    /// <summary>Reads a frame that must hold one JSON object in valid UTF-8, at most 64 levels deep.</summary>
    /// <exception cref="WireException">It holds something else; the message names the frame.</exception>
    public static JsonElement Parse(byte[] frame, string name)
    {
        if (!Utf8.IsValid(frame)) throw new WireException($"{name}: expected JSON in UTF-8, got bytes that are not UTF-8");
        try
        {
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new WireException($"{name}: expected a JSON object, got {document.RootElement.ValueKind}");
        }
        catch (JsonException failure)
        {
            throw new WireException($"{name}: expected JSON, got \"{failure.Message}\"", cause: failure);
        }
    }

    /// <summary>The value of a member, or null where the member is missing or JSON's null.</summary>
    /// <exception cref="WireException">The names in the object are no Unicode (a lone surrogate written as an escape).</exception>
    public static JsonElement? Member(JsonElement owner, string field)
    {
        try
        {
            return owner.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException failure)
        {
            throw new WireException($"\"{field}\": expected an object with names in Unicode, got half a surrogate pair in one", cause: failure);
        }
    }
}
