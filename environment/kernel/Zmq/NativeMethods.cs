using System.Runtime.InteropServices;

namespace Workbench.Kernel.Zmq;

/// <summary>Ring 1: the functions of libzmq's <c>zmq.h</c> that the kernel calls, under their C names.</summary>
internal static partial class NativeMethods
{
    private const string Library = "libzmq.so.5";

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint zmq_ctx_new();

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_ctx_shutdown(ContextHandle context);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_ctx_term(nint context);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint zmq_socket(ContextHandle context, int type);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_close(nint socket);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_setsockopt(SocketHandle socket, int option, ReadOnlySpan<byte> value, nuint valueLength);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_getsockopt(SocketHandle socket, int option, Span<byte> value, ref nuint valueLength);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int zmq_bind(SocketHandle socket, string endpoint);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int zmq_connect(SocketHandle socket, string endpoint);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_send(SocketHandle socket, ReadOnlySpan<byte> bytes, nuint length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_msg_init(ref FrameBuffer frame);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_msg_recv(ref FrameBuffer frame, SocketHandle socket, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint zmq_msg_data(ref FrameBuffer frame);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nuint zmq_msg_size(ref FrameBuffer frame);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_msg_more(ref FrameBuffer frame);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int zmq_msg_close(ref FrameBuffer frame);

    [LibraryImport(Library)]
    internal static partial nint zmq_strerror(int error);

    /// <summary><c>zmq_msg_t</c>: 64 opaque bytes, aligned like a pointer.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    internal struct FrameBuffer
    {
        private nint _first;
    }
}
