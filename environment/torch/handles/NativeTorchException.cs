using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp.Handles;

/// <summary>A failure inside libtorch. TorchSharp throws <see cref="ExternalException"/>, so that is what user code catches.</summary>
internal sealed unsafe class NativeTorchException : ExternalException
{
    private NativeTorchException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The last failure on this thread, said of <paramref name="where"/>.</summary>
    internal static NativeTorchException Last(string where)
    {
        var text = Marshal.PtrToStringUTF8((nint)NativeMethods.wb_error())?.TrimEnd() ?? "";
        return new($"{where}: {text}", ManagedGradient.Failure(text));
    }

    /// <summary>Throws when a native status says failure.</summary>
    internal static void Check(int status, string where)
    {
        if (status < 0) throw Last(where);
    }
}
