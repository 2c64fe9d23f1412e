using System.Text;
using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;

namespace Kernel.Tests.Protocol;

public sealed class WireTests
{
    private const string Header = """{"msg_id": "m", "session": "s", "username": "u", "msg_type": "execute_request", "version": "5.3", "date": "2026-11-20T00:00:00Z"}""";
    private static readonly Signature Key = new("key");
    private Wire Wire { get; } = new(Key, TimeProvider.System);

    [Fact]
    public void Parse_SignedRequest_GivesTypeIdentitiesAndContent()
    {
        var message = Wire.Parse(Signed(Header, "{}", "{}", """{"code": "1+1"}"""));

        Assert.Equal("execute_request", message.Type);
        Assert.Equal("m", message.Id);
        Assert.Equal([1, 2], Assert.Single(message.Identities));
        Assert.Equal("1+1", message.Text("code", ""));
    }

    [Fact]
    public void Serialize_ThenParse_GivesTheContentBackAndTheParentsHeader()
    {
        var request = Wire.Parse(Signed(Header, "{}", "{}", "{}"));

        var frames = Wire.Serialize(request.Identities, "execute_reply", request, new JsonObject { ["text"] = "한국어 \"q\" 🌞" });
        var reply = Wire.Parse(frames);

        Assert.Equal("execute_reply", reply.Type);
        Assert.Equal("한국어 \"q\" 🌞", reply.Text("text", ""));
        Assert.Equal(Header, Encoding.UTF8.GetString(frames[4]));
    }

    [Theory]
    [InlineData("not json", "{}", "{}", "{}", "header")]
    [InlineData("[]", "{}", "{}", "{}", "header")]
    [InlineData("{}", "{}", "{}", "{}", "msg_type")]
    [InlineData("""{"msg_type": 5, "session": "s"}""", "{}", "{}", "{}", "msg_type")]
    [InlineData("""{"msg_type": "\ud800", "session": "s"}""", "{}", "{}", "{}", "msg_type")]
    [InlineData(Header, "null", "{}", "{}", "parent header")]
    [InlineData(Header, "{}", "1", "{}", "metadata")]
    [InlineData(Header, "{}", "{}", "{\"code\": ", "content")]
    [InlineData(Header, "{}", "{}", "", "content")]
    public void Parse_SignedButNotTheProtocol_NamesThePart(string header, string parent, string metadata, string content, string part) =>
        Assert.Contains(part, Assert.Throws<WireException>(() => Wire.Parse(Signed(header, parent, metadata, content))).Message);

    [Theory]
    [InlineData("""{"msg_type": "x", "session": "s"}""", "msg_id")]
    [InlineData("""{"msg_type": "", "msg_id": "m"}""", "msg_type")]
    [InlineData("""{"msg_type": "a\nb", "msg_id": "m"}""", "msg_type")]
    [InlineData("""{"msg_type": "a b", "msg_id": "m"}""", "msg_type")]
    [InlineData("""{"msg_type": null, "msg_id": "m"}""", "msg_type")]
    [InlineData("""{"\ud800xxxxxxx": 1, "msg_type": "x", "msg_id": "m"}""", "surrogate")]
    public void Parse_HeaderThatCouldMislead_IsRefused(string header, string mentioned) =>
        Assert.Contains(mentioned, Assert.Throws<WireException>(() => Wire.Parse(Signed(header, "{}", "{}", "{}"))).Message);

    [Fact]
    public void Parse_LongHeader_IsRefusedByItsSize() =>
        Assert.Contains("16384", Assert.Throws<WireException>(() => Wire.Parse(Signed(new string(' ', 20_000) + Header, "{}", "{}", "{}"))).Message);

    [Fact]
    public void Parse_NotUtf8_NamesTheFrame()
    {
        byte[][] body = [Encoding.UTF8.GetBytes(Header), "{}"u8.ToArray(), "{}"u8.ToArray(), [(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']];

        Assert.Contains("content: expected JSON in UTF-8", Assert.Throws<WireException>(() => Wire.Parse(["<IDS|MSG>"u8.ToArray(), Key.Sign(body), .. body])).Message);
    }

    [Fact]
    public void Parse_SameMessageAgain_IsRefusedAsReplayed()
    {
        var frames = Signed(Header, "{}", "{}", "{}");
        Wire.Parse(frames);

        Assert.Equal(MessageFault.Replayed, Assert.Throws<WireException>(() => Wire.Parse(frames)).Fault);
        Assert.Equal(MessageFault.Replayed, Assert.Throws<WireException>(() => Wire.Parse([[9], .. frames, [1]])).Fault); // other identities and buffers
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"msg_id": "asked"}""", "asked")]
    [InlineData("""{"msg_id": 5}""", null)]
    public void Parse_ParentHeader_GivesTheAnsweredId(string parent, string? id) => Assert.Equal(id, Wire.Parse(Signed(Header, parent, "{}", "{}")).ParentId);

    [Fact]
    public void Text_FieldIsNull_CountsAsMissing() => Assert.Equal("absent", Wire.Parse(Signed(Header, "{}", "{}", """{"code": null}""")).Text("code", "absent"));

    [Fact]
    public void Parse_DeeplyNestedContent_IsRefusedWithoutOverflow() =>
        Assert.Throws<WireException>(() => Wire.Parse(Signed(Header, "{}", "{}", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))));

    [Fact]
    public void Parse_WrongFraming_IsRefused()
    {
        var valid = Signed(Header, "{}", "{}", "{}");

        Assert.Throws<WireException>(() => Wire.Parse([]));
        Assert.Throws<WireException>(() => Wire.Parse([[1]]));
        Assert.Throws<WireException>(() => Wire.Parse([.. valid.Where((_, index) => index != 1)])); // no delimiter
        for (var kept = 2; kept < valid.Count; kept++) Assert.Throws<WireException>(() => Wire.Parse([.. valid.Take(kept)]));
    }

    [Fact]
    public void Parse_ForeignSignature_IsRefusedBeforeTheJsonIsRead()
    {
        var frames = Signed("not json", "{}", "{}", "{}");
        frames[2] = new Signature("other").Sign(frames[3], frames[4], frames[5], frames[6]);

        var failure = Assert.Throws<WireException>(() => Wire.Parse(frames));

        Assert.Contains("signed", failure.Message);
        Assert.Equal(MessageFault.BadSignature, failure.Fault);
    }

    [Fact]
    public void Parse_ExtraBuffers_AreIgnored() =>
        Assert.Equal("execute_request", Wire.Parse([.. Signed(Header, "{}", "{}", "{}"), [1, 2, 3]]).Type);

    [Theory]
    [InlineData("""{"code": 1}""")]
    [InlineData("""{"code": "\udc00"}""")]
    public void Text_FieldOfAnotherKind_NamesItAndTheType(string content)
    {
        var message = Wire.Parse(Signed(Header, "{}", "{}", content));

        var failure = Assert.Throws<WireException>(() => message.Text("code", ""));

        Assert.Contains("\"code\"", failure.Message);
        Assert.Contains("execute_request", failure.Message);
    }

    [Fact]
    public void Sendable_LoneSurrogates_BecomeReplacementCharacters() =>
        Assert.Equal("a\ufffdb🌞\ufffd", JsonText.Sendable("a\ud800b🌞\udc00"));

    private static List<byte[]> Signed(string header, string parent, string metadata, string content)
    {
        byte[][] body = [Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(parent), Encoding.UTF8.GetBytes(metadata), Encoding.UTF8.GetBytes(content)];
        return [[1, 2], "<IDS|MSG>"u8.ToArray(), Key.Sign(body), .. body];
    }
}
