using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Zmq;

namespace Kernel.Tests.EndToEnd;

/// <summary>A second front end of a running kernel, which can also send what jupyter_client would not: it has the key and sockets of its own.</summary>
internal sealed class RawFrontEnd : IDisposable
{
    private readonly ContextHandle _context = ContextHandle.Create();
    private readonly Dictionary<string, Socket> _sockets = [];
    private readonly JsonObject _connection;

    public RawFrontEnd(KernelPeer peer)
    {
        _connection = peer.Ask("connection");
        Signature = new Signature((string)_connection["key"]!);
        Wire = new Wire(Signature, TimeProvider.System);
    }

    public Signature Signature { get; }

    public Wire Wire { get; }

    /// <summary>Sends a well-formed message over a channel.</summary>
    public void Send(string channel, string type, JsonObject content) => Send(channel, Wire.Serialize([], type, null, content));

    /// <summary>Sends frames as they are.</summary>
    public void Send(string channel, IReadOnlyList<byte[]> frames)
    {
        if (!_sockets.TryGetValue(channel, out var socket)) socket = _sockets[channel] = Open(SocketType.Dealer, channel);
        while (true)
        {
            try
            {
                socket.Send(frames);
                return;
            }
            catch (ZmqException full) when (full.IsUnreachable)
            {
                Thread.Sleep(1); // the kernel has not yet read what was sent before
            }
        }
    }

    /// <summary>The next message on a channel.</summary>
    public Message Receive(string channel) => Wire.Parse(_sockets[channel].Receive(KernelPeer.Patience) ?? throw new TimeoutException($"nothing came on {channel}"));

    /// <summary>Another connection of its own to a channel.</summary>
    public Socket Open(SocketType type, string channel)
    {
        var socket = new Socket(_context, type, channel);
        socket.Connect($"tcp://127.0.0.1:{_connection[channel + "_port"]}");
        return socket;
    }

    public void Dispose()
    {
        foreach (var socket in _sockets.Values) socket.Dispose();
        _context.Dispose();
    }
}
