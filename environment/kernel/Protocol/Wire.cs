using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Kernel.Protocol;

/// <summary>The Jupyter wire format: identities, delimiter, signature, header, parent header, metadata, content. Any thread may use it.</summary>
internal sealed class Wire(Signature signature, TimeProvider time)
{
    /// <summary>The protocol version the kernel speaks.</summary>
    public const string Version = "5.3";

    private const int SignedFrames = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };
    private readonly string _session = NewId();
    private readonly ReplayGuard _replays = new();

    /// <summary>A text that no other message's id equals.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Reads a message; nothing in it is looked at before its signature is checked, and its metadata is never used.</summary>
    /// <exception cref="WireException">The framing, the signature or the JSON is wrong, or the same message came before.</exception>
    public Message Parse(IReadOnlyList<byte[]> frames)
    {
        var delimiter = -1;
        for (var index = 0; index < frames.Count && delimiter < 0; index++)
            if (frames[index].AsSpan().SequenceEqual(Delimiter)) delimiter = index;
        if (delimiter < 0) throw new WireException($"expected the delimiter <IDS|MSG>, got {frames.Count} frames without it");
        var signed = frames.Count - delimiter - 2;
        if (signed < SignedFrames) throw new WireException($"expected a signature and {SignedFrames} JSON frames after the delimiter, got {signed + 1} frames");
        var (sign, header, parent, metadata, content) = (frames[delimiter + 1], frames[delimiter + 2], frames[delimiter + 3], frames[delimiter + 4], frames[delimiter + 5]);
        if (!signature.Matches(sign, header, parent, metadata, content))
            throw new WireException("expected a message signed with the connection file's key, got another signature", MessageFault.BadSignature);
        if (!_replays.IsNew(sign)) throw new WireException("expected a new message, got a copy of one that came before", MessageFault.Replayed);
        var (id, type) = MessageHeader.Parse(header);
        var answered = JsonFrame.Member(JsonFrame.Parse(parent, "parent header"), "msg_id");
        JsonFrame.Parse(metadata, "metadata");
        return new Message([.. frames.Take(delimiter)], header, id, type, answered is { } other ? JsonText.Read(other) : null, JsonFrame.Parse(content, "content"));
    }

    /// <summary>Writes a message that answers <paramref name="parent"/>.</summary>
    /// <param name="identities">Where it goes: the request's identities, or the topic on iopub.</param>
    /// <param name="type">The new message's type.</param>
    /// <param name="parent">The request it belongs to, or null for none.</param>
    /// <param name="content">Its content.</param>
    /// <param name="id">Its id, where the sender waits for an answer to it; by default a new one.</param>
    public IReadOnlyList<byte[]> Serialize(IReadOnlyList<byte[]> identities, string type, Message? parent, JsonObject content, string? id = null)
    {
        var header = new JsonObject
        {
            ["msg_id"] = id ?? NewId(),
            ["session"] = _session,
            ["username"] = "kernel",
            ["date"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
            ["msg_type"] = type,
            ["version"] = Version,
        };
        byte[] head = Bytes(header), parentHeader = parent?.Header ?? EmptyObject, body = Bytes(content);
        return [.. identities, Delimiter, signature.Sign(head, parentHeader, EmptyObject, body), head, parentHeader, EmptyObject, body];
    }

    /// <summary>Straight to UTF-8: a message of 10 MB is never one text in between.</summary>
    private static byte[] Bytes(JsonObject value) => JsonSerializer.SerializeToUtf8Bytes(value, Relaxed);
}
