using System.Runtime.InteropServices;

namespace Workbench.Kernel.Zmq;

/// <summary>A libzmq call failed; the message names the call, what it was about and libzmq's reason.</summary>
internal sealed class ZmqException : IOException
{
    /// <summary>errno of a call that would have had to wait.</summary>
    internal const int WouldBlock = 11;

    /// <summary>errno of a call cut short by a signal.</summary>
    internal const int Interrupted = 4;

    /// <summary>EHOSTUNREACH: a router knows no peer with that identity.</summary>
    private const int HostUnreachable = 113;

    /// <summary>ETERM: libzmq's own number for "the context was shut down".</summary>
    private const int Terminated = 156384765;

    private ZmqException(string message, int error) : base(message) => Error = error;

    /// <summary>libzmq's errno.</summary>
    public int Error { get; }

    /// <summary>True when the call ended because the kernel is shutting down.</summary>
    public bool IsTermination => Error == Terminated;

    /// <summary>True when the addressed peer is not connected, or takes nothing any more.</summary>
    public bool IsUnreachable => Error is HostUnreachable or WouldBlock;

    /// <summary>The failure of the P/Invoke that was just made on this thread.</summary>
    public static ZmqException Last(string call, string subject)
    {
        var error = Marshal.GetLastPInvokeError();
        var reason = Marshal.PtrToStringUTF8(NativeMethods.zmq_strerror(error)) ?? "no reason given";
        return new ZmqException($"{call}: expected success for {subject}, got \"{reason}\" (errno {error}).", error);
    }
}
