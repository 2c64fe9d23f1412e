using System.Text;
using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Messages that break the protocol in every way we know, the same ones for the same seed.</summary>
internal sealed class MessageFuzz(int seed, RawFrontEnd sender)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();

    /// <summary>All that the kernel knows but shutdown and interrupt, which would do what they say.</summary>
    private static readonly string[] Types =
    [
        "execute_request", "is_complete_request", "history_request", "comm_info_request", "comm_open", "comm_msg", "comm_close", "complete_request", "inspect_request",
        "kernel_info_request", "debug_request", "input_reply", "_request", "request", "x", "execute_reply",
    ];

    private static readonly string[] Fields =
    [
        "code", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error", "cursor_pos", "detail_level", "hist_access_type", "n", "pattern", "unique",
        "session", "start", "stop", "output", "comm_id", "target_name", "data", "seq", "command", "value", "restart",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Frames that hold no signature at all: random ones, cut ones, too many, identities without end.</summary>
    public IReadOnlyList<byte[]> Unsigned() => _random.Next(5) switch
    {
        0 => [.. Enumerable.Range(0, _random.Next(1, 8)).Select(_ => Bytes(_random.Next(200)))],
        1 => [.. Valid().Take(_random.Next(1, 6))],
        2 => [.. Valid().Where((_, index) => index != 0)],
        3 => [.. Enumerable.Range(0, _random.Next(64, 3000)).Select(_ => Bytes(5)), .. Valid()],
        _ => [Delimiter, .. Enumerable.Repeat(Array.Empty<byte>(), _random.Next(4))],
    };

    /// <summary>A whole message, but for one changed byte of what is signed, or a signature of another length.</summary>
    public IReadOnlyList<byte[]> ForeignSignature()
    {
        var frames = Valid().Select(frame => (byte[])frame.Clone()).ToArray();
        var changed = _random.Next(1, 6);
        if (changed == 1 && _random.Next(2) == 0) frames[1] = Bytes(_random.Next(130));
        else frames[changed][_random.Next(frames[changed].Length)] ^= 1;
        return frames;
    }

    /// <summary>Signed with the real key, and still not what the protocol says.</summary>
    public IReadOnlyList<byte[]> SignedNonsense()
    {
        byte[][] body = [Header(), "{}"u8.ToArray(), "{}"u8.ToArray(), Content()];
        if (_random.Next(4) == 0) body[_random.Next(4)] = Broken();
        return [Delimiter, sender.Signature.Sign(body), .. body];
    }

    private IReadOnlyList<byte[]> Valid() => sender.Wire.Serialize([], "kernel_info_request", null, []);

    private byte[] Header() => Utf8(new JsonObject
    {
        ["msg_id"] = $"{_random.NextInt64():x}",
        ["session"] = Value(0),
        ["username"] = Value(0),
        ["date"] = Value(0),
        ["msg_type"] = _random.Next(10) == 0 ? Value(0) : Types[_random.Next(Types.Length)],
        ["version"] = Value(0),
    });

    private byte[] Content()
    {
        var content = new JsonObject();
        for (var count = _random.Next(6); count > 0; count--) content[Fields[_random.Next(Fields.Length)]] = Value(0);
        return Utf8(content);
    }

    private JsonNode? Value(int depth) => _random.Next(depth < 3 ? 9 : 6) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => _random.NextInt64(),
        3 => -_random.NextDouble() * 1e300,
        4 => "",
        5 => new string((char)_random.Next(1, 0xd800), _random.Next(50)),
        6 => new JsonArray(Value(depth + 1), Value(depth + 1)),
        7 => new JsonObject { [Fields[_random.Next(Fields.Length)]] = Value(depth + 1) },
        _ => new JsonObject(),
    };

    private byte[] Broken() => _random.Next(8) switch
    {
        0 => [],
        1 => Bytes(_random.Next(300)),
        2 => [(byte)'{', (byte)'"', 0xc3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'], // not UTF-8
        3 => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", _random.Next(60, 10_000)))),
        4 => Encoding.ASCII.GetBytes(new string('[', 100_000)),
        5 => """{"\ud800": 1, "\udc00\udc00\udc00": 2, "msg_id": "\ud800"}"""u8.ToArray(),
        6 => "null"u8.ToArray(),
        _ => """{"code": 1, "code": "2", "msg_type": 5, "msg_type": "x"}"""u8.ToArray(),
    };

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Utf8(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());
}
