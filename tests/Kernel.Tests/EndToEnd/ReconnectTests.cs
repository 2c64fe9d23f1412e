using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>A front end that connects again under the session id, and so the ROUTER identity, of an older connection.</summary>
public sealed class ReconnectTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Client_OfTheSameSession_IsServedOnShellControlAndStdin(bool oldStaysConnected)
    {
        peer.Execute("var kept = 20;");

        Assert.True((bool)peer.Ask("reconnect", new JsonObject { ["leave"] = oldStaysConnected })["same_session"]!);

        Assert.Equal("ok", peer.Collect(peer.Send("kernel_info_request", [], "control")).Status);
        var cell = peer.SendCell("int.Parse(Console.ReadLine()!) + kept", allowsInput: true);
        Assert.NotNull(peer.Ask("question")["question"]);
        peer.Ask("answer", new JsonObject { ["value"] = "1" });
        Assert.Equal("21", peer.Collect(cell).Result);
    }
}
