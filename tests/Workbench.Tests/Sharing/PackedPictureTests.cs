using System.Runtime.InteropServices;
using Workbench.Figures;
using Workbench.Figures.Report;
using Workbench.Sharing.Pictures;

namespace Workbench.Tests.Sharing;

public sealed class PackedPictureTests
{
    private delegate nint Decode(byte[] data, nuint length, out int width, out int height);

    private delegate void Free(nint pixels);

    /// <summary>A map of a smooth hill: what takes most bytes in a page.</summary>
    private static byte[] Samples(int width, int height) =>
        [.. Enumerable.Range(0, width * height).SelectMany(i => new[] { (byte)(i % width * 3), (byte)(i / width * 5), (byte)((i % width * (i / width)) >> 4) })];

    [Fact]
    public void Of_Picture_IsTheSameInFewerBytes()
    {
        byte[] samples = Samples(71, 43), png = PngImage.Rgb(samples, 71, 43);
        byte[] webp = PackedPicture.Of(png)!;
        Assert.InRange(webp.Length, 20, png.Length - 1);
        Assert.NotNull(SafeImage.ToDataUri("image/webp", Convert.ToBase64String(webp)));
        Assert.Equal(samples, Unpacked(webp, 71, 43));
    }

    [Fact]
    public void Of_PictureWithAPalette_HasItsColours()
    {
        byte[] indices = [.. Enumerable.Range(0, 60 * 40).Select(i => (byte)(i * i % 5))], palette = [255, 255, 255, 1, 2, 3, 0, 0, 0, 200, 100, 50, 9, 8, 7];
        byte[] webp = PackedPicture.Of(PngImage.Indexed(indices, palette, 60, 40))!;
        Assert.Equal(indices.SelectMany(i => palette[(3 * i)..((3 * i) + 3)]), Unpacked(webp, 60, 40));
    }

    /// <summary>Each of these stays the PNG it is.</summary>
    [Fact]
    public void Of_PictureThatIsBrokenTransparentOrGrey_IsNone()
    {
        byte[] png = PngImage.Rgb(Samples(71, 43), 71, 43), indexed = PngImage.Indexed([0, 1], [255, 0, 0, 0, 255, 0], 2, 1);
        byte[] cut = png[..(png.Length / 2)], withAlpha = [.. png], deep = [.. png], tooFewColours = PngImage.Indexed([0, 7], [255, 0, 0, 0, 255, 0], 2, 1);
        (withAlpha[25], deep[24]) = (6, 16);
        // Behind the last chunk another, whose check sum nobody looks at.
        byte[] transparent = [.. indexed, 0, 0, 0, 1, .. "tRNS"u8, 128, 0, 0, 0, 0];
        foreach (byte[] one in (byte[][])[[], "no picture"u8.ToArray(), cut, withAlpha, deep, tooFewColours, transparent, PngImage.Grey([1, 2], 2, 1)]) Assert.Null(PackedPicture.Of(one));
        // More pixels in a row than WebP has.
        Assert.Null(PackedPicture.Of(PngImage.Rgb(new byte[3 * 16_384], 16_384, 1)));
    }

    private static byte[] Unpacked(byte[] webp, int width, int height)
    {
        nint library = NativeLibrary.Load("libwebp.so.7");
        nint pixels = Marshal.GetDelegateForFunctionPointer<Decode>(NativeLibrary.GetExport(library, "WebPDecodeRGB"))(webp, (nuint)webp.Length, out int w, out int h);
        Assert.Equal((width, height), (w, h));
        byte[] samples = new byte[3 * w * h];
        Marshal.Copy(pixels, samples, 0, samples.Length);
        Marshal.GetDelegateForFunctionPointer<Free>(NativeLibrary.GetExport(library, "WebPFree"))(pixels);
        return samples;
    }
}
