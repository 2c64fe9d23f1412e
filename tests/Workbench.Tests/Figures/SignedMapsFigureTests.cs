using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Sun;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class SignedMapsFigureTests
{
    // All axes differ: T = 4, C = 2, H = 6, W = 5, h = 3, w = 2.
    private static readonly SolarSequence Sequence = DemoSequence.Create(frames: 4, size: 6, width: 5, channels: DemoSequence.Channels[..2]);

    [Fact]
    public void Create_Maps_DrawsRawValuesOnOneRangeAboutZero()
    {
        ChannelMaps maps = Make();
        Figure figure = SignedMapsFigure.Create(Sequence, maps);
        JsonObject[] drawn = [.. Traces(figure).Where(trace => trace["name"]!.ToString() == "map")];
        Assert.Equal(6, drawn.Length);
        // Rows are channels, columns t = 0, 2, 3.
        Assert.Equal(maps.Maps[1].Map(2).ToArray().Select(v => (double)v), Numbers(drawn[4]["z"]));
        Assert.All(drawn, trace => Assert.Equal("coloraxis", trace["coloraxis"]!.ToString()));
        double largest = maps.Maps.Max(map => map.Values.Max(Math.Abs));
        JsonNode axis = Layout(figure)["coloraxis"]!;
        Assert.Equal((-largest, largest), (axis["cmin"]!.GetValue<double>(), axis["cmax"]!.GetValue<double>()));
        Assert.Equal("#f5f5f5", axis["colorscale"]![6]![1]!.ToString());
        Assert.StartsWith("193 Å, t = 2 (−12 h)<br>%{z:.4~g} nT<br>apparent %{customdata} (radii)", drawn[1]["hovertemplate"]!.ToString());
        Assert.Equal("<b>t = 0 (−36 h)</b>", Annotations(figure, "column")[0]);
        Assert.Equal(["193 Å", "211 Å"], Texts(Layout(figure)["yaxis"]!["ticktext"]));
    }

    [Fact]
    public void Create_Sums_AreStatedForEachPanelAndForAll()
    {
        // Channel 0 has 1 everywhere, channel 1 has −0.5: sums over 3 x 2 values.
        ChannelMaps maps = Constant([1, -0.5f]);
        Figure figure = SignedMapsFigure.Create(Sequence, maps, new() { Frames = [3, 1] });
        Assert.Equal(["Σ +6.00", "Σ +6.00", "Σ −3.00", "Σ −3.00"], Annotations(figure, "sum"));
        Assert.Equal("2 of 4 frames, 2 of 2 channels: +6.00 of +12.0 nT in all maps", Fact(figure, "these panels"));
        Assert.Contains("the largest sum is +6.00 nT, 193 Å at t = 3", figure.Summary);
        Assert.Equal("attributions add up to 12.0 nT, the prediction minus the baseline's is 12.5 nT: off by −0.500 nT", Fact(figure, "completeness"));
        Assert.Equal("not stated for these maps", Fact(SignedMapsFigure.Create(Sequence, Make()), "completeness"));
    }

    [Fact]
    public void Create_PercentileRange_IsOfSizesAndLabelled()
    {
        // 48 values: 47 of size 1, one of 100; the 99th percentile is the one at floor(47 * 0.99) = 46, so 1.
        ChannelMaps maps = Constant([1, -1]);
        maps.Maps[1].Values[5] = -100;
        Figure figure = SignedMapsFigure.Create(Sequence, maps, new() { Range = SignedRange.Percentile99 });
        Assert.Equal(1, Layout(figure)["coloraxis"]!["cmax"]!.GetValue<double>());
        Assert.Contains("±1.00 nT, 99th percentile of |value|", Fact(figure, "scale"));
        JsonNode buttons = Layout(figure)["updatemenus"]![0]!["buttons"]!;
        Assert.Equal((-100, 100), (buttons[0]!["args"]![0]!["coloraxis.cmin"]!.GetValue<double>(), buttons[0]!["args"]![0]!["coloraxis.cmax"]!.GetValue<double>()));
    }

    [Fact]
    public void Create_MissingAndZero_SaySo()
    {
        ChannelMaps maps = Constant([1, 1]);
        maps.Maps[0].Values[0] = float.NaN;
        Figure figure = SignedMapsFigure.Create(Sequence, maps, new() { Frames = [0] });
        Assert.Contains("1 of 48 map values are NaN", Notes(figure).Single());
        Assert.Equal("Σ +5.00", Annotations(figure, "sum")[0]);
        Figure zero = SignedMapsFigure.Create(Sequence, Constant([0, 0]));
        Assert.Contains("All map values are zero", Notes(zero).Single());
        Assert.Equal(1, Layout(zero)["coloraxis"]!["cmax"]!.GetValue<double>());
        Assert.Contains(Notes(SignedMapsFigure.Create(Sequence, Constant([0, 1], new SumCheck(double.NaN, 1, "nT")))), note => note.Contains("cannot be checked"));
    }

    [Fact]
    public void Create_NoFiniteValue_SaysThatAndNotZero()
    {
        Figure figure = SignedMapsFigure.Create(Sequence, Constant([float.NaN, float.NaN]));
        Assert.Equal("48 of 48 map values are NaN or infinite: no colour there, and no part of a sum.", Notes(figure).Single());
        Assert.EndsWith(": no map shown has a finite sum.", figure.Summary);
    }

    [Fact]
    public void Create_TotalHoldsMoreThanTheMaps_SaysWhoseTheRestIs()
    {
        Figure figure = SignedMapsFigure.Create(Sequence, Constant([1, 1], new SumCheck(45, 44, "nT") { Elsewhere = ("solar wind", -3) }));
        Assert.Equal("all maps add up to 48.0 nT, with -3.00 nT of the solar wind to 45.0 nT, the prediction minus the baseline's is 44.0 nT: off by 1.00 nT", Fact(figure, "completeness").Replace("\u2212", "-"));
    }

    [Fact]
    public void Create_WrongInput_NamesIt()
    {
        Assert.Contains("T = 4 frames but the sequence has T = 3", Assert.Throws<ArgumentException>("maps", () => SignedMapsFigure.Create(DemoSequence.Create(frames: 3, size: 6, width: 5, channels: DemoSequence.Channels[..2]), Make())).Message);
        Assert.Contains("193 Å, 211 Å, 304 Å but the maps are for 193 Å, 211 Å", Assert.Throws<ArgumentException>("sequence", () => SignedMapsFigure.Create(DemoSequence.Create(frames: 4, size: 6, width: 5), Make())).Message);
        foreach (int[] bad in (int[][])[[4], [0, 0], [-1]])
            Assert.Contains("frames from 0 to 3", Assert.Throws<ArgumentOutOfRangeException>("options", () => SignedMapsFigure.Create(Sequence, Make(), new() { Frames = bad })).Message);
        Assert.Contains("channels from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>("options", () => SignedMapsFigure.Create(Sequence, Make(), new() { Channels = [2] })).Message);
        SaliencyMaps unsigned = DemoSequence.Maps(4, 3, 2, keepsNegative: false);
        Assert.Contains("negative values were removed", Assert.Throws<ArgumentException>("maps", () => SignedMapsFigure.Create(Sequence, new ChannelMaps(DemoSequence.Channels[..2], [unsigned, unsigned], "m"))).Message);
    }

    [Fact]
    public void ChannelMaps_WrongInput_NamesBoth()
    {
        SaliencyMaps a = DemoSequence.Maps(4, 3, 2), b = DemoSequence.Maps(4, 2, 3);
        Assert.Contains("(T, h, w) = (4, 2, 3) in nT, signed and the first (T, h, w) = (4, 3, 2)", Assert.Throws<ArgumentException>("maps", () => new ChannelMaps(DemoSequence.Channels[..2], [a, b], "m")).Message);
        Assert.Contains("got 1 for 2 channels", Assert.Throws<ArgumentException>("maps", () => new ChannelMaps(DemoSequence.Channels[..2], [a], "m")).Message);
    }

    private static ChannelMaps Make() => new(DemoSequence.Channels[..2], [DemoSequence.Maps(4, 3, 2), new SaliencyMaps([.. DemoSequence.Maps(4, 3, 2).Values.Select(v => -2 * v)], 4, 3, 2, "IG", "nT", true)], "Integrated Gradients of the channel's own pixels");

    private static ChannelMaps Constant(float[] values, SumCheck? check = null) => new(DemoSequence.Channels[..2],
        [.. values.Select(v => new SaliencyMaps([.. Enumerable.Repeat(v, 24)], 4, 3, 2, "IG", "nT", true))], "m", check ?? new SumCheck(12, 12.5, "nT"));
}
