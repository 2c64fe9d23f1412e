using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Kernel.Zmq;

namespace Kernel.Tests.EndToEnd;

/// <summary>What the kernel must survive and count; each test has a kernel of its own, whose sums stand in its log at the end.</summary>
public sealed partial class HostileWireTests
{
    [Fact]
    public void Message_Replayed_IsObeyedOnceWhereverTheCopyGoes()
    {
        using var peer = new KernelPeer();
        using var other = new RawFrontEnd(peer);
        peer.Execute("var runs = 0;");
        var request = other.Wire.Serialize([], "execute_request", null, new JsonObject { ["code"] = "runs++;" });

        other.Send("shell", request);
        other.Receive("shell");
        other.Send("shell", request);
        other.Send("control", request);
        other.Send("shell", [[1, 2, 3], .. request, [4, 5]]); // neither identities nor buffers are signed
        peer.AwaitLog("dropped message 3");

        Assert.Equal("1", peer.Execute("runs").Result);
        Assert.Equal((3, 0, 3, 0), Sums(peer));
    }

    [Fact]
    public void Message_ForeignKeyOrChanged_IsCountedOnEveryChannel()
    {
        using var peer = new KernelPeer();
        using var other = new RawFrontEnd(peer);
        var foreign = new Workbench.Kernel.Protocol.Wire(new Workbench.Kernel.Protocol.Signature("another key"), TimeProvider.System);
        var cell = peer.SendCell("input()", allowsInput: true);
        peer.Ask("question");

        foreach (var channel in (string[])["shell", "control", "stdin"])
        {
            other.Send(channel, foreign.Serialize([], "shutdown_request", null, new JsonObject { ["restart"] = false }));
            var changed = other.Wire.Serialize([], "kernel_info_request", null, []).ToArray();
            changed[^1] = "{\"restart\": true}"u8.ToArray();
            other.Send(channel, changed);
        }
        // Shell is not read while the cell runs.
        peer.AwaitLog("dropped message 4");
        peer.Ask("answer", new JsonObject { ["value"] = "done" });

        Assert.Equal("done", peer.Collect(cell).Result);
        peer.AwaitLog("dropped message 6");
        Assert.Equal((6, 6, 0, 0), Sums(peer));
    }

    [Fact]
    public void Fuzz_ThousandsOfMessagesOnEverySocket_LeaveTheKernelServing()
    {
        using var peer = new KernelPeer();
        using var other = new RawFrontEnd(peer);
        var fuzz = new MessageFuzz(seed: 20261120, other);
        peer.Execute("var kept = 5;");
        var asking = peer.SendCell("input()", allowsInput: true);
        peer.Ask("question");

        var bad = 0;
        foreach (var channel in (string[])["stdin", "control", "shell"])
        {
            for (var count = 0; count < 1000; count++) other.Send(channel, fuzz.Unsigned());
            for (var count = 0; count < 100; count++) other.Send(channel, fuzz.ForeignSignature());
            for (var count = 0; count < 200; count++) other.Send(channel, fuzz.SignedNonsense());
            bad += 100;
        }
        GarbageOnTheWire(peer);
        Crowd(other);
        Oversized(other);
        other.Send("stdin", "last_of_stdin", []);
        peer.AwaitLog("last_of_stdin");
        peer.Ask("answer", new JsonObject { ["value"] = "still here" });
        Assert.Equal("still here", peer.Collect(asking).Result);
        foreach (var channel in (string[])["control", "shell"])
        {
            // A connection's messages are served in order, so all before this one have been.
            other.Send(channel, other.Wire.Serialize([], "kernel_info_request", null, new JsonObject { ["last"] = true }));
            while (other.Receive(channel).Type != "kernel_info_reply") { }
        }

        Assert.Equal("7", peer.Execute("kept + 2").Result);
        Assert.Equal("ping", (string?)peer.Ask("heartbeat")["echo"]);
        var (all, badlySigned, replayed, malformed) = Sums(peer);
        Assert.Equal(bad, badlySigned);
        Assert.InRange(malformed, 3000, all);
        Assert.Equal(all, badlySigned + replayed + malformed); // nonsense repeats itself now and then
    }

    /// <summary>Bytes that are not even ZeroMQ's, on all five ports.</summary>
    private static void GarbageOnTheWire(KernelPeer peer)
    {
        var random = new Random(5);
        var connection = peer.Ask("connection");
        foreach (var port in (string[])["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"])
        {
            for (var count = 0; count < 20; count++)
            {
                using var client = new System.Net.Sockets.TcpClient("127.0.0.1", (int)connection[port]!);
                var bytes = new byte[random.Next(1, 2000)];
                random.NextBytes(bytes);
                try
                {
                    client.GetStream().Write(bytes);
                }
                catch (IOException)
                {
                    // The kernel's side had already closed it.
                }
            }
        }
    }

    /// <summary>Many senders at once, each of which is another identity.</summary>
    private static void Crowd(RawFrontEnd other)
    {
        var crowd = Enumerable.Range(0, 200).Select(_ => other.Open(SocketType.Dealer, "shell")).ToList();
        foreach (var member in crowd) member.Send([Encoding.UTF8.GetBytes("hello")]);
        foreach (var member in crowd) member.Dispose();
    }

    /// <summary>One frame, the sum of several, then their number above the limit, on every socket that is read while cells run.</summary>
    private static void Oversized(RawFrontEnd other)
    {
        foreach (var channel in (string[])["control", "shell", "hb"])
        {
            using var frame = other.Open(SocketType.Dealer, channel);
            frame.Send([[], new byte[Socket.MaximumFrameBytes + 1]]);
            using var sum = other.Open(SocketType.Dealer, channel);
            sum.Send([[], .. Enumerable.Repeat(new byte[1 << 20], 70)]);
            using var many = other.Open(SocketType.Dealer, channel);
            many.Send([[], .. Enumerable.Repeat(new byte[1], 200)]);
        }
    }

    private static (int All, int BadlySigned, int Replayed, int Malformed) Sums(KernelPeer peer)
    {
        Assert.Equal("ok", peer.Collect(peer.Send("shutdown_request", new JsonObject { ["restart"] = false }, "control")).Status);
        Assert.Equal(0, peer.End());
        var sums = SumsLine().Match(peer.Log());
        Assert.True(sums.Success, peer.Log());
        return (Number(1), Number(2), Number(3), Number(4));

        int Number(int group) => int.Parse(sums.Groups[group].Value);
    }

    [GeneratedRegex(@"dropped in all: (\d+) messages \((\d+) badly signed, (\d+) replayed, (\d+) malformed\)")]
    private static partial Regex SumsLine();
}
