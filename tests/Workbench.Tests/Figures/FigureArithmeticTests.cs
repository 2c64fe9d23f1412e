using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbench.Figures;

namespace Workbench.Tests.Figures;

/// <summary>Closed forms of the small computations behind figures.</summary>
public sealed class FigureArithmeticTests
{
    // float32 keeps 24 bits; sums here have at most 5 terms of order 10.
    private const float Rounding = 1e-5f;

    [Fact]
    public void Bilinear_TwoByTwoToFour_EqualsHalfPixelClosedForm()
    {
        // Output centres (i + 1/2) / 2 - 1/2 = -1/4, 1/4, 3/4, 5/4, held to 0 .. 1; map = 10 * row + column is linear, so the answer is 10 * y + x.
        double[] places = [0, 0.25, 0.75, 1];
        float[] expected = [.. places.SelectMany(y => places.Select(x => (float)((10 * y) + x)))];
        Assert.Equal(expected, Resampling.Bilinear([0, 1, 10, 11], 2, 2, 4, 4), (a, b) => Math.Abs(a - b) <= Rounding);
    }

    [Fact]
    public void Bilinear_UnequalAxes_EqualsSlowForm()
    {
        const int H = 3, W = 5, NewH = 7, NewW = 11;
        var random = new Random(5);
        float[] map = [.. Enumerable.Range(0, H * W).Select(_ => random.NextSingle())];
        float[] result = Resampling.Bilinear(map, H, W, NewH, NewW);
        for (int i = 0; i < NewH; i++)
            for (int j = 0; j < NewW; j++)
            {
                // Every input pixel with its triangle weight, edges repeated.
                double y = ((i + 0.5) * H / NewH) - 0.5, x = ((j + 0.5) * W / NewW) - 0.5, sum = 0;
                for (int r = -1; r <= H; r++)
                    for (int c = -1; c <= W; c++)
                        sum += Math.Max(0, 1 - Math.Abs(y - r)) * Math.Max(0, 1 - Math.Abs(x - c)) * map[(Math.Clamp(r, 0, H - 1) * W) + Math.Clamp(c, 0, W - 1)];
                Assert.Equal(sum, result[(i * NewW) + j], Rounding);
            }
    }

    [Fact]
    public void Bilinear_SameSize_IsTheMap() => Assert.Equal([1, 2, 3, 4, 5, 6], Resampling.Bilinear([1, 2, 3, 4, 5, 6], 2, 3, 2, 3));

    [Fact]
    public void Bilinear_NaN_SpreadsOnlyWhereItHasWeight()
    {
        // One row 0, NaN, 2 drawn at 3: centres meet pixels, so only the middle is missing.
        float[] result = Resampling.Bilinear([0, float.NaN, 2], 1, 3, 1, 3);
        Assert.Equal((0f, true, 2f), (result[0], float.IsNaN(result[1]), result[2]));
    }

    [Fact]
    public void BlockMean_FiveByThreeInTwos_KeepsTheRestAtTheEdges()
    {
        // Rows 0-1 | 2-3 | 4, columns 0-1 | 2 of value = 3 * row + column.
        var (values, height, width) = Resampling.BlockMean([.. Enumerable.Range(0, 15).Select(i => (float)i)], 5, 3, 2);
        Assert.Equal((3, 2), (height, width));
        Assert.Equal([2, 3.5f, 8, 9.5f, 12.5f, 14], values);
    }

    [Fact]
    public void MovingMean_EdgesAndGaps_AverageWhatIsThere()
    {
        // Windows: {1,2,3} {1,2,3,NaN} {1,2,3,NaN,5} {2,3,NaN,5,6} {3,NaN,5,6} {NaN,5,6}
        Assert.Equal([2, 2, 2.75f, 4, 14f / 3, 5.5f], MovingMean.Of([1, 2, 3, float.NaN, 5, 6]), (a, b) => Math.Abs(a - b) <= Rounding);
    }

