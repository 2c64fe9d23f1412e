using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp.Handles;

/// <summary>Owns one reference to a native tensor. Freed on Dispose, or by the finaliser where nobody disposed.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long _live;
    private static long _peak;

    internal TensorHandle(nint tensor)
        : base(0, ownsHandle: true)
    {
        SetHandle(tensor);
        var live = Interlocked.Increment(ref _live);
        if (live > Volatile.Read(ref _peak)) Interlocked.Exchange(ref _peak, live);
    }

    // A handle of nothing, closed from the start.
    internal TensorHandle()
        : base(0, ownsHandle: false) => SetHandleAsInvalid();

    /// <summary>The handle of a tensor that gave its own away.</summary>
    internal static TensorHandle Empty { get; } = new();

    /// <summary>Tensors alive in the process, however they are held.</summary>
    internal static long Live => Interlocked.Read(ref _live);

    /// <summary>The largest number of tensors that were alive at once.</summary>
    internal static long Peak => Interlocked.Read(ref _peak);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.wb_tensor_free(handle);
        Interlocked.Decrement(ref _live);
        return true;
    }
}
