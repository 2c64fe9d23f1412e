using System.Runtime.InteropServices;

namespace Workbench.Kernel.Zmq;

/// <summary>Ring 2: one ZeroMQ socket; keeps its context alive until it is closed.</summary>
internal sealed class SocketHandle : SafeHandle
{
    private readonly ContextHandle _context;

    private SocketHandle(nint socket, ContextHandle context) : base(0, ownsHandle: true)
    {
        _context = context;
        SetHandle(socket);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Opens a socket of the given <c>zmq.h</c> type number.</summary>
    public static SocketHandle Create(ContextHandle context, int type)
    {
        var held = false;
        context.DangerousAddRef(ref held);
        var socket = NativeMethods.zmq_socket(context, type);
        if (socket != 0) return new SocketHandle(socket, context);
        var failure = ZmqException.Last("zmq_socket", $"a socket of type {type}");
        context.DangerousRelease();
        throw failure;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        var closed = NativeMethods.zmq_close(handle) == 0;
        _context.DangerousRelease();
        return closed;
    }
}
