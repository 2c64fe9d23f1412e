using System.Runtime.InteropServices;

namespace Workbench.Kernel.Zmq;

/// <summary>Ring 2: a ZeroMQ context, which owns the I/O thread; terminated when the last socket on it is closed.</summary>
internal sealed class ContextHandle : SafeHandle
{
    private ContextHandle(nint context) : base(0, ownsHandle: true) => SetHandle(context);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Makes a context with one I/O thread.</summary>
    public static ContextHandle Create()
    {
        var context = NativeMethods.zmq_ctx_new();
        return context != 0 ? new ContextHandle(context) : throw ZmqException.Last("zmq_ctx_new", "a new context");
    }

    /// <summary>Makes every blocking call on this context's sockets end with <see cref="ZmqException.IsTermination"/>.</summary>
    public void Shutdown() => _ = NativeMethods.zmq_ctx_shutdown(this);

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => NativeMethods.zmq_ctx_term(handle) == 0;
}
