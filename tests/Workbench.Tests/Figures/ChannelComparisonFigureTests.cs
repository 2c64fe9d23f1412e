using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Sun;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class ChannelComparisonFigureTests
{
    // All axes differ: T = 4, C = 2, H = 6, W = 5, h = 3, w = 2.
    private static readonly SolarSequence Sequence = DemoSequence.Create(frames: 4, size: 6, width: 5, channels: DemoSequence.Channels[..2]);

    [Fact]
    public void Create_Channels_StandInRowsOfPairsOnOneScale()
    {
        ChannelMaps maps = Make();
        Figure figure = ChannelComparisonFigure.Create(Sequence, maps, Importance([1, 9, 2, 3]));
        JsonObject[] drawn = Maps(figure), originals = [.. Traces(figure).Where(trace => trace["name"]!.ToString() == "original")];
        Assert.Equal((6, 6), (drawn.Length, originals.Length));
        // t = 0, the most important (1) and the last (3), channel by channel.
        foreach ((int i, int channel, int frame) in (ReadOnlySpan<(int, int, int)>)[(0, 0, 0), (1, 0, 1), (2, 0, 3), (4, 1, 1)])
        {
            Assert.Equal(maps.Maps[channel].Map(frame).ToArray().Select(v => (double)v), Numbers(drawn[i]["z"]));
            Assert.Equal(Sequence.Frame(frame, channel).ToArray().Select(v => (double)v), Numbers(originals[i]["z"]));
            // The map lies right of its original, on the same height.
            Assert.Equal(1.04, Left(drawn[i]) - Left(originals[i]), 1e-9);
        }
        Assert.Equal((-2, 2), (drawn[0]["zmin"]!.GetValue<double>(), drawn[0]["zmax"]!.GetValue<double>()));
        Assert.Equal((-2, 2), (drawn[5]["zmin"]!.GetValue<double>(), drawn[5]["zmax"]!.GetValue<double>()));
        Assert.Equal(["<b>t = 0 (−36 h)</b><br>first", "<b>t = 1 (−24 h)</b><br>most important", "<b>t = 3 (0 h)</b><br>last"], Annotations(figure, "column"));
        Assert.Contains("colours of channels can be compared", Fact(figure, "scale"));
        Assert.Contains("193 Å ±1.00, 211 Å ±2.00 nT", Fact(figure, "scale"));
        Assert.Contains("has no channel", Fact(figure, "why not activations"));
        Assert.EndsWith("Integrated Gradients of the channel's own pixels", Fact(figure, "maps"));
        Assert.Contains("211 Å holds 67 % of the |value|", figure.Summary);
        Assert.Equal("Fe XII, 1-2 MK: hot corona, active-region cores, coronal holes", Fact(figure, "193 Å"));
    }

    [Fact]
    public void Create_ScaleSwitch_GivesEachChannelItsOwnRange()
    {
        Figure figure = ChannelComparisonFigure.Create(Sequence, Make(), Importance([1, 9, 2, 3]));
        JsonNode args = Layout(figure)["updatemenus"]![0]!["buttons"]![1]!["args"]!;
        Assert.Equal([1, 1, 1, 2, 2, 2], Numbers(args[0]!["zmax"]));
        Assert.Equal([-1, -1, -1, -2, -2, -2], Numbers(args[0]!["zmin"]));
        Assert.Equal(Maps(figure).Select(trace => Array.FindIndex(Traces(figure), other => JsonNode.DeepEquals(other, trace))), args[2]!.AsArray().Select(i => i!.GetValue<int>()));
        Figure each = ChannelComparisonFigure.Create(Sequence, Make(), Importance([1, 9, 2, 3]), new() { Scale = ComparisonScale.EachChannel });
        Assert.Equal([1, 1, 1, 2, 2, 2], Maps(each).Select(trace => trace["zmax"]!.GetValue<double>()));
        Assert.Contains("cannot be compared", Fact(each, "scale"));
    }

    [Fact]
    public void Create_UnsignedMaps_StartAtZeroInTheChosenColours()
    {
        ChannelMaps maps = new(DemoSequence.Channels[..2], [.. Make().Maps.Select(map => new SaliencyMaps([.. map.Values.Select(Math.Abs)], 4, 3, 2, "change of the map", "nT", false))], "the map minus the map with the channel removed");
        Figure figure = ChannelComparisonFigure.Create(Sequence, maps, Importance([1, 9, 2, 3]), new() { Colours = MapColours.ColourBlindSafe });
        Assert.All(Maps(figure), trace => Assert.Equal((0, "#083482"), (trace["zmin"]!.GetValue<double>(), trace["colorscale"]![0]![1]!.ToString())));
        Assert.Equal(2, Layout(figure)["updatemenus"]!.AsArray().Count);
    }

    [Fact]
    public void Create_FramesThatCoincide_AreShownOnce()
    {
        Assert.Equal(["<b>t = 0 (−36 h)</b><br>first", "<b>t = 3 (0 h)</b><br>most important, last"], Annotations(ChannelComparisonFigure.Create(Sequence, Make(), Importance([1, 2, 3, 9])), "column"));
        Figure tie = ChannelComparisonFigure.Create(Sequence, Make(), Importance([1, 9, 9, 2]));
        Assert.Equal(2, Annotations(tie, "column").Length);
        Assert.Contains("No single frame is the most important", Notes(tie).Single());
        Assert.Equal("none", Fact(tie, "most important frame"));
    }

    [Fact]
    public void Create_SameMapsForAllChannels_IsSaid()
    {
        SaliencyMaps same = DemoSequence.Maps(4, 3, 2);
        Figure figure = ChannelComparisonFigure.Create(Sequence, new ChannelMaps(DemoSequence.Channels[..2], [same, same], "m"), Importance([1, 9, 2, 3]));
        Assert.Contains("same maps", Notes(figure).Single());
    }

    [Fact]
    public void Create_WrongInput_NamesIt()
    {
        Assert.Contains("2 values but the sequence has T = 4", Assert.Throws<ArgumentException>("importance", () => ChannelComparisonFigure.Create(Sequence, Make(), Importance([1, 2]))).Message);
        Assert.Throws<ArgumentOutOfRangeException>("options", () => ChannelComparisonFigure.Create(Sequence, Make(), Importance([1, 9, 2, 3]), new() { Scale = (ComparisonScale)5 }));
    }

    private static double Left(JsonObject trace) => trace["x0"]!.GetValue<double>() - (trace["dx"]!.GetValue<double>() / 2);

    private static JsonObject[] Maps(Figure figure) => [.. Traces(figure).Where(trace => trace["name"]!.ToString() == "map")];

    private static FrameImportance Importance(float[] values) => new(values, "nT", "occlusion");

    // Sizes 1 for the first channel, 2 for the second; signs alternate.
    private static ChannelMaps Make() => new(DemoSequence.Channels[..2],
        [.. Enumerable.Range(1, 2).Select(size => new SaliencyMaps([.. Enumerable.Range(0, 24).Select(i => (float)(i % 3 == 0 ? -size : size))], 4, 3, 2, "IG", "nT", true))], "Integrated Gradients of the channel's own pixels");
}
