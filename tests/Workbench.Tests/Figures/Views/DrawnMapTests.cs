using Workbench.Figures;
using Workbench.Figures.Views;

namespace Workbench.Tests.Figures.Views;

public sealed class DrawnMapTests
{
    // Sums of float32 in double, rounded once.
    private const float Rounding = 1e-6f;

    [Theory]
    [InlineData(28, 16, 16, 16, 16)]
    [InlineData(28, 64, 64, 44, 44)]
    [InlineData(28, 96, 24, 88, 22)]
    [InlineData(1, 224, 200, 224, 200)]
    [InlineData(100_000, 64, 64, 4, 4)]
    public void Size_AnyCount_KeepsTheShapeWithinTheBudget(int count, int height, int width, int drawnHeight, int drawnWidth)
    {
        var drawn = new DrawnMap(new SaliencyMaps(new float[height * width], 1, height, width, "n", "u", true), count);
        Assert.Equal((drawnHeight, drawnWidth), (drawn.Height, drawn.Width));
        Assert.Equal(drawnHeight < height, drawn.IsReduced);
    }

    [Fact]
    public void Of_FewValues_AreTheRawOnes()
    {
        SaliencyMaps maps = DemoSequence.Maps(3, 4, 5);
        Assert.Equal(maps.Map(1).ToArray(), new DrawnMap(maps, 3).Of(1));
    }

    [Theory]
    [InlineData(7, 5, 3, 2)]
    [InlineData(6, 9, 4, 6)]
    [InlineData(4, 3, 4, 3)]
    [InlineData(5, 4, 1, 1)]
    public void AreaMean_AnySizes_EqualsTheMeanOfSmallSquares(int height, int width, int newHeight, int newWidth)
    {
        float[] map = [.. Enumerable.Range(0, height * width).Select(i => (float)Math.Sin(i * 1.3))];
        float[] result = Resampling.AreaMean(map, height, width, newHeight, newWidth);
        // Each pixel cut into newHeight x newWidth squares makes every output a mean of height x width whole squares.
        for (int i = 0; i < newHeight; i++)
            for (int j = 0; j < newWidth; j++)
            {
                double sum = 0;
                for (int y = i * height; y < (i + 1) * height; y++)
                    for (int x = j * width; x < (j + 1) * width; x++) sum += map[(y / newHeight * width) + (x / newWidth)];
                Assert.Equal((float)(sum / (height * width)), result[(i * newWidth) + j], Rounding);
            }
    }

    [Fact]
    public void AreaMean_NaN_SpreadsToTheOutputsThatCoverIt()
    {
        float[] result = Resampling.AreaMean([1, 2, float.NaN, 4, 5, 6], 1, 6, 1, 3);
        Assert.Equal([1.5f, float.NaN, 5.5f], result);
    }
}
