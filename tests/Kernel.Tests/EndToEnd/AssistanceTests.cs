using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Completion and inspection as messages; what they offer is told in Scripting/.</summary>
public sealed class AssistanceTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    [Fact]
    public void Complete_BehindCharactersOfTwoUnits_CountsCodePoints()
    {
        peer.Execute("var numbers = new List<int>();");

        var answer = peer.Collect(peer.Send("complete_request", new JsonObject { ["code"] = "var s = \"🌞\"; numbers.Add", ["cursor_pos"] = 24 }));

        Assert.Equal("ok", answer.Status);
        Assert.Equal((21, 24), ((int)answer.Reply["cursor_start"]!, (int)answer.Reply["cursor_end"]!));
        Assert.Equal(["Add", "AddRange"], answer.Reply["matches"]!.AsArray().Select(match => (string?)match));
        var described = answer.Reply["metadata"]!["_jupyter_types_experimental"]![0]!;
        Assert.Equal(("Add", "method", 21), ((string?)described["text"], (string?)described["type"], (int)described["start"]!));
    }

    [Fact]
    public void Inspect_Name_GivesPlainTextAndMarkdown()
    {
        var answer = peer.Collect(peer.Send("inspect_request", new JsonObject { ["code"] = "Math.Sqrt", ["cursor_pos"] = 9, ["detail_level"] = 0 }));

        Assert.True((bool)answer.Reply["found"]!);
        Assert.StartsWith("double Math.Sqrt(double d)", (string?)answer.Reply["data"]!["text/plain"]);
        Assert.StartsWith("```csharp\ndouble Math.Sqrt(double d)", (string?)answer.Reply["data"]!["text/markdown"]);
        Assert.False((bool)peer.Collect(peer.Send("inspect_request", new JsonObject { ["code"] = "nothing", ["cursor_pos"] = 3 })).Reply["found"]!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(-5)]
    public void Request_CursorOutsideTheCode_IsAnswered(int cursor)
    {
        foreach (var type in (string[])["complete_request", "inspect_request"])
            Assert.Equal("ok", peer.Collect(peer.Send(type, new JsonObject { ["code"] = "x.", ["cursor_pos"] = cursor })).Status);
    }
}
