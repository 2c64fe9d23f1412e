using Workbench.Figures;
using Workbench.Sharing.Pictures;

namespace Workbench.Tests.Sharing;

public sealed class PicturesTests
{
    // With 4096 colours on a cube of 16 x 16 x 16 steps of 17, 256 boxes hold at least 16 colours: sides of two to four steps.
    private const int CubeError = 2 * 17;

    [Fact]
    public void Of_Png_GivesItsPixels()
    {
        byte[] samples = [.. Enumerable.Range(0, 5 * 3 * 3).Select(i => (byte)(i * 37))];
        Pixels pixels = Pixels.Of(PngImage.Rgb(samples, 5, 3));
        Assert.Equal((5, 3), (pixels.Width, pixels.Height));
        Assert.Equal(samples, pixels.Colours.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour }));
        Pixels part = pixels.Cropped(2, 9);
        Assert.Equal((2, 3), (part.Width, part.Height));
        Assert.Equal([pixels.Colours[0], pixels.Colours[1], pixels.Colours[5], pixels.Colours[6], pixels.Colours[10], pixels.Colours[11]], part.Colours);
        Assert.Throws<InvalidDataException>(() => Pixels.Of(PngImage.Grey([1], 1, 1)));
        Assert.Throws<InvalidDataException>(() => Pixels.Of("no picture"u8));
    }

    [Fact]
    public void Of_FewColours_LosesNothing()
    {
        uint[] pixels = [.. Enumerable.Range(0, 1000).Select(i => (uint)(i % 256 * 65_793) ^ 0x0F)];
        Palette palette = Palette.Of(pixels);
        Assert.Equal(0, palette.LargestError);
        Assert.Equal(pixels, palette.Indices.Select(i => ((uint)palette.Colours[i * 3] << 16) | ((uint)palette.Colours[(i * 3) + 1] << 8) | palette.Colours[(i * 3) + 2]));
    }

    [Fact]
    public void Of_ManyColours_StaysNearEachAndSaysHowNear()
    {
        uint[] pixels = [.. Enumerable.Range(0, 4096).Select(i => (uint)(((i >> 8) * 17 << 16) | ((i >> 4 & 15) * 17 << 8) | ((i & 15) * 17)))];
        Palette palette = Palette.Of(pixels);
        Assert.Equal(256 * 3, palette.Colours.Length);
        int largest = pixels.Select((colour, i) => Enumerable.Range(0, 3).Max(side => Math.Abs((int)(colour >> (16 - (8 * side)) & 0xFF) - palette.Colours[(palette.Indices[i] * 3) + side]))).Max();
        Assert.Equal(largest, palette.LargestError);
        Assert.InRange(largest, 1, CubeError);
    }

    [Fact]
    public void Of_WhiteAmongNearWhites_StaysWhite()
    {
        // A white ground, the soft edges of letters, and more colours than there is room for.
        uint[] pixels = [.. Enumerable.Repeat(0xFFFFFFu, 50_000), .. Enumerable.Range(0, 30_000).Select(i => (uint)(i * 559)), .. Enumerable.Range(0, 512).Select(i => (uint)(((248 + (i >> 6)) << 16) | ((248 + (i >> 3 & 7)) << 8) | (248 + (i & 7))))];
        Palette palette = Palette.Of(pixels);
        Assert.Equal([255, 255, 255], palette.Colours.AsSpan(palette.Indices[0] * 3, 3).ToArray());
    }

    [Fact]
    public async Task DrawAsync_SmoothMapTooLarge_GetsFewerPixelsAndNoSteps()
    {
        // 40 x 40 points of a smooth map hold more colours than a palette has within 4 of 255.
        static Task<byte[]> Draw(double scale)
        {
            int side = (int)(40 * scale);
            byte[] samples = [.. Enumerable.Range(0, side * side).SelectMany(i => (byte[])[(byte)(255 * (i % side) / side), (byte)(255 * (i / side) / side), (byte)(127 + (127 * Math.Sin(i))), ])];
            return Task.FromResult(PngImage.Rgb(samples, side, side));
        }

        int[] sizes = [(await Draw(1)).Length, (await Draw(1.5)).Length, (await Draw(2)).Length];
        SmallPicture one = await SmallPicture.DrawAsync(Draw, 2, (sizes[0] + sizes[1]) / 2), between = await SmallPicture.DrawAsync(Draw, 2, (sizes[1] + sizes[2]) / 2);
        Assert.Equal((1.0, 0, 1.5, 0), (one.Scale, one.LargestColourError, between.Scale, between.LargestColourError));
        // Only where nothing else helps.
        SmallPicture none = await SmallPicture.DrawAsync(Draw, 2, 100);
        Assert.Equal(1, none.Scale);
        Assert.InRange(none.LargestColourError, SmallPicture.LargestUnseenError + 1, 255);
    }

    [Fact]
    public async Task DrawAsync_TooManyBytes_TakesFewerPixels()
    {
        // Noise: 200 bytes of it cannot be packed into 150.
        var random = new Random(3);
        List<double> asked = [];
        Task<byte[]> Draw(double scale)
        {
            asked.Add(scale);
            byte[] samples = new byte[(int)(100 * scale) * 3];
            random.NextBytes(samples);
            return Task.FromResult(PngImage.Rgb(samples, (int)(100 * scale), 1));
        }

        SmallPicture roomy = await SmallPicture.DrawAsync(Draw, 2, 100_000);
        Assert.Equal((2.0, 0), (roomy.Scale, roomy.LargestColourError));
        SmallPicture tight = await SmallPicture.DrawAsync(Draw, 2, 150);
        Assert.Equal(1, tight.Scale);
        Assert.Equal([2, 2, 1.5, 1], asked);
    }
}
