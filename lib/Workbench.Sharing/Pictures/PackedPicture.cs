namespace Workbench.Sharing.Pictures;

/// <summary>The same picture, bit for bit, in about half the bytes: for the page, whose readers have a browser. Notebooks keep PNG, which every viewer shows.</summary>
internal static unsafe class PackedPicture
{
    /// <summary>A lossless WebP of a PNG; null where there is none that is smaller and the same, or this machine has no libwebp.</summary>
    public static byte[]? Of(byte[] png)
    {
        if (Pixels.TryOpaque(png) is not { } pixels) return null;
        byte[] rgb = new byte[pixels.Colours.Length * 3];
        for (int i = 0; i < pixels.Colours.Length; i++)
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = ((byte)(pixels.Colours[i] >> 16), (byte)(pixels.Colours[i] >> 8), (byte)pixels.Colours[i]);
        byte* packed = null;
        try
        {
            int length = (int)NativeMethods.WebPEncodeLosslessRGB(rgb, pixels.Width, pixels.Height, pixels.Width * 3, &packed);
            return length > 0 && length < png.Length ? new ReadOnlySpan<byte>(packed, length).ToArray() : null;
        }
        catch (DllNotFoundException)
        {
            return null;
        }
        finally
        {
            if (packed != null) NativeMethods.WebPFree(packed);
        }
    }
}
