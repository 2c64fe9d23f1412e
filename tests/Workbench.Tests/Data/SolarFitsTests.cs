using Workbench.Data;
using Workbench.Sun;

namespace Workbench.Tests.Data;

public class SolarFitsTests
{
    [Theory]
    [InlineData(false, new float[] { 43.5f, 47.5f, 51.5f, 3.5f, 7.5f, 11.5f })] // FITS row 1 is the bottom
    [InlineData(true, new float[] { 11.5f, 7.5f, 3.5f, 51.5f, 47.5f, 43.5f })] // rolled by 180 degrees
    public void Average2x2_BothRolls_PutsNorthFirstAndEastLeft(bool isRolled, float[] expected)
        // H, W = 4, 6, value 20 row + 2 column: the mean of the block that starts at (row, column) is 20 (row + 0.5) + 2 (column + 0.5), minus the pedestal 7.5.
        => Assert.Equal(expected, SolarFits.Average2x2(Ramp(4, 6), 7.5, isRolled));

    [Theory]
    [InlineData(3, 6, "6, 3")]
    [InlineData(4, 5, "5, 4")]
    public void Average2x2_OddRowsOrColumns_NamesBoth(int height, int width, string found)
        => Assert.Equal(found, Assert.Throws<DataIntegrityException>(() => SolarFits.Average2x2(Ramp(height, width), 0, isRolled: false)).Found);

    private static FitsImage Ramp(int height, int width)
    {
        double[] values = [.. Enumerable.Range(0, height * width).Select(i => (20.0 * (i / width)) + (2 * (i % width)))];
        return new FitsImage(new NamedArray(values, [height, width], ["H", "W"], "f8"), new FitsHeader("ramp.fits", new Dictionary<string, string>(), []));
    }
}
