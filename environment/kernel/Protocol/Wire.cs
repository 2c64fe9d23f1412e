using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Kernel.Protocol;

/// <summary>The Jupyter wire format: identities, delimiter, signature, header, parent header, metadata, content.</summary>
internal sealed class Wire(Signature signature, TimeProvider time)
{
    /// <summary>The protocol version the kernel speaks.</summary>
    public const string Version = "5.3";

    private const int SignedFrames = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };
    private readonly string _session = Guid.NewGuid().ToString("N");

    /// <summary>Reads a message; nothing in it is looked at before its signature is checked.</summary>
    /// <exception cref="WireException">The framing, the signature or the JSON is wrong.</exception>
    public Message Parse(IReadOnlyList<byte[]> frames)
    {
        if (frames.Count >= Zmq.Socket.MaximumFrames) throw new WireException($"expected fewer than {Zmq.Socket.MaximumFrames} frames, got {frames.Count} or more");
        var delimiter = -1;
        for (var index = 0; index < frames.Count && delimiter < 0; index++)
            if (frames[index].AsSpan().SequenceEqual(Delimiter)) delimiter = index;
        if (delimiter < 0) throw new WireException($"expected the delimiter <IDS|MSG>, got {frames.Count} frames without it");
        var signed = frames.Count - delimiter - 2;
        if (signed < SignedFrames) throw new WireException($"expected a signature and {SignedFrames} JSON frames after the delimiter, got {signed + 1} frames");
        var (header, parent, metadata, content) = (frames[delimiter + 2], frames[delimiter + 3], frames[delimiter + 4], frames[delimiter + 5]);
        if (!signature.Matches(frames[delimiter + 1], header, parent, metadata, content)) throw new WireException("expected a message signed with the connection file's key, got another signature");
        var fields = ParseObject(header, "header");
        ParseObject(parent, "parent header");
        ParseObject(metadata, "metadata");
        return new Message([.. frames.Take(delimiter)], header, HeaderText(fields, "msg_type"), HeaderText(fields, "session"), ParseObject(content, "content"));
    }

    /// <summary>Writes a message that answers <paramref name="parent"/>.</summary>
    /// <param name="identities">Where it goes: the request's identities, or the topic on iopub.</param>
    /// <param name="type">The new message's type.</param>
    /// <param name="parent">The request it belongs to, or null for none.</param>
    /// <param name="content">Its content; invalid UTF-16 in it becomes U+FFFD.</param>
    public IReadOnlyList<byte[]> Serialize(IReadOnlyList<byte[]> identities, string type, Message? parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = _session,
            ["username"] = "kernel",
            ["date"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
            ["msg_type"] = type,
            ["version"] = Version,
        };
        byte[] head = Bytes(header), parentHeader = parent?.Header ?? EmptyObject, body = Bytes(content);
        return [.. identities, Delimiter, signature.Sign(head, parentHeader, EmptyObject, body), head, parentHeader, EmptyObject, body];
    }

    private static byte[] Bytes(JsonObject value) => JsonSerializer.SerializeToUtf8Bytes(value, Relaxed);

    private static JsonElement ParseObject(byte[] frame, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new WireException($"{name}: expected a JSON object, got {document.RootElement.ValueKind}");
        }
        catch (JsonException failure)
        {
            throw new WireException($"{name}: expected JSON, got \"{failure.Message}\"", failure);
        }
    }

    private static string HeaderText(JsonElement header, string field)
    {
        if (header.TryGetProperty(field, out var value) && JsonText.Read(value) is { } text) return text;
        throw new WireException($"header: expected the text \"{field}\", got {(value.ValueKind == JsonValueKind.Undefined ? "none" : value.ValueKind)}");
    }
}
