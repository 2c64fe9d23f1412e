using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.FullSequence;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures.FullSequence;

/// <summary>Some frames much closer together in time than the others.</summary>
public sealed class UnevenFramesTests
{
    private const double LaptopPixels = 1090, ReadablePixels = 60;

    public static TheoryData<double[], double, bool> Sequences => new()
    {
        { UnevenSequences.Pair, 24, false },
        { UnevenSequences.Pair, 0, false },
        { UnevenSequences.FarPair, 24, false },
        { [-72, -0.01, 0], 24, false },
        { [-72, -0.01, 0], 0, false },
        { UnevenSequences.Burst, 24, true },
        { UnevenSequences.Burst, 0, true },
        { [-1e6, -1, -1e-3, -1e-6, -1e-9, -1e-12, 0], 24, true },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Frames_SomeCloseTogether_CanBeReadAndDoNotOverlapInTheirRow(double[] hours, double forecast, bool isOfOrder)
    {
        TimeAxis time = new(hours, forecast);
        Assert.Equal(isOfOrder, time.IsOfOrder);
        Assert.True(time.FrameFraction * LaptopPixels >= ReadablePixels, $"{time.FrameFraction * LaptopPixels} pixels");
        foreach (var row in Enumerable.Range(0, hours.Length).GroupBy(time.RowOf))
            foreach ((int left, int right) in row.Zip(row.Skip(1)))
                Assert.True(time.LeftOf(left) + time.FrameWidth <= time.LeftOf(right) + 1e-9, $"{left} and {right}");
        Assert.True(time.Start < time.LeftOf(0) && time.End >= time.LeftOf(hours.Length - 1) + time.FrameWidth);
    }

    [Fact]
    public void Frames_NearlyRegular_KeepTheSmallestStepAsTheirWidth()
    {
        TimeAxis time = new([.. Enumerable.Range(0, 100).Select(t => ((t - 99) * 12.0) + (t == 50 ? 4 : 0))], 24);
        Assert.Equal((false, 4, 32.0), (time.IsOfOrder, time.Rows, time.FrameWidth));
    }

    [Fact]
    public void Create_Pair_TakesTurnsBesideTheForecastAndSaysHowWideFramesAre()
    {
        Figure figure = UnevenSequences.Full(UnevenSequences.Pair);
        Assert.EndsWith("2 rows a channel, frames take turns, each centred at its time and 4.00 h wide", Fact(figure, "frames"));
        Assert.Equal("x", Trace(figure, "prediction")["xaxis"]!.ToString());
        // Bars are as wide as frames, but for those of the pair, which keep an outline.
        JsonObject bars = Trace(figure, "temporal importance");
        Assert.Equal([3.2, 3.2, 0.016, 0.016], Numbers(bars["width"]).Select(width => Math.Round(width, 9)));
        Assert.Equal(bars["marker"]!["color"]!.ToJsonString(), bars["marker"]!["line"]!["color"]!.ToJsonString());
        Assert.Contains("1 of 4 frames stands so close to the one before that their bars cover each other: zoom in to part them.", Notes(figure));
    }

    [Fact]
    public void Create_Burst_StandsInOrderAndSaysThatItIsNotToScale()
    {
        Figure figure = UnevenSequences.Full(UnevenSequences.Burst);
        Assert.StartsWith("Frames stand in their order at equal distances, not to scale in time: they span 72.0 h and the closest are 0.0100 h apart", Notes(figure).Single());
        Assert.Equal(Enumerable.Range(-8, 9).Select(place => (double)place), Numbers(Trace(figure, "temporal importance")["x"]));
        Assert.Equal(0.8, Trace(figure, "temporal importance")["width"]!.GetValue<double>());
        JsonObject layout = Layout(figure);
        Assert.Equal(["−72<br>t=0", "−0.08<br>t=1"], Texts(layout["xaxis"]!["ticktext"])[..2]);
        Assert.StartsWith("frames in their order, not to scale", layout["xaxis"]!["title"]!["text"]!.ToString());
        Assert.Equal(("x2", "hours after the last frame"), (Trace(figure, "prediction")["xaxis"]!.ToString(), layout["xaxis2"]!["title"]!["text"]!.ToString()));
        Assert.Equal(0, Shapes(figure, "most important frame")[0]["x0"]!.GetValue<double>());
        Assert.Contains("not to scale", Fact(figure, "scale of time"));
        Assert.Contains("not to scale", Notes(FramesFigure.Create(UnevenSequences.Sequence(UnevenSequences.Burst))).Single());
    }

    [Fact]
    public void Create_BarsOfABurst_StandInOrderWithTheHorizonApart()
    {
        Figure figure = UnevenSequences.Temporal(UnevenSequences.Burst);
        Assert.Contains("not to scale", Notes(figure).Single());
        Assert.Equal(0, Annotation(figure)["x"]!.GetValue<double>());
        Assert.Equal(["x", "x2"], Shapes(figure, "lead time").Select(lead => lead["xref"]!.ToString()));
        Assert.Contains("not to scale", Notes(TemporalImportanceFigure.Create(new FrameImportance([1, 2, 3, 4, 5, 6, 7, 8, 9], "nT", "occlusion"), new FrameTimes(UnevenSequences.Burst))).Single());
    }

    private static JsonNode Annotation(Figure figure) => Layout(figure)["annotations"]!.AsArray().Single(note => note!["name"]!.ToString() == "most important frame")!;
}
