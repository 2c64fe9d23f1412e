using System.Text.Json;

namespace Workbench.Kernel.Protocol;

/// <summary>A request that arrived, its signature and shape already checked. A field that is JSON's null counts as missing.</summary>
/// <param name="Identities">The routing frames that lead back to the sender.</param>
/// <param name="Header">The header as it came: replies carry it as their parent.</param>
/// <param name="Id">The header's <c>msg_id</c>.</param>
/// <param name="Type">The header's <c>msg_type</c>.</param>
/// <param name="ParentId">The <c>msg_id</c> of the message this one answers, or null where the sender named none.</param>
/// <param name="Content">The content, a JSON object.</param>
internal sealed record Message(IReadOnlyList<byte[]> Identities, byte[] Header, string Id, string Type, string? ParentId, JsonElement Content)
{
    /// <summary>A field of the content that must be a text, or the default where it is missing.</summary>
    /// <exception cref="WireException">The field is there and is not a text.</exception>
    public string Text(string field, string absent) => JsonFrame.Member(Content, field) is not { } value ? absent
        : JsonText.Read(value) ?? throw Unexpected(field, "a text", value);

    /// <summary>A field of the content that must be true or false, or the default where it is missing.</summary>
    public bool Flag(string field, bool absent) => JsonFrame.Member(Content, field) is not { } value ? absent
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Unexpected(field, "true or false", value);

    /// <summary>A field of the content that must be a whole number, or the default where it is missing.</summary>
    public int Number(string field, int absent) => NumberOrNone(field) ?? absent;

    /// <summary>A field of the content that must be a whole number, or null where it is missing.</summary>
    public int? NumberOrNone(string field) => JsonFrame.Member(Content, field) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Unexpected(field, "a whole number", value);

    /// <summary>The members of an object-valued field of the content that are texts; none where it is missing.</summary>
    public IReadOnlyDictionary<string, string> Texts(string field)
    {
        var texts = new Dictionary<string, string>();
        if (JsonFrame.Member(Content, field) is not { } value) return texts;
        if (value.ValueKind != JsonValueKind.Object) throw Unexpected(field, "an object of texts", value);
        foreach (var member in value.EnumerateObject())
            texts[member.Name] = JsonText.Read(member.Value) ?? throw Unexpected(field, "an object of texts", value);
        return texts;
    }

    private WireException Unexpected(string field, string expected, JsonElement value) =>
        new($"{Type}: \"{field}\": expected {expected}, got {value.ValueKind}");
}
