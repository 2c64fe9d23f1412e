using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp.Handles;

/// <summary>Owns one reference to a native tensor. Freed on Dispose, or by the finaliser where nobody disposed.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long _live;
    private static long _peak;
    private readonly int _kibibytes;

    /// <summary>Takes over a reference; <paramref name="kibibytes"/> of memory came with it, 0 when they are not worth telling the collector of.</summary>
    internal TensorHandle(nint tensor, int kibibytes = 0)
        : base(0, ownsHandle: true)
    {
        SetHandle(tensor);
        _kibibytes = kibibytes;
        // Without this a loop that never disposes fills the memory: the collector sees only the few bytes of the handles.
        if (kibibytes > 0) GC.AddMemoryPressure((long)kibibytes << 10);
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
        if (_kibibytes > 0) GC.RemoveMemoryPressure((long)_kibibytes << 10);
        return true;
    }
}
