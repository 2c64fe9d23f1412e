using System.Runtime.InteropServices;

namespace Workbench.Kernel.Zmq;

/// <summary>Ring 3: a socket with checked calls. One thread at a time may use it; whoever shares one holds a lock around each message.</summary>
internal sealed class Socket : IDisposable
{
    /// <summary>Largest frame accepted from a peer: 64 MiB. libzmq disconnects a peer that sends more, before allocating.</summary>
    public const long MaximumFrameBytes = 64L << 20;

    /// <summary>Most bytes accepted in all frames of one message.</summary>
    public const long MaximumMessageBytes = MaximumFrameBytes;

    /// <summary>Most frames accepted in one message: the protocol needs seven and a sender's few buffers.</summary>
    public const int MaximumFrames = 64;

    private const int LingerOption = 17;
    private const int MaximumMessageSizeOption = 22;
    private const int SendHighWaterMarkOption = 23;
    private const int ReceiveHighWaterMarkOption = 24;
    private const int ReceiveTimeoutOption = 27;
    private const int SubscribeOption = 6;
    private const int LastEndpointOption = 32;
    private const int RouterMandatoryOption = 33;
    private const int IPv6Option = 42;
    private const int RouterHandoverOption = 56;
    private const int DoNotWait = 1;
    private const int SendMore = 2;

    private readonly SocketHandle _socket;
    private readonly string _name;

    /// <summary>Opens a socket; <paramref name="name"/> is what errors call it.</summary>
    public Socket(ContextHandle context, SocketType type, string name)
    {
        _socket = SocketHandle.Create(context, (int)type);
        _name = name;
        Set(LingerOption, 1000);
        Set(IPv6Option, 1);
        LimitFrames(MaximumFrameBytes);
        // A full queue makes a PUB socket drop messages silently; a dropped "idle" leaves the front end waiting for ever.
        if (type == SocketType.Publish) Set(SendHighWaterMarkOption, 0);
        // Front ends name themselves by their session: one that reconnects has the name of its old connection, and libzmq would not hear it. The newest one gets the name.
        if (type == SocketType.Router) Set(RouterHandoverOption, 1);
    }

    /// <summary>The address the socket is bound to, with the port that was really taken.</summary>
    public string Endpoint
    {
        get
        {
            Span<byte> text = stackalloc byte[1024];
            nuint length = (nuint)text.Length;
            Check(NativeMethods.zmq_getsockopt(_socket, LastEndpointOption, text, ref length), "zmq_getsockopt", _name);
            return System.Text.Encoding.UTF8.GetString(text[..((int)length - 1)]);
        }
    }

    /// <summary>Listens on an address such as <c>tcp://127.0.0.1:5555</c>.</summary>
    public void Bind(string endpoint) => Check(NativeMethods.zmq_bind(_socket, endpoint), "zmq_bind", $"the {_name} socket on {endpoint}");

    /// <summary>Connects to a listening socket.</summary>
    public void Connect(string endpoint) => Check(NativeMethods.zmq_connect(_socket, endpoint), "zmq_connect", $"the {_name} socket to {endpoint}");

    /// <summary>Receives everything published from now on.</summary>
    public void SubscribeToAll() => Check(NativeMethods.zmq_setsockopt(_socket, SubscribeOption, [], 0), "zmq_setsockopt", _name);

    /// <summary>Makes libzmq disconnect a peer that sends a larger frame; to be called before <see cref="Bind"/>.</summary>
    public void LimitFrames(long bytes) =>
        Check(NativeMethods.zmq_setsockopt(_socket, MaximumMessageSizeOption, BitConverter.GetBytes(bytes), sizeof(long)), "zmq_setsockopt", _name);

    /// <summary>Lets each peer have this many messages waiting unread; what it sends beyond stays on its side. To be called before <see cref="Bind"/>.</summary>
    public void LimitWaiting(int messages) => Set(ReceiveHighWaterMarkOption, messages);

    /// <summary>Makes a router's <see cref="Send"/> fail with <see cref="ZmqException.IsUnreachable"/> where the addressed peer is not connected, instead of losing the message.</summary>
    public void ReportUnknownPeers() => Set(RouterMandatoryOption, 1);

    /// <summary>Waits for one message and returns its frames.</summary>
    /// <returns>The frames, or null when no message came within <paramref name="timeout"/>.</returns>
    /// <exception cref="OversizedMessageException">The message had too many frames or bytes; it is read to its end and gone.</exception>
    /// <exception cref="ZmqException">The context was shut down, or the call failed.</exception>
    public List<byte[]>? Receive(TimeSpan timeout)
    {
        Set(ReceiveTimeoutOption, timeout == Timeout.InfiniteTimeSpan ? -1 : (int)timeout.TotalMilliseconds);
        var frames = new List<byte[]>();
        var (count, bytes, more) = (0, 0L, true);
        while (more)
        {
            var buffer = default(NativeMethods.FrameBuffer);
            Check(NativeMethods.zmq_msg_init(ref buffer), "zmq_msg_init", _name);
            try
            {
                if (!ReceiveFrame(ref buffer)) return null;
                bytes += (long)NativeMethods.zmq_msg_size(ref buffer);
                if (++count <= MaximumFrames && bytes <= MaximumMessageBytes) frames.Add(Copy(ref buffer));
                more = NativeMethods.zmq_msg_more(ref buffer) != 0;
            }
            finally
            {
                _ = NativeMethods.zmq_msg_close(ref buffer);
            }
        }
        return frames.Count == count ? frames : throw new OversizedMessageException(count, bytes);
    }

    /// <summary>Sends one message of several frames; libzmq queues it, so this does not wait for the peer.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        for (var index = 0; index < frames.Count; index++)
        {
            var flags = DoNotWait | (index < frames.Count - 1 ? SendMore : 0);
            while (NativeMethods.zmq_send(_socket, frames[index], (nuint)frames[index].Length, flags) < 0)
            {
                if (Marshal.GetLastPInvokeError() != ZmqException.Interrupted) throw ZmqException.Last("zmq_send", $"the {_name} socket");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    /// <summary>Fills the buffer with the next frame; false when the time was over.</summary>
    private bool ReceiveFrame(ref NativeMethods.FrameBuffer buffer)
    {
        while (NativeMethods.zmq_msg_recv(ref buffer, _socket, 0) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error == ZmqException.WouldBlock) return false;
            if (error != ZmqException.Interrupted) throw ZmqException.Last("zmq_msg_recv", $"the {_name} socket");
        }
        return true;
    }

    private static byte[] Copy(ref NativeMethods.FrameBuffer buffer)
    {
        var bytes = new byte[(int)NativeMethods.zmq_msg_size(ref buffer)];
        if (bytes.Length > 0) Marshal.Copy(NativeMethods.zmq_msg_data(ref buffer), bytes, 0, bytes.Length);
        return bytes;
    }

    private void Set(int option, int value) =>
        Check(NativeMethods.zmq_setsockopt(_socket, option, BitConverter.GetBytes(value), sizeof(int)), "zmq_setsockopt", $"option {option} of the {_name} socket");

    private static void Check(int status, string call, string subject)
    {
        if (status < 0) throw ZmqException.Last(call, subject);
    }
}
