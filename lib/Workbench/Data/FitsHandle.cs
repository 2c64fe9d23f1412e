using System.Runtime.InteropServices;

namespace Workbench.Data;

/// <summary>Ring 2: an open FITS file in memory. Owns cfitsio's handle, the pinned bytes and the two cells through which cfitsio sees them.</summary>
internal sealed class FitsHandle : SafeHandle
{
    private const int ReadOnly = 0;
    private readonly GCHandle _pinned;
    private readonly nint _cells;

    private FitsHandle(byte[] bytes)
        : base(0, ownsHandle: true)
    {
        _pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        _cells = Marshal.AllocHGlobal(2 * nint.Size);
        Marshal.WriteIntPtr(_cells, _pinned.AddrOfPinnedObject());
        Marshal.WriteIntPtr(_cells, nint.Size, bytes.Length);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => _cells == 0;

    /// <summary>
    /// Opens the bytes read-only. cfitsio parses names for its extended file syntax (filters, shell commands, URLs), so it is given
    /// a fixed word and never a user's path.
    /// </summary>
    /// <param name="bytes">The whole file; must not change while the handle lives.</param>
    /// <param name="status">cfitsio's status, 0 for success.</param>
    public static FitsHandle Open(byte[] bytes, out int status)
    {
        var opened = new FitsHandle(bytes);
        status = 0;
        try
        {
            _ = NativeMethods.ffomem(out nint fptr, "memory", ReadOnly, opened._cells, opened._cells + nint.Size, 0, 0, ref status);
            if (status == 0) opened.SetHandle(fptr);
            return opened;
        }
        catch (Exception)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        int status = 0;
        if (handle != 0) _ = NativeMethods.ffclos(handle, ref status);
        Marshal.FreeHGlobal(_cells);
        _pinned.Free();
        return status == 0;
    }
}
