using Workbench.Figures;
using Workbench.Figures.Views;

namespace Workbench.Tests.Figures.Views;

public sealed class ColourScaleTests
{
    // A colour in 8 bits is off by up to half a level a channel: less than 0.4 of CIE lightness, twice that for a step.
    private const double Rounding = 0.8;

    // A CIE 1976 difference of 2.3 is just noticeable; over a structured picture twice that is asked for.
    private const double Distinct = 5;

    public static TheoryData<ColourVision> AllVisions => [.. Enum.GetValues<ColourVision>()];

    [Fact]
    public void SeenColour_KnownColours_HaveTheirLab()
    {
        SeenColour white = SeenColour.Of("#ffffff"), red = SeenColour.Of("#ff0000");
        Assert.Equal((100, 0, 0), (Math.Round(white.L, 1), Math.Abs(Math.Round(white.A, 1)), Math.Abs(Math.Round(white.B, 1))));
        Assert.Equal((53.24, 80.09, 67.2), (Math.Round(red.L, 2), Math.Round(red.A, 2), Math.Round(red.B, 2)));
        // What the simulation is for: red and green of one lightness fall together for who has no green cones, and stay apart for others.
        Assert.InRange(SeenColour.Of("#b33e1c", ColourVision.WithoutGreenCones).From(SeenColour.Of("#5a7217", ColourVision.WithoutGreenCones)), 0, 12);
        Assert.InRange(SeenColour.Of("#b33e1c").From(SeenColour.Of("#5a7217")), 50, 200);
    }

    [Fact]
    public void Guide_Lightness_RisesAndFallsInEqualSteps()
    {
        double[] steps = Steps(ColourScale.Guide, ColourVision.Common);
        Assert.All(steps[..8], step => Assert.Equal(6.5, step, Rounding));
        Assert.All(steps[8..], step => Assert.Equal(-10, step, Rounding));
    }

    [Fact]
    public void Sequential_Lightness_RisesInEqualSteps() => Assert.All(Steps(ColourScale.Sequential, ColourVision.Common), step => Assert.Equal(68.0 / 12, step, Rounding));

    [Theory]
    [MemberData(nameof(AllVisions))]
    public void Sequential_AnyVision_RisesAndKeepsNeighboursApart(ColourVision vision)
    {
        Assert.All(Steps(ColourScale.Sequential, vision), step => Assert.True(step > 3, $"{step}"));
        Assert.All(Differences(ColourScale.Sequential, vision), difference => Assert.True(difference > Distinct, $"{difference}"));
    }

    [Fact]
    public void Diverging_Lightness_RisesToTheMiddleAndFallsInEqualSteps()
    {
        double[] steps = Steps(ColourScale.Diverging, ColourVision.Common);
        Assert.All(steps[..6], step => Assert.Equal(62.5 / 6, step, Rounding));
        Assert.All(steps[6..], step => Assert.Equal(-62.5 / 6, step, Rounding));
        SeenColour middle = SeenColour.Of(ColourScale.Diverging.Stops[6]);
        Assert.True(Math.Abs(middle.A) < 1 && Math.Abs(middle.B) < 1, $"{middle}");
    }

    [Theory]
    [MemberData(nameof(AllVisions))]
    public void Diverging_AnyVision_IsMonotoneInEachArmAndKeepsTheArmsApart(ColourVision vision)
    {
        double[] steps = Steps(ColourScale.Diverging, vision);
        Assert.All(steps[..6], step => Assert.True(step > 3, $"{step}"));
        Assert.All(steps[6..], step => Assert.True(step < -3, $"{step}"));
        Assert.All(Differences(ColourScale.Diverging, vision), difference => Assert.True(difference > Distinct, $"{difference}"));
        for (int k = 1; k <= 6; k++)
        {
            SeenColour below = SeenColour.Of(ColourScale.Diverging.Stops[6 - k], vision), above = SeenColour.Of(ColourScale.Diverging.Stops[6 + k], vision);
            Assert.True(below.B < above.B - (5 * k), $"stop {k}: {below} and {above}");
        }
    }

    [Fact]
    public void Guide_WithoutGreenCones_IsNotMonotoneWhichIsWhyThereIsAnother() => Assert.Contains(Steps(ColourScale.Guide, ColourVision.WithoutGreenCones), step => step < 0);

    [Fact]
    public void ToPlotly_Stops_RunFromZeroToOne()
    {
        foreach (ColourScale scale in (ColourScale[])[ColourScale.Guide, ColourScale.Sequential, ColourScale.Diverging])
        {
            var stops = scale.ToPlotly();
            Assert.Equal((13, 0, 0.5, 1), (stops.Count, stops[0]![0]!.GetValue<double>(), stops[6]![0]!.GetValue<double>(), stops[12]![0]!.GetValue<double>()));
        }
    }

    [Fact]
    public void Of_UnknownChoice_NamesIt() => Assert.Contains("got 7", Assert.Throws<ArgumentOutOfRangeException>("colours", () => ColourScale.Of((MapColours)7)).Message);

    private static double[] Steps(ColourScale scale, ColourVision vision) => [.. scale.Stops.Zip(scale.Stops.Skip(1), (a, b) => SeenColour.Of(b, vision).L - SeenColour.Of(a, vision).L)];

    private static double[] Differences(ColourScale scale, ColourVision vision) => [.. scale.Stops.Zip(scale.Stops.Skip(1), (a, b) => SeenColour.Of(a, vision).From(SeenColour.Of(b, vision)))];
}
