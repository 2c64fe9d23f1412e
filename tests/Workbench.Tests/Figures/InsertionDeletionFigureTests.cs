using System.Text.Json.Nodes;
using Workbench.Evaluation;
using Workbench.Figures;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class InsertionDeletionFigureTests
{
    private static readonly double[] Fractions = [0, 0.25, 1];

    // Trapezoids: 0.25 (a + b) / 2 + 0.75 (b + c) / 2.
    private static readonly RankingCurves Map = new("Grad-CAM", [10, 2, 0], [0, 8, 10]), Random1 = new("random 1", [10, 8, 0], [0, 4, 10]), Random2 = new("random 2", [10, 6, 0], [0, 2, 10]);

    [Fact]
    public void AreaOf_ThreePoints_IsTheTrapezoidRule()
    {
        InsertionDeletionCurves curves = Make();
        Assert.Equal(1.5 + 0.75, curves.AreaOf(Map.Deletion), 1e-12);
        Assert.Equal(1 + 6.75, curves.AreaOf(Map.Insertion), 1e-12);
        Assert.Equal(5.5, curves.Score(Map), 1e-12);
        Assert.Equal(new RemovalCurve(Fractions, [Map.Deletion]).Areas[0], curves.AreaOf(Map.Deletion), 1e-12);
    }

    [Fact]
    public void Create_Curves_StandBesideRandomOnesWithTheirAreas()
    {
        Figure figure = InsertionDeletionFigure.Create(Make());
        JsonObject[] maps = [.. Traces(figure).Where(t => t["name"]!.ToString() == "Grad-CAM")], random = [.. Traces(figure).Where(t => t["name"]!.ToString() == "random")];
        Assert.Equal([10, 2, 0], Numbers(maps[0]["y"]));
        Assert.Equal([0, 8, 10], Numbers(maps[1]["y"]));
        Assert.Equal([10, 7, 0], Numbers(random[0]["y"]));
        Assert.Equal([0, 3, 10], Numbers(random[1]["y"]));
        JsonObject range = Trace(figure, "range of random rankings");
        Assert.Equal([10, 6, 0, 0, 8, 10], Numbers(range["y"]));
        Assert.Equal([0, 0.25, 1, 1, 0.25, 0], Numbers(range["x"]));
        string[] headings = Annotations(figure, "heading");
        Assert.Contains("Grad-CAM: area 2.25 nT", headings);
        Assert.Contains("random: area 4.75 nT", headings);
        Assert.Contains("<b>Deletion</b>: low is good", headings);
        Assert.Equal("ap at +12 h<br>(nT)", Layout(figure)["yaxis"]!["title"]!["text"]!.ToString());
        Assert.Equal("y", Layout(figure)["yaxis2"]!["matches"]!.ToString());
        Assert.Contains("Insertion minus deletion in nT: Grad-CAM 5.50; of random rankings 0.500: better than chance ranks Grad-CAM.", figure.Summary);
        Assert.Equal("deletion 2.25 nT, insertion 7.75 nT, insertion − deletion 5.50 nT", Fact(figure, "Grad-CAM"));
        Assert.Contains("%{x:.1~%} of the places<br>ap at +12 h %{y", maps[0]["hovertemplate"]!.ToString());
    }

    [Fact]
    public void Create_WithoutRandom_SaysThatNothingCanBeCompared()
    {
        Figure figure = InsertionDeletionFigure.Create(new InsertionDeletionCurves(Fractions, [Map], [], "ap", "nT"));
        Assert.Contains("cannot be told", Notes(figure).Single());
        Assert.DoesNotContain(Traces(figure), t => t["name"]!.ToString().Contains("random"));
    }

    [Fact]
    public void Create_GapsAndConstants_SaySo()
    {
        var gap = new RankingCurves("gap", [1, double.NaN, 3], [1, 2, double.PositiveInfinity]);
        Figure figure = InsertionDeletionFigure.Create(new InsertionDeletionCurves(Fractions, [gap], [Random1], "ap", "nT"));
        Assert.Contains("2 of 12 values", Notes(figure)[0]);
        Assert.Contains("gap: area missing", Annotations(figure, "heading"));
        Assert.Equal("deletion missing, insertion missing, insertion − deletion missing", Fact(figure, "gap"));
        Assert.DoesNotContain("missing nT", figure.Json);
        Assert.Null(Trace(figure, "gap")["y"]![1]);
        var flat = new RankingCurves("flat", [2, 2, 2], [2, 2, 2]);
        Assert.Contains("same at every point", Notes(InsertionDeletionFigure.Create(new InsertionDeletionCurves(Fractions, [flat], [flat], "ap", "nT"))).Single());
    }

    [Fact]
    public void Create_SeveralMaps_TheSummaryNamesThoseBetterThanChance()
    {
        RankingCurves worse = new("IG", [10, 9, 0], [0, 1, 10]), same = Random1 with { };
        string Summary(params RankingCurves[] maps) => InsertionDeletionFigure.Create(new InsertionDeletionCurves(Fractions, maps, [Random1], "ap", "nT")).Summary;
        Assert.EndsWith("better than chance ranks Grad-CAM.", Summary(Map, worse));
        Assert.EndsWith("better than chance rank Grad-CAM, again.", Summary(Map, worse, new("again", Map.Deletion, Map.Insertion)));
        Assert.EndsWith("no map ranks better than chance.", Summary(worse, same));
    }

    [Fact]
    public void Create_ForecastThatRisesOnRemoval_GivesNoVerdict()
    {
        Figure figure = InsertionDeletionFigure.Create(new InsertionDeletionCurves(Fractions, [new("Grad-CAM", [0, 8, 10], [10, 2, 0])], [new("random", [0, 4, 10], [10, 6, 0])], "ap", "nT"));
        Assert.Contains("does not fall", Notes(figure).Single());
        Assert.EndsWith("so neither says which map is better.", figure.Summary);
        string[] headings = Annotations(figure, "heading");
        Assert.Contains("<b>Deletion</b>: the forecast as places go", headings);
        Assert.Contains("<b>Insertion</b>: the forecast as places come", headings);
        Assert.DoesNotContain(headings, heading => heading.Contains("good"));
    }

    // A forecast of 10: 0.1 in its unit and a hundredth of it are the same.
    [Theory]
    [InlineData(10, 9.91, true)]
    [InlineData(10, 9.89, false)]
    [InlineData(1, 0.98, false)]
    [InlineData(100, 99.5, false)]
    [InlineData(0, 0, true)]
    public void HardlyChanges_BelowBothThresholds_IsTrue(double start, double end, bool hardly)
    {
        InsertionDeletionCurves curves = new(Fractions, [new("Grad-CAM", [start, end, end], [end, start, start])], [new("random", [start, start, end], [end, end, start])], "ap", "ap units");
        Assert.Equal(hardly, curves.HardlyChanges);
        Assert.Equal(hardly, InsertionDeletionFigure.Create(curves).Summary.EndsWith("so no ranking can be judged.", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_ForecastThatHardlyChanges_JudgesNoRanking()
    {
        Figure figure = InsertionDeletionFigure.Create(new InsertionDeletionCurves(Fractions, [new("Grad-CAM", [10, 9.92, 9.91], [9.91, 10, 10])], [new("random", [10, 10, 9.91], [9.91, 9.91, 10])], "ap", "ap units"));
        Assert.EndsWith("; of random rankings −0.0225; the forecast hardly changes, by 0.0900 ap units at most, so no ranking can be judged.", figure.Summary);
        Assert.DoesNotContain("chance", figure.Summary);
        Assert.StartsWith("The forecast hardly changes, by 0.0900 ap units at most", Notes(figure).Single());
        Assert.DoesNotContain(Annotations(figure, "heading"), heading => heading.Contains("good"));
        Assert.False((new InsertionDeletionCurves(Fractions, [Map], [Random1], "ap", "nT") with { LeastChange = 0 }).HardlyChanges);
    }

    [Fact]
    public void Curves_WrongInput_NameIt()
    {
        Assert.Contains("3 fractions but 'short' has 2 values of deletion and 3 of insertion", Assert.Throws<ArgumentException>(() => new InsertionDeletionCurves(Fractions, [new("short", [1, 2], [1, 2, 3])], [], "ap", "nT")).Message);
        foreach (double[] bad in (double[][])[[0], [0, 0], [0, 1.1], [0.5, 0.2], [double.NaN, 1]])
            Assert.Throws<ArgumentException>("fractions", () => new InsertionDeletionCurves(bad, [Map], [], "ap", "nT"));
        Assert.Throws<ArgumentException>("rankings", () => new InsertionDeletionCurves(Fractions, [], [], "ap", "nT"));
        Assert.Throws<ArgumentException>(() => Make().AreaOf([1, 2]));
    }

    private static InsertionDeletionCurves Make() => new(Fractions, [Map], [Random1, Random2], "ap at +12 h", "nT");
}
