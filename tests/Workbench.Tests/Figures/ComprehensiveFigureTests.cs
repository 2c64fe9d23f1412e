using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Sun;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class ComprehensiveFigureTests
{
    // All axes differ: T = 4, C = 2, H = 6, W = 5, maps 3 x 2 and 4 x 5.
    private static readonly SolarSequence Sequence = DemoSequence.Create(frames: 4, size: 6, width: 5, channels: DemoSequence.Channels[..2]);

    [Fact]
    public void Create_ThreeTimes_ShowsBothMapsAndTheirOriginals()
    {
        SaliencyMaps cam = DemoSequence.Maps(4, 3, 2), ig = Signed(4, 5);
        Figure figure = Make(cam, ig);
        JsonObject[] maps = [.. Traces(figure).Where(t => t["name"]!.ToString() == "map")], originals = [.. Traces(figure).Where(t => t["name"]!.ToString() == "original")];
        Assert.Equal((6, 3), (maps.Length, originals.Length));
        int[] frames = [0, 2, 3];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(cam.Map(frames[i]).ToArray().Select(v => (double)v), Numbers(maps[2 * i]["z"]));
            Assert.Equal(ig.Map(frames[i]).ToArray().Select(v => (double)v), Numbers(maps[(2 * i) + 1]["z"]));
            Assert.Equal(Sequence.Frame(frames[i], 1).ToArray().Select(v => (double)v), Numbers(originals[i]["z"]));
            double[] tops = [Top(maps[2 * i]), Top(maps[(2 * i) + 1]), Top(originals[i])];
            Assert.True(tops[0] < tops[1] && tops[1] < tops[2], string.Join(", ", tops));
        }
        Assert.Equal((0, cam.Values.Max()), (maps[0]["zmin"]!.GetValue<double>(), (float)maps[0]["zmax"]!.GetValue<double>()));
        Assert.Equal("coloraxis2", maps[1]["coloraxis"]!.ToString());
        JsonNode signed = Layout(figure)["coloraxis2"]!;
        Assert.Equal(-signed["cmax"]!.GetValue<double>(), signed["cmin"]!.GetValue<double>());
        Assert.Equal(["Grad-CAM", "Integrated<br>Gradients", "211 Å"], Texts(Layout(figure)["yaxis"]!["ticktext"]));
        Assert.Equal(6, Layout(figure)["images"]!.AsArray().Count);
    }

    [Fact]
    public void Create_FourthColumn_HoldsBothImportances()
    {
        Figure figure = Make(DemoSequence.Maps(4, 3, 2), Signed(4, 5));
        Assert.Equal([1, 2, 9, 3], Numbers(Trace(figure, "temporal importance")["y"]));
        Assert.Equal("y2", Trace(figure, "temporal importance")["yaxis"]!.ToString());
        Assert.Equal([1, 0.5], Numbers(Trace(figure, "channel importance")["x"]));
        Assert.Contains("<b>211 Å</b> 0.500", Annotations(figure, "channel"));
        JsonNode layout = Layout(figure);
        Assert.True(layout["xaxis"]!["domain"]![1]!.GetValue<double>() < layout["xaxis2"]!["domain"]![0]!.GetValue<double>());
        Assert.True(layout["yaxis3"]!["domain"]![1]!.GetValue<double>() < layout["yaxis2"]!["domain"]![0]!.GetValue<double>());
        Assert.Equal("Grad-CAM and Integrated Gradients at t = 0, t = 2, t = 3: the most important frame is t = 2 (−12 h) (pattern C, mid spike), the most important channel 193 Å.", figure.Summary);
        Assert.Single(Shapes(figure, "lead time"));
    }

    [Fact]
    public void Create_FramesMinutesApart_KeepTheirBarsReadableBesideTheHorizon()
    {
        Figure figure = ShownFigures.All().Single(shown => shown.Name == "comprehensive-minutes").Make();
        JsonNode layout = Layout(figure);
        double[] bars = Numbers(layout["xaxis2"]!["domain"]), strip = Numbers(layout["xaxis4"]!["domain"]);
        Assert.True(bars[0] < bars[1] && bars[1] < strip[0] && strip[1] <= 1, $"{string.Join(", ", bars)}; {string.Join(", ", strip)}");
        Assert.True(Numbers(layout["xaxis2"]!["range"])[1] < 1);
        Assert.Equal("x4", Shapes(figure, "analysed horizon").Single()["xref"]!.ToString());
        Assert.Contains("the bars span 1.75 h", Fact(figure, "scale of time"));
    }

    [Fact]
    public void Create_ScaleSwitch_ChangesTheActivationMapsAlone()
    {
        SaliencyMaps cam = DemoSequence.Maps(4, 3, 2);
        Figure figure = Make(cam, Signed(4, 5));
        JsonNode args = Layout(figure)["updatemenus"]![0]!["buttons"]![0]!["args"]!;
        Assert.Equal([.. new[] { 0, 2, 3 }.Select(t => cam.Map(t).ToArray().Max())], Numbers(args[0]!["zmax"]).Select(v => (float)v));
        int[] changed = [.. args[2]!.AsArray().Select(i => i!.GetValue<int>())];
        Assert.All(changed, i => Assert.Equal("3, 2", Traces(figure)[i]["z"]!["shape"]!.ToString()));
        string path = args[1]!.AsObject().Select(entry => entry.Key).Single(key => key.StartsWith("annotations", StringComparison.Ordinal));
        int place = int.Parse(path.Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("Grad-CAM<br>nT, scale: sequence", Layout(figure)["annotations"]![place]!["text"]!.ToString());
        Assert.Equal("Grad-CAM<br>1 = frame's largest", args[1]![path]!.ToString());
    }

    [Fact]
    public void Create_OneFrame_HasOneColumnAndSaysSo()
    {
        SolarSequence one = DemoSequence.Create(frames: 1, size: 6, width: 5);
        Figure figure = ComprehensiveFigure.Create(one, DemoSequence.Maps(1, 3, 2), new SaliencyMaps(new float[12], 1, 4, 3, "IG", "nT", true), new FrameImportance([float.NaN], "nT", "occlusion"),
            new ChannelImportances(DemoSequence.Channels, [0, 0, 0], "nT", "c"));
        Assert.Equal(2, Traces(figure).Count(t => t["name"]!.ToString() == "map"));
        string[] notes = Notes(figure);
        foreach (string note in (string[])["1 frame: 1 column instead of three", "All values of row 2 are zero", "missing (NaN) for 1 of 1", "No channel changes the prediction"]) Assert.Contains(notes, n => n.Contains(note));
    }

    [Fact]
    public void Create_RowOfNoSingleChannel_SaysItsNameInFullAndItsOwnRange()
    {
        var ig = new SaliencyMaps(Signed(4, 5).Values, 4, 4, 5, "Integrated Gradients summed over channels", "nT", true);
        Figure figure = Make(DemoSequence.Maps(4, 3, 2), ig);
        Assert.Equal("Integrated<br>Gradients<br>summed over<br>channels", Texts(Layout(figure)["yaxis"]!["ticktext"])[1]);
        Assert.StartsWith("Integrated Gradients summed over channels in nT; scale: ±", Fact(figure, "row 2"));
        Assert.EndsWith(" nT, largest |value|, over all frames", Fact(figure, "row 2"));
        Assert.Contains(Annotations(figure, "column 4"), key => key.StartsWith("Integrated Gradients…<br>", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_NothingFiniteOrNotAllMeasured_SaysNoMoreThanIsKnown()
    {
        var missing = new SaliencyMaps([.. Enumerable.Repeat(float.NaN, 4 * 4 * 5)], 4, 4, 5, "IG", "nT", true);
        string[] notes = Notes(ComprehensiveFigure.Create(Sequence, DemoSequence.Maps(4, 3, 2), missing, new FrameImportance([1, 2, 9, 3], "nT", "occlusion"), new ChannelImportances(DemoSequence.Channels[..2], [double.NaN, 0], "nT", "c")));
        Assert.Contains("80 of 80 values of row 2 are NaN or infinite: no colour there.", notes);
        Assert.DoesNotContain(notes, note => note.Contains("are zero"));
        Assert.Contains("No channel that was measured changes the prediction when it is removed.", notes);
    }

    [Fact]
    public void Create_GuideSize_StaysBelowAMegabyte() => Assert.InRange(DemoGrids.Comprehensive().Json.Length, 100_000, 1_000_000);

    [Fact]
    public void Create_Twice_GivesTheSameBytes() => Assert.Equal(Make(DemoSequence.Maps(4, 3, 2), Signed(4, 5)).Json, Make(DemoSequence.Maps(4, 3, 2), Signed(4, 5)).Json);

    [Fact]
    public void Create_WrongInput_NamesIt()
    {
        SaliencyMaps cam = DemoSequence.Maps(4, 3, 2);
        Assert.Contains("T = 3 frames but the sequence has T = 4", Assert.Throws<ArgumentException>("maps", () => Make(DemoSequence.Maps(3, 3, 2), cam)).Message);
        Assert.Contains("(h, w) = (7, 2)", Assert.Throws<ArgumentException>("maps", () => Make(cam, DemoSequence.Maps(4, 7, 2))).Message);
        foreach ((ComprehensiveOptions options, string value) in new[]
        {
            (new ComprehensiveOptions { Channel = 2 }, "from 0 to 1, got 2"), (new ComprehensiveOptions { Opacity = 0 }, "got 0"), (new ComprehensiveOptions { Scale = (MapScale)9 }, "got 9"),
        })
            Assert.Contains(value, Assert.Throws<ArgumentOutOfRangeException>("options", () => Make(cam, cam, options)).Message);
    }

    private static double Top(JsonObject trace) => trace["y0"]!.GetValue<double>() - (trace["dy"]!.GetValue<double>() / 2);

    // A window of 640 pixels leaves 530 for the panels, seven tenths of them for three frames and their gaps.
    [Theory]
    [InlineData(20, 300, 3)]
    [InlineData(20, 300, 1)]
    [InlineData(64, 128, 3)]
    [InlineData(64, 64, 3)]
    public void Create_FramesOfAnyShape_LeaveRoomForTheWordsBesideThem(int height, int width, int frames)
    {
        JsonObject layout = Layout(DemoGrids.Comprehensive(height, width, frames));
        Assert.Equal(360, layout["meta"]!["panels"]!["rows"]![0]!["leastPixels"]!.GetValue<double>());
        Assert.True(layout["height"]!.GetValue<double>() - layout["margin"]!["t"]!.GetValue<double>() - layout["margin"]!["b"]!.GetValue<double>() >= 360);
        double[] rows = Numbers(layout["yaxis"]!["tickvals"]);
        double pixel = 530 * Numbers(layout["xaxis"]!["domain"])[1] / Numbers(layout["xaxis"]!["range"])[1];
        Assert.True((rows[1] - rows[0]) * pixel >= 33.9, $"{(rows[1] - rows[0]) * pixel} pixels for a row's name");
    }

    private static SaliencyMaps Signed(int height, int width) => new([.. Enumerable.Range(0, 4 * height * width).Select(i => (float)Math.Sin(i))], 4, height, width, "Integrated Gradients", "nT", true);

    private static Figure Make(SaliencyMaps cam, SaliencyMaps ig, ComprehensiveOptions? options = null) => ComprehensiveFigure.Create(Sequence, cam, ig, new FrameImportance([1, 2, 9, 3], "nT", "occlusion"),
        new ChannelImportances(DemoSequence.Channels[..2], [-4, 2], "nT", "c"), DemoSequence.Forecast(), options ?? new() { Channel = 1 });
}
