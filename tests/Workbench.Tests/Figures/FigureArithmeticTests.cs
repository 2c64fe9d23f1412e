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
}