    [Fact]
    public void MovingMean_NothingInTheWindow_IsNaN() => Assert.True(float.IsNaN(MovingMean.Of([float.NaN, float.NaN])[0]));

    [Fact]
    public void Float32_Values_DecodeBack()
    {
        float[] values = [1, -2.5f, float.NaN, 3e-8f, 4, 5];
        JsonObject array = PlotlyArray.Float32(values, 2, 3);
        Assert.Equal(("f4", "2, 3"), (array["dtype"]!.ToString(), array["shape"]!.ToString()));
        Assert.Equal(values, MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(array["bdata"]!.ToString())).ToArray());
    }

    [Fact]
    public void UInt8_Values_DecodeBack()
    {
        JsonObject array = PlotlyArray.UInt8([0, 7, 255], 3, 1);
        Assert.Equal(("u1", "3, 1", "AAf/"), (array["dtype"]!.ToString(), array["shape"]!.ToString(), array["bdata"]!.ToString()));
    }

    [Fact]
    public void WithGaps_NaNAndInfinities_AreNull() => Assert.Equal("[1,null,null,null,2]", PlotlyArray.WithGaps([1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 2]).ToJsonString());

    [Fact]
    public void Level_Range_IsLinearAndHeldAtTheEnds()
    {
        var range = new GreyRange(10, 20);
        Assert.Equal([0, 0, 128, 255, 255], new[] { 5f, 10, 15, 20, 99 }.Select(v => (int)range.Level(v)));
        Assert.Equal(0, new GreyRange(3, 3).Level(3));
    }

    [Fact]
    public void Stops_Lightness_RisesAndFallsInEqualSteps()
    {
        // A colour in 8 bits is off by up to half a level a channel: less than 0.4 of CIE lightness.
        double[] steps = [.. SaliencyColours.Stops.Zip(SaliencyColours.Stops.Skip(1), (a, b) => Lightness(b) - Lightness(a))];
        Assert.All(steps[..8], step => Assert.Equal(6.5, step, 0.8));
        Assert.All(steps[8..], step => Assert.Equal(-10, step, 0.8));
    }

    [Theory]
    [InlineData(-60, "−60 h")]
    [InlineData(12, "+12 h")]
    [InlineData(0.001, "0 h")]
    [InlineData(-1.2511, "−1.25 h")]
    public void Hours_Number_HasATrueSign(double hours, string expected) => Assert.Equal(expected, PlotlyText.Hours(hours));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(27, "27.0")]
    [InlineData(0.01234, "0.0123")]
    [InlineData(-1234.5, "−1234")]
    [InlineData(1.5e-7, "1.50e-7")]
    [InlineData(2e9, "2.00e+9")]
    [InlineData(double.NaN, "missing")]
    public void Number_Measured_HasThreeDigits(double number, string expected) => Assert.Equal(expected, PlotlyText.Number(number));

    [Fact]
    public void Label_MarkupTemplatesAndOverrides_AreText()
    {
        Assert.Equal("&lt;b&gt; &amp; &#37;{x} &#36;x&#36; a b", PlotlyText.Label("<b> & %{x} $x$ a\u202Eb"));
        Assert.Equal("abc…", PlotlyText.Label("abcdef", 4));
        Assert.Equal("ab…", PlotlyText.Label("ab\U0001F31Edef", 4));
    }

    [Fact]
    public void Wrap_Words_StayWithinTheWidth() => Assert.Equal(["one two", "three", "fourfiv…"], PlotlyText.Wrap("one two three fourfivesix", 8));

    // CIE L* of an sRGB colour.
    private static double Lightness(string colour)
    {
        double Linear(int start)
        {
            double c = Convert.ToInt32(colour.Substring(start, 2), 16) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return (116 * Math.Cbrt((0.2126729 * Linear(1)) + (0.7151522 * Linear(3)) + (0.0721750 * Linear(5)))) - 16;
    }
}
