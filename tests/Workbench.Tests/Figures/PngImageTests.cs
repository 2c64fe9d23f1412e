using Workbench.Figures;

namespace Workbench.Tests.Figures;

public sealed class PngImageTests
{
    [Fact]
    public void Grey_RandomPixels_DecodesToTheSamePixels()
    {
        byte[] pixels = new byte[7 * 5];
        new Random(3).NextBytes(pixels);
        var (width, height, samples, decoded) = PngDecoder.Decode(PngImage.Grey(pixels, width: 7, height: 5));
        Assert.Equal((7, 5, 1), (width, height, samples));
        Assert.Equal(pixels, decoded);
    }

    [Fact]
    public void Rgb_RandomPixels_DecodesToTheSamePixels()
    {
        byte[] pixels = new byte[4 * 6 * 3];
        new Random(4).NextBytes(pixels);
        var (width, height, samples, decoded) = PngDecoder.Decode(PngImage.Rgb(pixels, width: 4, height: 6));
        Assert.Equal((4, 6, 3), (width, height, samples));
        Assert.Equal(pixels, decoded);
    }

    [Fact]
    public void Grey_WrongCount_NamesBothCounts()
    {
        var e = Assert.Throws<ArgumentException>("pixels", () => PngImage.Grey(new byte[11], width: 4, height: 3));
        Assert.Contains("height 3, width 4", e.Message);
        Assert.Contains("need 12 bytes, got 11", e.Message);
    }

    [Fact]
    public void ToDataUri_AnyBytes_IsBase64OfThem() => Assert.Equal("data:image/png;base64,AQID", PngImage.ToDataUri([1, 2, 3]));
}
