using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp.Handles;

/// <summary>Owns a native TorchScript module.</summary>
internal sealed class ScriptHandle : SafeHandle
{
    internal ScriptHandle(nint module)
        : base(0, ownsHandle: true) => SetHandle(module);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.wb_script_free(handle);
        return true;
    }
}
