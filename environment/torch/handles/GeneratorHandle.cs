using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp.Handles;

/// <summary>Owns a native random number generator.</summary>
internal sealed class GeneratorHandle : SafeHandle
{
    internal GeneratorHandle()
        : base(0, ownsHandle: false) => SetHandleAsInvalid();

    internal GeneratorHandle(nint generator)
        : base(0, ownsHandle: true) => SetHandle(generator);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.wb_generator_free(handle);
        return true;
    }
}
