using System.Text.Json.Nodes;
using Workbench.Figures;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures.FullSequence;

/// <summary>Frames and forecast on one time axis or on two.</summary>
public sealed class SeparateAxesTests
{
    [Fact]
    public void Create_FramesMinutesApart_HaveATimeAxisOfTheirOwnAndSoHasTheForecast()
    {
        Figure figure = FullSequenceFigure.Create(ShownFigures.Minutes(), DemoSequence.Maps(8), DemoSequence.Importance(8), DemoSequence.Forecast());
        JsonObject layout = Layout(figure);
        // Eight frames of a quarter of an hour fill the axis but for its margins of 0.8 %.
        Assert.Equal([-1.891, 0.141], Numbers(layout["xaxis"]!["range"]).Select(end => Math.Round(end, 3)));
        Assert.Equal(["−1.75<br>t=0", "−1.5<br>t=1", "−1.25<br>t=2", "−1<br>t=3", "−0.75<br>t=4", "−0.5<br>t=5", "−0.25<br>t=6", "0<br>t=7"], Texts(layout["xaxis"]!["ticktext"]));
        Assert.Equal([0, 25.8], Numbers(layout["xaxis2"]!["range"]));
        Assert.Equal(("y3", "y4", "x2"), (layout["xaxis"]!["anchor"]!.ToString(), layout["xaxis2"]!["anchor"]!.ToString(), layout["yaxis4"]!["anchor"]!.ToString()));
        Assert.All((string[])["prediction", "analysed horizon"], name => Assert.Equal("x2", Trace(figure, name)["xaxis"]!.ToString()));
        Assert.Equal("x", Trace(figure, "temporal importance")["xaxis"]!.ToString());
        Assert.Equal(["y4 domain"], Shapes(figure, "forecast").Select(shade => shade["yref"]!.ToString()));
        Assert.Contains("another scale of time than above", layout["xaxis2"]!["title"]!["text"]!.ToString());
        Assert.StartsWith("the frames span 1.75 h and the forecast 24 h", Fact(figure, "scale of time"));
        // The axis of the frames has room below panel 3: ticks of two lines, its title and the title of panel 4.
        Assert.Equal(92, Numbers(layout["meta"]!["panels"]!["gaps"])[2]);
    }

    [Fact]
    public void Create_FramesHalfADayApart_ShareTheAxisWithTheForecast()
    {
        Figure figure = DemoSequence.Figure();
        Assert.All((string[])["prediction", "analysed horizon"], name => Assert.Equal("x", Trace(figure, name)["xaxis"]!.ToString()));
        Assert.Equal(4, Shapes(figure, "forecast").Length);
        Assert.DoesNotContain(figure.Facts, fact => fact.Label == "scale of time");
    }
}
