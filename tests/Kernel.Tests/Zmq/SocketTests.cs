using Workbench.Kernel.Zmq;

namespace Kernel.Tests.Zmq;

public sealed class SocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Receive_MessageOfSeveralFrames_KeepsFramesAndOrder()
    {
        using var context = ContextHandle.Create();
        using var router = new Socket(context, SocketType.Router, "router");
        using var dealer = new Socket(context, SocketType.Dealer, "dealer");
        router.Bind("tcp://127.0.0.1:*");
        dealer.Connect(router.Endpoint);

        dealer.Send([[1, 2, 3], [], [4]]);
        var received = router.Receive(Patience)!;

        Assert.Equal(4, received.Count); // the identity first
        Assert.Equal([1, 2, 3], received[1]);
        Assert.Empty(received[2]);
        Assert.Equal([4], received[3]);
    }

    [Fact]
    public void Receive_NothingComes_ReturnsNullAfterTheTimeout()
    {
        using var context = ContextHandle.Create();
        using var router = new Socket(context, SocketType.Router, "router");
        router.Bind("tcp://127.0.0.1:*");

        Assert.Null(router.Receive(TimeSpan.FromMilliseconds(10)));
    }

    [Fact]
    public void Receive_MoreFramesThanTheLimit_IsRefusedAndTheNextMessageComes()
    {
        using var context = ContextHandle.Create();
        using var router = new Socket(context, SocketType.Router, "router");
        using var dealer = new Socket(context, SocketType.Dealer, "dealer");
        router.Bind("tcp://127.0.0.1:*");
        dealer.Connect(router.Endpoint);

        dealer.Send([.. Enumerable.Repeat(new byte[] { 7 }, 500)]);
        dealer.Send([[9]]);

        Assert.Contains("got 501 frames", Assert.Throws<OversizedMessageException>(() => router.Receive(Patience)).Message);
        Assert.Equal([9], router.Receive(Patience)![1]);
    }

    [Fact]
    public void Receive_FrameAboveTheSizeLimit_IsRefusedAndOtherPeersAreServed()
    {
        using var context = ContextHandle.Create();
        using var router = new Socket(context, SocketType.Router, "router");
        using var hostile = new Socket(context, SocketType.Dealer, "hostile");
        using var other = new Socket(context, SocketType.Dealer, "other");
        router.Bind("tcp://127.0.0.1:*");
        hostile.Connect(router.Endpoint);
        other.Connect(router.Endpoint);

        hostile.Send([new byte[Socket.MaximumFrameBytes + 1]]);
        other.Send([[5]]);

        Assert.Equal([5], router.Receive(Patience)![1]);
        Assert.Null(router.Receive(TimeSpan.FromMilliseconds(500)));
    }

    [Fact]
    public void Receive_FramesAboveTheLimitTogether_AreRefusedAndTheNextMessageComes()
    {
        using var context = ContextHandle.Create();
        using var router = new Socket(context, SocketType.Router, "router");
        using var dealer = new Socket(context, SocketType.Dealer, "dealer");
        router.Bind("tcp://127.0.0.1:*");
        dealer.Connect(router.Endpoint);

        dealer.Send([.. Enumerable.Repeat(new byte[Socket.MaximumMessageBytes / 4], 5)]);
        dealer.Send([[9]]);

        Assert.Contains($"{Socket.MaximumMessageBytes} bytes", Assert.Throws<OversizedMessageException>(() => router.Receive(Patience)).Message);
        Assert.Equal([9], router.Receive(Patience)![1]);
    }

    [Fact]
    public void Send_PeerThatIsNotThere_FailsWhereThatIsReported()
    {
        using var context = ContextHandle.Create();
        using var router = new Socket(context, SocketType.Router, "router");
        router.ReportUnknownPeers();
        router.Bind("tcp://127.0.0.1:*");

        Assert.True(Assert.Throws<ZmqException>(() => router.Send([[1, 2], [3]])).IsUnreachable);
    }

    [Fact]
    public void Receive_ContextShutDown_EndsWithTermination()
    {
        using var context = ContextHandle.Create();
        using var router = new Socket(context, SocketType.Router, "router");
        context.Shutdown();

        Assert.True(Assert.Throws<ZmqException>(() => router.Receive(Timeout.InfiniteTimeSpan)).IsTermination);
    }

    [Fact]
    public void Bind_PortTaken_SaysWhichSocketAndAddress()
    {
        using var context = ContextHandle.Create();
        using var first = new Socket(context, SocketType.Router, "first");
        using var second = new Socket(context, SocketType.Router, "second");
        first.Bind("tcp://127.0.0.1:*");

        var failure = Assert.Throws<ZmqException>(() => second.Bind(first.Endpoint));

        Assert.Contains("the second socket", failure.Message);
        Assert.Contains(first.Endpoint, failure.Message);
    }
}
