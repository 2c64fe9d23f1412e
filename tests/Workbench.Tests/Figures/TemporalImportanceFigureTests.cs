using System.Text.Json.Nodes;
using Workbench.Figures;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class TemporalImportanceFigureTests
{
    private static readonly double[] Hours = [-36, -24, -12, 0];
    private static readonly DateTimeOffset Last = new(2012, 3, 7, 0, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Create_SignedChanges_DrawsTheirSizeAndSaysTheirSign()
    {
        JsonObject bars = Trace(Small([1, -9, 2, 0]), "temporal importance");
        Assert.Equal([1, 9, 2, 0], Numbers(bars["y"]));
        Assert.Equal([-36, -24, -12, 0], Numbers(bars["x"]));
        string[] hover = Texts(bars["customdata"]);
        Assert.Equal("t = 1 (−24 h)<br>2012-03-06 00:30 UTC<br>importance 9.00 nT<br>change −9.00 nT: the frame lowers the prediction<br>trend 3.00 nT<br>36 h before the analysed horizon", hover[1]);
        Assert.Contains("change +1.00 nT: the frame raises the prediction", hover[0]);
        Assert.EndsWith("change 0 nT<br>trend 3.67 nT<br>12 h before the analysed horizon", hover[3]);
    }

    [Fact]
    public void Create_SinglePeak_IsRedWithItsLeadTime()
    {
        Figure figure = Small([1, -9, 2, 0]);
        Assert.Equal(["#7b93b8", "#e5383b", "#7b93b8", "#7b93b8"], Texts(Trace(figure, "temporal importance")["marker"]!["color"]));
        Assert.Equal(["<b>most important: t = 1 (−24 h), 36 h before +12 h</b>"], Annotations(figure, "most important frame"));
        Assert.Equal("36 h from the most important frame to the analysed horizon +12 h", Fact(figure, "lead time"));
        JsonObject lead = Shapes(figure, "lead time").Single(), horizon = Shapes(figure, "analysed horizon").Single();
        Assert.Equal((-24, 12, 12), (lead["x0"]!.GetValue<double>(), lead["x1"]!.GetValue<double>(), horizon["x0"]!.GetValue<double>()));
        Assert.Contains("the most important is t = 1 (−24 h), 2012-03-06 00:30 UTC with 9.00 nT, 36 h before the analysed horizon.", figure.Summary);
        Assert.Contains("2012-03-07 00:30 UTC", Layout(figure)["xaxis"]!["title"]!["text"]!.ToString());
    }

    [Fact]
    public void Create_Pattern_IsNamedWithItsNumbers()
    {
        Figure figure = TemporalImportanceFigure.Create(DemoSequence.Importance(), FrameTimes.Of(DemoSequence.Create(size: 4)), DemoSequence.Forecast());
        Assert.Contains("<b>Pattern C, mid spike</b>", Annotations(figure, "heading"));
        Assert.StartsWith("pattern C, mid spike: ", Fact(figure, "pattern"));
        Assert.Contains("times the mean", Fact(figure, "pattern"));
        Assert.Equal("date not recorded; times are hours from it", Fact(figure, "last frame"));
        Assert.Equal(MovingMean.Of(DemoSequence.Importance().Values).Select(v => (double)v), Numbers(Trace(figure, "trend")["y"]), (a, b) => Math.Abs(a - b) <= 1e-7);
    }

    [Theory]
    [InlineData(new float[] { 2, 5, 5, 1 }, "a tie")]
    [InlineData(new float[] { 0, 0, 0, 0 }, "does not change the prediction")]
    public void Create_NoSinglePeak_MarksNoneAndSaysWhy(float[] changes, string why)
    {
        Figure figure = Small(changes);
        Assert.Empty(Annotations(figure, "most important frame"));
        Assert.Empty(Shapes(figure, "lead time"));
        Assert.Contains(why, Notes(figure).Single());
        Assert.Contains("no single frame is the most important", figure.Summary);
    }

    [Fact]
    public void Create_FramesMinutesApart_HaveTheAxisForTheirBarsAndTheHorizonStandsBeside()
    {
        Figure figure = TemporalImportanceFigure.Create(DemoSequence.Importance(8), FrameTimes.Of(ShownFigures.Minutes()), DemoSequence.Forecast());
        JsonObject layout = Layout(figure);
        Assert.Equal([-1.891, 0.141], Numbers(layout["xaxis"]!["range"]).Select(end => Math.Round(end, 3)));
        Assert.Equal([0, 0.86], Numbers(layout["xaxis"]!["domain"]));
        Assert.Equal([0.9, 1], Numbers(layout["xaxis2"]!["domain"]));
        Assert.Equal(("+12 h", "not to scale"), (layout["xaxis2"]!["ticktext"]![0]!.ToString(), layout["xaxis2"]!["title"]!["text"]!.ToString()));
        Assert.Equal(("x2", 12), (Shapes(figure, "analysed horizon").Single()["xref"]!.ToString(), Shapes(figure, "analysed horizon").Single()["x0"]!.GetValue<double>()));
        // The lead time is broken at the end of the bars' axis.
        Assert.Equal(["x", "x2"], Shapes(figure, "lead time").Select(lead => lead["xref"]!.ToString()));
        Assert.Equal("13.5 h from the most important frame to the analysed horizon +12 h", Fact(figure, "lead time"));
        Assert.Contains("the bars span 1.75 h and the analysed horizon is +12 h", Fact(figure, "scale of time"));
        Assert.Contains("green: the horizon analysed, not to scale", string.Join(" ", Annotations(figure, "heading")));
        Assert.DoesNotContain(Small([1, -9, 2, 0]).Facts, fact => fact.Label == "scale of time");
    }

    [Fact]
    public void Create_AllZero_HasAnAxisFromZeroToOne() => Assert.Equal([0, 1], Numbers(Layout(Small([0, 0, 0, 0]))["yaxis"]!["range"]));

    [Fact]
    public void Create_MissingFrames_AreGapsAndNotes()
    {
        Figure figure = Small([1, float.NaN, 2, 0]);
        Assert.Null(Trace(figure, "temporal importance")["y"]![1]);
        Assert.Contains("missing (NaN) for 1 of 4 frames", Notes(figure).Single());
        Assert.Contains("importance missing", Texts(Trace(figure, "temporal importance")["customdata"])[1]);
        Assert.Contains("missing (NaN) for 4 of 4", Notes(Small([float.NaN, float.NaN, float.NaN, float.NaN])).Single());
    }

    [Fact]
    public void Create_OneFrameWithoutForecast_SaysSo()
    {
        Figure figure = TemporalImportanceFigure.Create(new FrameImportance([3], "nT", "occlusion"), new FrameTimes([0]));
        Assert.Contains("one frame only", Notes(figure).Single());
        Assert.Equal([3], Numbers(Trace(figure, "temporal importance")["y"]));
        Assert.Empty(Shapes(figure, "analysed horizon"));
    }

    [Fact]
    public void Create_OtherCount_NamesBoth()
    {
        var e = Assert.Throws<ArgumentException>("importance", () => TemporalImportanceFigure.Create(new FrameImportance([3, 4], "nT", "occlusion"), new FrameTimes([0])));
        Assert.Contains("2 values but there are T = 1 times", e.Message);
    }

    [Fact]
    public void FrameTimes_OutOfOrder_NameTheFrame()
    {
        Assert.Contains("frame 1 is at -5 h after frame 0 at -4 h", Assert.Throws<ArgumentException>(() => new FrameTimes([-4, -5, 0])).Message);
        Assert.Contains("must be 0 h, got 1", Assert.Throws<ArgumentException>(() => new FrameTimes([-4, 1])).Message);
        foreach (double first in (double[])[double.NegativeInfinity, -1e300, -1e20, -1.000001e6])
            Assert.Contains("at most 1000000 h (114 years) before the last frame", Assert.Throws<ArgumentException>("hoursFromLastFrame", () => new FrameTimes([first, -2, 0])).Message);
        Assert.Contains("frame 0 is at -1E+20 h", Assert.Throws<ArgumentException>(() => new FrameTimes([-1e20, -2, 0])).Message);
        Assert.Contains("at least one frame time", Assert.Throws<ArgumentException>(() => new FrameTimes([])).Message);
        Assert.Equal(TimeSpan.Zero, new FrameTimes([0], new DateTimeOffset(2012, 3, 7, 9, 30, 0, TimeSpan.FromHours(9))).LastFrameUtc!.Value.Offset);
    }

    private static Figure Small(float[] changes) => TemporalImportanceFigure.Create(FrameImportance.OfChanges(changes, "nT", "|change|"), new FrameTimes(Hours, Last), DemoSequence.Forecast());
}
