using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp.Handles;

/// <summary>A failure inside libtorch. TorchSharp throws <see cref="ExternalException"/>, so that is what user code catches.</summary>
internal sealed unsafe class NativeTorchException : ExternalException
{
    private NativeTorchException(string message)
        : base(message)
    {
    }

    /// <summary>The last failure on this thread, said of <paramref name="where"/>.</summary>
    internal static NativeTorchException Last(string where) =>
        new($"{where}: {Marshal.PtrToStringUTF8((nint)NativeMethods.wb_error())?.TrimEnd()}");

    /// <summary>Throws when a native status says failure.</summary>
    internal static void Check(int status, string where)
    {
        if (status < 0) throw Last(where);
    }
}
