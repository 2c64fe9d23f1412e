using System.Text.Json;

namespace Workbench.Kernel.Protocol;

/// <summary>What the kernel reads of a message's header.</summary>
/// <param name="Id">The header's <c>msg_id</c>.</param>
/// <param name="Type">The header's <c>msg_type</c>: a word, safe to write to a log.</param>
internal sealed record MessageHeader(string Id, string Type)
{
    /// <summary>Front ends write about 200 bytes; replies carry the whole header back.</summary>
    private const int MaximumBytes = 16 << 10;

    private const int MaximumTypeLength = 64;

    /// <summary>Reads a header frame.</summary>
    /// <exception cref="WireException">It is too long, is no JSON object, or lacks a field.</exception>
    public static MessageHeader Parse(byte[] frame)
    {
        if (frame.Length > MaximumBytes) throw new WireException($"header: expected at most {MaximumBytes} bytes, got {frame.Length}");
        var fields = JsonFrame.Parse(frame, "header");
        var type = Text(fields, "msg_type");
        if (type.Length is 0 or > MaximumTypeLength || !type.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-'))
            throw new WireException($"header: \"msg_type\": expected a word of at most {MaximumTypeLength} letters, digits, '_', '.' or '-', got {type.Length} characters that are none");
        return new MessageHeader(Text(fields, "msg_id"), type);
    }

    private static string Text(JsonElement header, string field)
    {
        var value = JsonFrame.Member(header, field);
        return value is { } found && JsonText.Read(found) is { } text ? text : throw new WireException($"header: expected the text \"{field}\", got {value?.ValueKind.ToString() ?? "none"}");
    }
}
