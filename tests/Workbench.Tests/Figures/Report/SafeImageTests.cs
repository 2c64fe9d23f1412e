using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Tests.Figures.Report;

/// <summary>Pictures are shown by what their bytes say, never more than a reader's memory takes.</summary>
public sealed class SafeImageTests
{
    /// <summary>3 x 2 pixels, made by libwebp: without loss, with loss, and with loss behind a chunk that says the sizes.</summary>
    private const string
        Lossless = "UklGRiIAAABXRUJQVlA4TBUAAAAvAkAAAA/whf9BHo/5jzS84CCi/xEA",
        Lossy = "UklGRkgAAABXRUJQVlA4IDwAAACwAQCdASoDAAIAAsBMJagCdAD0bDXAAP7b0RF1jXsquRJanIvr1S25Mn/5y9GPbv/8TZ/9NdvuL5WAAAA=",
        Extended = "UklGRnAAAABXRUJQVlA4WAoAAAAIAAAAAgAAAQAAVlA4IDwAAACwAQCdASoDAAIAAsBMJagCdAD0bDXAAP7b0RF1jXsquRJanIvr1S25Mn/5y9GPbv/8TZ/9NdvuL5WAAABFWElGDgAAAElJKgAIAAAAAAAAAAAA";

    [Theory]
    [InlineData(Lossless, 21, 0xFFFFFFFF)] // 14 bits each: 16384 x 16384
    [InlineData(Lossy, 26, 0xFFFFFFFF)] // 14 of 16 bits each: 16383 x 16383
    [InlineData(Extended, 25, 0xFFFFFFFF)] // 24 bits each, their lowest bytes left: 16776963 x 16776962
    public void ToDataUri_Webp_IsShownUpTo64MillionPixels(string base64, int sizesAt, uint sizes)
    {
        Assert.Equal($"data:image/webp;base64,{base64}", SafeImage.ToDataUri("image/webp", base64));
        Assert.Equal($"data:image/webp;base64,{base64}", SafeImage.FromDataUri($"data:image/webp;base64,{base64}"));

        byte[] huge = Convert.FromBase64String(base64);
        BitConverter.TryWriteBytes(huge.AsSpan(sizesAt), sizes);
        Assert.Null(SafeImage.ToDataUri("image/webp", Convert.ToBase64String(huge)));
    }

    [Fact]
    public void ToDataUri_BytesOfAnotherTypeOrCutOff_AreNone()
    {
        string png = Convert.ToBase64String(PngImage.Grey([1, 2], 2, 1));
        Assert.NotNull(SafeImage.ToDataUri("image/png", png));
        Assert.Null(SafeImage.ToDataUri("image/webp", png));
        Assert.Null(SafeImage.ToDataUri("image/png", Lossless));
        Assert.Null(SafeImage.ToDataUri("image/gif", png));
        foreach (string whole in (string[])[Lossless, Lossy, Extended])
        {
            Assert.Null(SafeImage.ToDataUri("image/webp", Convert.ToBase64String(Convert.FromBase64String(whole)[..29])));
            // RIFF holds sounds and films too.
            Assert.Null(SafeImage.ToDataUri("image/webp", Convert.ToBase64String([.. "RIFF\0\0\0\0WAVE"u8, .. Convert.FromBase64String(whole)[12..]])));
        }
    }

    [Theory]
    [InlineData(8000, 8000, true)]
    [InlineData(8000, 8001, false)]
    [InlineData(0, 1, false)]
    [InlineData(1, -1, false)]
    public void ToDataUri_Png_IsShownUpTo64MillionPixels(int width, int height, bool shown)
    {
        byte[] png = PngImage.Grey([1, 2], 2, 1);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        Assert.Equal(shown, SafeImage.ToDataUri("image/png", Convert.ToBase64String(png)) is not null);
    }
}
