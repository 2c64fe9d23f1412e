using System.Text.Json;

namespace Workbench.Kernel.Protocol;

/// <summary>A request that arrived, its signature and shape already checked.</summary>
/// <param name="Identities">The routing frames that lead back to the sender.</param>
/// <param name="Header">The header as it came: replies carry it as their parent.</param>
/// <param name="Type">The header's <c>msg_type</c>.</param>
/// <param name="Session">The header's <c>session</c>: the sender's.</param>
/// <param name="Content">The content, a JSON object.</param>
internal sealed record Message(IReadOnlyList<byte[]> Identities, byte[] Header, string Type, string Session, JsonElement Content)
{
    /// <summary>A field of the content that must be a text, or the default where it is missing.</summary>
    /// <exception cref="WireException">The field is there and is not a text.</exception>
    public string Text(string field, string absent) => !Content.TryGetProperty(field, out var value) ? absent
        : JsonText.Read(value) ?? throw Unexpected(field, "a text", value);

    /// <summary>A field of the content that must be true or false, or the default where it is missing.</summary>
    public bool Flag(string field, bool absent) => !Content.TryGetProperty(field, out var value) ? absent
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Unexpected(field, "true or false", value);

    /// <summary>A field of the content that must be a whole number, or the default where it is missing.</summary>
    public int Number(string field, int absent) => !Content.TryGetProperty(field, out var value) ? absent
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Unexpected(field, "a whole number", value);

    /// <summary>The members of an object-valued field of the content that are texts; none where it is missing.</summary>
    public IReadOnlyDictionary<string, string> Texts(string field)
    {
        var texts = new Dictionary<string, string>();
        if (!Content.TryGetProperty(field, out var value)) return texts;
        if (value.ValueKind != JsonValueKind.Object) throw Unexpected(field, "an object of texts", value);
        foreach (var member in value.EnumerateObject())
            texts[member.Name] = JsonText.Read(member.Value) ?? throw Unexpected(field, "an object of texts", value);
        return texts;
    }

    private WireException Unexpected(string field, string expected, JsonElement value) =>
        new($"{Type}: \"{field}\": expected {expected}, got {value.ValueKind}");
}
