using System.Runtime.InteropServices;

namespace Workbench.Sharing.Pictures;

/// <summary>libwebp's simple interface by its C names (Debian's libwebp7, which Chromium needs too).</summary>
internal static unsafe partial class NativeMethods
{
    private const string WebP = "libwebp.so.7";

    /// <summary>Bytes of the picture, 0 where it cannot be encoded; <paramref name="output"/> is given back with <see cref="WebPFree"/>.</summary>
    [LibraryImport(WebP)]
    internal static partial nuint WebPEncodeLosslessRGB(byte[] rgb, int width, int height, int stride, byte** output);

    [LibraryImport(WebP)]
    internal static partial void WebPFree(void* memory);
}
