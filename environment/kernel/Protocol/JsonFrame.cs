using System.Text.Json;
using System.Text.Unicode;

namespace Workbench.Kernel.Protocol;

/// <summary>One of a message's four JSON frames, which someone else wrote: nothing in it may surprise the code that reads it.</summary>
internal static class JsonFrame
{
    /// <summary>Reads a frame that must hold one JSON object in valid UTF-8, at most 64 levels deep, with names in Unicode.</summary>
    /// <exception cref="WireException">It holds something else; the message names the frame.</exception>
    public static JsonElement Parse(byte[] frame, string name)
    {
        if (!Utf8.IsValid(frame)) throw new WireException($"{name}: expected JSON in UTF-8, got bytes that are not UTF-8");
        try
        {
            CheckNames(frame);
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new WireException($"{name}: expected a JSON object, got {document.RootElement.ValueKind}");
        }
        catch (JsonException failure)
        {
            throw new WireException($"{name}: expected JSON, got \"{failure.Message}\"", cause: failure);
        }
        catch (InvalidOperationException failure)
        {
            throw new WireException($"{name}: expected names in Unicode, got half a surrogate pair in one", cause: failure);
        }
    }

    /// <summary>The value of a member, or null where the member is missing or JSON's null.</summary>
    public static JsonElement? Member(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Reads every name that holds an escape: a lone surrogate among them would fail later, wherever somebody looks for any name.</summary>
    private static void CheckNames(byte[] frame)
    {
        var reader = new Utf8JsonReader(frame);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueIsEscaped) reader.GetString();
    }
}
