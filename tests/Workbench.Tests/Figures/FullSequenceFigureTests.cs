using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbench.Figures;

namespace Workbench.Tests.Figures;

public sealed class FullSequenceFigureTests
{
    // All axes differ: T = 4, C = 2, H = 6, W = 5, h = 2, w = 3.
    private static readonly double[] Hours = [-36, -24, -12, 0];

    [Theory]
    [InlineData(28, 16, 16, "16 × 16 values a frame, drawn with bilinear interpolation")]
    [InlineData(28, 64, 44, "64 × 64 values a frame, reduced to 44 × 44 (means), drawn with bilinear interpolation")]
    [InlineData(2, 64, 64, "64 × 64 values a frame, drawn with bilinear interpolation")]
    public void Create_MapsOfAnySize_TravelRawOrSayThatTheyAreReduced(int frames, int mapSize, int drawn, string said)
    {
        Figure figure = FullSequenceFigure.Create(DemoSequence.Create(frames, channels: DemoSequence.Channels[..1]), DemoSequence.Maps(frames, mapSize, mapSize), DemoSequence.Importance(frames), DemoSequence.Forecast());
        Assert.Equal($"{drawn}, {drawn}", Overlay(figure)[0]["z"]!["shape"]!.ToString());
        Assert.Contains(said, figure.Facts[0].Value);
    }

    [Fact]
    public void Create_Twice_GivesTheSameBytes() => Assert.Equal(DemoSequence.Figure().Json, DemoSequence.Figure().Json);

    [Fact]
    public void Create_Frames_DecodeToGreyLevelsOnTheTimeAxis()
    {
        var sequence = DemoSequence.Create(hours: Hours, size: 6, width: 5, channels: DemoSequence.Channels[..2]);
        JsonArray images = Layout(Small())["images"]!.AsArray();
        Assert.Equal(["y", "y", "y2"], images.Select(image => image!["yref"]!.ToString()));
        for (int c = 0; c < 2; c++)
        {
            var (width, height, _, pixels) = PngDecoder.Decode(Convert.FromBase64String(images[c]!["source"]!.ToString().Split(',')[1]));
            Assert.Equal((4 * 5, 6), (width, height));
            float[] all = [.. Enumerable.Range(0, 4).SelectMany(t => sequence.Frame(t, c).ToArray())];
            GreyRange range = GreyRange.Of(all);
            for (int t = 0; t < 4; t++)
                for (int y = 0; y < 6; y++)
                    for (int x = 0; x < 5; x++) Assert.Equal(range.Level(sequence.Frame(t, c)[(y * 5) + x]), pixels[(y * 20) + (t * 5) + x]);
            // Left edge half a frame before the first time; a row is 12 h * 6 / 5 high, so that pixels are square.
            Assert.Equal((-42, 48, c * 14.4, 14.4), (Number(images[c]!["x"]), Number(images[c]!["sizex"]), Math.Round(Number(images[c]!["y"]), 9), Math.Round(Number(images[c]!["sizey"]), 9)));
        }
    }

    [Fact]
    public void Create_Maps_DecodeToRawValues()
    {
        SaliencyMaps maps = DemoSequence.Maps(4, 2, 3);
        JsonObject[] overlay = Overlay(Small(maps: maps));
        Assert.Equal(4, overlay.Length);
        for (int t = 0; t < 4; t++)
        {
            Assert.Equal(maps.Map(t).ToArray(), Decode(overlay[t]));
            // Cells 4 h wide and 7.2 h high over a frame of 12 h by 14.4 h; the host interpolates between their centres.
            Assert.Equal((Hours[t] - 4, 4, 3.6, 7.2), (Number(overlay[t]["x0"]), Number(overlay[t]["dx"]), Math.Round(Number(overlay[t]["y0"]), 9), Math.Round(Number(overlay[t]["dy"]), 9)));
        }
        Assert.All(overlay, trace => Assert.Equal("best", trace["zsmooth"]!.ToString()));
        Assert.Contains(overlay.SelectMany(Decode), v => v < 0);
    }

    [Fact]
    public void Create_SequenceScale_HasOneLabelledScaleFromZeroToTheLargestValue()
    {
        SaliencyMaps maps = DemoSequence.Maps(4, 2, 3);
        Figure figure = Small(maps: maps);
        JsonNode axis = Layout(figure)["coloraxis"]!;
        Assert.Equal((0, maps.Values.Max()), (Number(axis["cmin"]), (float)Number(axis["cmax"])));
        Assert.All(Overlay(figure), trace => Assert.Equal((0, maps.Values.Max()), (Number(trace["zmin"]), (float)Number(trace["zmax"]))));
        Assert.Equal("colour: Grad-CAM (nT)<br>scale: whole sequence", Annotation(figure, "colour legend"));
        Assert.Contains(figure.Facts, fact => fact.Label == "scale" && fact.Value.StartsWith("whole sequence, 0 to ", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_FrameScale_HasEachFramesOwnLargestValue()
    {
        SaliencyMaps maps = DemoSequence.Maps(4, 2, 3);
        Figure figure = Small(maps: maps, options: new FullSequenceOptions { Scale = MapScale.Frame });
        Assert.Equal(Enumerable.Range(0, 4).Select(t => maps.Map(t).ToArray().Max()), Overlay(figure).Select(trace => (float)Number(trace["zmax"])));
        Assert.Contains("scale: frame", Annotation(figure, "colour legend"));
        Assert.Contains(figure.Facts, fact => fact.Label == "scale" && fact.Value.Contains("cannot be compared"));
    }

    [Fact]
    public void Create_CatalogueScale_NeedsItsLargestValueAndSaysIt()
    {
        Assert.Contains("LargestInCatalogue is not set", Assert.Throws<ArgumentException>("options", () => Small(options: new FullSequenceOptions { Scale = MapScale.Catalogue })).Message);
        SaliencyMaps maps = new(DemoSequence.Maps(4, 2, 3).Values, 4, 2, 3, "Grad-CAM", "nT", true) { LargestInCatalogue = 0.5f };
        Figure figure = Small(maps, options: new FullSequenceOptions { Scale = MapScale.Catalogue });
        Assert.All(Overlay(figure), trace => Assert.Equal(0.5, Number(trace["zmax"])));
        Assert.Contains("scale: whole catalogue", Annotation(figure, "colour legend"));
        Assert.Contains(figure.Facts, fact => fact.Label == "scale" && fact.Value.StartsWith("whole catalogue, 0 to 0.500 nT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "scale: frame|scale: sequence")]
    [InlineData(true, "scale: frame|scale: sequence|scale: catalogue")]
    public void Create_ScaleMenu_OffersTheScalesThereAreAndNoValueTwice(bool hasCatalogue, string labels)
    {
        SaliencyMaps maps = new(DemoSequence.Maps(4, 2, 3).Values, 4, 2, 3, "Grad-CAM", "nT", true) { LargestInCatalogue = hasCatalogue ? 0.5f : null };
        Figure figure = Small(maps);
        JsonArray buttons = Layout(figure)["updatemenus"]![0]!["buttons"]!.AsArray(), data = figure.ToJsonObject()["data"]!.AsArray();
        Assert.Equal(labels, string.Join("|", buttons.Select(b => b!["label"]!.ToString())));
        Assert.Equal(Enumerable.Range(0, 4).Select(t => maps.Map(t).ToArray().Max()), buttons[0]!["args"]![0]!["zmax"]!.AsArray().Select(v => (float)Number(v)));
        // The traces that a button changes are the overlays, and the label it changes is the legend.
        Assert.All(buttons[0]!["args"]![2]!.AsArray(), index => Assert.Equal("overlay", data[(int)index!]!["name"]!.ToString()));
        string path = buttons[0]!["args"]![1]!.AsObject().Select(change => change.Key).Single(key => key.StartsWith("annotations", StringComparison.Ordinal));
        Assert.Equal("colour legend", Layout(figure)["annotations"]![int.Parse(path[12..path.IndexOf(']')])]!["name"]!.ToString());
    }

    [Fact]
    public void Create_ManyFrames_StandInTwoRowsTwiceAsWideAndCentredAtTheirTime()
    {
        Figure figure = DemoSequence.Figure();
        JsonObject[] overlay = Overlay(figure);
        for (int t = 0; t < 28; t++)
        {
            double width = 16 * Number(overlay[t]["dx"]), height = 16 * Number(overlay[t]["dy"]);
            Assert.Equal((24, 24), (Math.Round(width, 9), Math.Round(height, 9)));
            Assert.Equal((t - 27) * 12.0, Number(overlay[t]["x0"]) - (Number(overlay[t]["dx"]) / 2) + (width / 2), 9);
            Assert.Equal(t % 2 * 24, Number(overlay[t]["y0"]) - (Number(overlay[t]["dy"]) / 2), 9);
        }
        Assert.Contains(figure.Facts, fact => fact.Label == "frames" && fact.Value.Contains("2 rows a channel, frames take turns, each centred at its time and 2 steps wide"));
        Assert.Contains("taking turns between 2 rows", string.Join(" ", Layout(figure)["annotations"]!.AsArray().Select(note => note!["text"]!.ToString())));
    }

    [Fact]
    public void Create_DatedFrames_HavePlacesOnTheSunOnceForAllFrames()
    {
        Figure figure = FullSequenceFigure.Create(ShownFigures.Dated(28, 64), DemoSequence.Maps(), DemoSequence.Importance(), DemoSequence.Forecast());
        JsonNode shared = Layout(figure)["template"]!["data"]!["heatmap"]![0]!;
        Assert.Equal((16, 16), (shared["customdata"]!.AsArray().Count, shared["hovertext"]!.AsArray().Count));
        Assert.Matches("^N[0-9]{2} E[0-9]{2}$", shared["customdata"]![5]![6]!.ToString());
        Assert.Matches(@"^1\.[0-9]{2} radii, off the disk$", shared["customdata"]![0]![0]!.ToString());
        Assert.Contains("t = 26 (−12 h, 2012-03-06 12:30 UTC)", Overlay(figure)[26]["hovertemplate"]!.ToString());
        Assert.Contains(figure.Facts, fact => fact.Label == "place" && fact.Value.Contains("Stonyhurst") && fact.Value.Contains("differs by up to 0."));
        Assert.Contains(DemoSequence.Figure().Facts, fact => fact.Label == "place" && fact.Value.StartsWith("neither date nor orientation", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_SinglePeak_HasARedLineThroughPanelsOneToThree()
    {
        Figure figure = Small(importance: [1, 2, 9, 3]);
        JsonObject[] lines = Shapes(figure, "most important frame");
        Assert.Equal(["y domain", "y2 domain", "y3 domain"], lines.Select(line => line["yref"]!.ToString()));
        Assert.All(lines, line => Assert.Equal((-12, -12, "#e5383b"), (Number(line["x0"]), Number(line["x1"]), line["line"]!["color"]!.ToString())));
        Assert.Equal("<b>most important: t = 2 (−12 h)</b>", Annotation(figure, "most important frame"));
        Assert.Equal(["#7b93b8", "#7b93b8", "#e5383b", "#7b93b8"], Trace(figure, "temporal importance")["marker"]!["color"]!.AsArray().Select(c => c!.ToString()));
        Assert.Contains("most important frame is t = 2 (−12 h) with 9.00 nT", figure.Summary);
    }

    [Theory]
    [InlineData(new float[] { 2, 2, 2, 2 })]
    [InlineData(new float[] { 0, 0, 0, 0 })]
    [InlineData(new float[] { 1, 5, 5, 2 })]
    public void Create_NoSinglePeak_HasNoRedLineAndSaysSo(float[] importance)
    {
        Figure figure = Small(importance: importance);
        Assert.Empty(Shapes(figure, "most important frame"));
        Assert.Contains("No single frame", Annotation(figure, "notes"));
        Assert.Contains("no single frame is the most important", figure.Summary);
    }

    [Fact]
    public void Create_Trend_IsTheMovingMean() =>
        Assert.Equal(MovingMean.Of([1, 2, 9, 3]), Trace(Small(importance: [1, 2, 9, 3]), "trend")["y"]!.AsArray().Select(v => (float)Number(v)));

    [Fact]
    public void Create_Forecast_LiesRightOfTheLastFrameWithTheAnalysedHorizonGreen()
    {
        Figure figure = Small();
        JsonObject all = Trace(figure, "prediction"), analysed = Trace(figure, "analysed horizon");
        Assert.Equal([3, 6, 9, 12, 15, 18, 21, 24], all["x"]!.AsArray().Select(Number));
        Assert.Equal((12, 27, "#228b3c"), (Number(analysed["x"]![0]), Number(analysed["y"]![0]), analysed["marker"]!["color"]!.ToString()));
        Assert.True(Number(analysed["marker"]!["size"]) > Number(all["marker"]!["size"]));
        Assert.Equal("<b>+12 h: 27.0</b>", Annotation(figure, "analysed horizon"));
        Assert.Equal("ap<br>(nT)", Layout(figure)["yaxis4"]!["title"]!["text"]!.ToString());
        JsonObject[] shades = Shapes(figure, "forecast");
        Assert.Equal([6, 6, 6, 0], shades.Select(shade => Number(shade["x0"])));
    }

    [Fact]
    public void Create_GapInTime_StaysEmpty()
    {
        Figure figure = UnusualSequences.Gaps();
        // Steps 12, 12, 30, 18, 12: frames are 12 h wide, in three runs, for each of three channels and the overlay.
        var runs = Layout(figure)["images"]!.AsArray().Select(image => (Number(image!["x"]), Number(image["sizex"]))).ToArray();
        Assert.Equal(Enumerable.Repeat(new[] { (-90.0, 36.0), (-36, 12), (-18, 24) }, 4).SelectMany(run => run), runs);
    }

    [Fact]
    public void Create_MissingValues_AreGapsAndNotes()
    {
        Figure figure = UnusualSequences.Missing();
        Assert.DoesNotContain("NaN,", figure.Json);
        Assert.Null(Trace(figure, "temporal importance")["y"]![2]);
        Assert.Null(Trace(figure, "prediction")["y"]![1]);
        Assert.All(Decode(Overlay(figure)[4]), v => Assert.True(float.IsNaN(v)));
        string notes = Annotation(figure, "notes");
        foreach (string note in (string[])["36 of 420 map values", "missing (NaN) for 2 of 12 frames", "2 of 8 predicted values", "analysed prediction at +6 h"]) Assert.Contains(note, notes);
        Assert.Contains("missing", Annotation(figure, "analysed horizon"));
    }

    [Fact]
    public void Create_ZeroMaps_DrawTheLowestColourAndSaySo()
    {
        Figure figure = UnusualSequences.NothingToShow();
        Assert.Equal(1, Number(Layout(figure)["coloraxis"]!["cmax"]));
        Assert.Contains("No map value is above zero", Annotation(figure, "notes"));
    }

    [Fact]
    public void Create_SingleFrame_HasAnAxisAndAFrame()
    {
        Figure figure = UnusualSequences.SingleFrame();
        Assert.Equal(0, Number(Layout(figure)["xaxis"]!["tickvals"]!.AsArray().Single(v => Number(v) == 0)));
        Assert.Equal(24, Number(Layout(figure)["images"]![0]!["sizex"]));
    }

    [Fact]
    public void Create_HostileTexts_AreEscapedInEveryLabel()
    {
        Figure figure = UnusualSequences.EarlyPeakWithLongTexts();
        JsonObject json = figure.ToJsonObject();
        json["layout"]!["meta"] = null;
        string drawn = json.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.DoesNotContain("<b onclick", drawn);
        Assert.DoesNotContain("%{x}", drawn);
        Assert.DoesNotContain("\u202E", drawn);
    }

    [Fact]
    public void Create_LargeFrames_AreDrawnSmallerAndSayIt()
    {
        Figure figure = FullSequenceFigure.Create(
            DemoSequence.Create(hours: Hours, size: 60, width: 50), DemoSequence.Maps(4, 40, 35), new FrameImportance([1, 2, 3, 4], "nT", "occlusion"), DemoSequence.Forecast(), new FullSequenceOptions { PixelsPerFrame = 30 });
        Assert.Contains(figure.Facts, fact => fact.Label == "frames" && fact.Value.Contains("drawn at 30 × 25 of 60 × 50 pixels (means)"));
        Assert.Equal("40, 35", Overlay(figure)[0]["z"]!["shape"]!.ToString());
    }

    [Fact]
    public void Create_WrongLengths_NameBothValues()
    {
        var sequence = DemoSequence.Create(hours: Hours, size: 6, width: 5);
        var importance = new FrameImportance([1, 2, 3, 4], "nT", "occlusion");
        var e = Assert.Throws<ArgumentException>("maps", () => FullSequenceFigure.Create(sequence, DemoSequence.Maps(3, 2, 3), importance, DemoSequence.Forecast()));
        Assert.Contains("T = 3 frames but the sequence has T = 4", e.Message);
        e = Assert.Throws<ArgumentException>("maps", () => FullSequenceFigure.Create(sequence, DemoSequence.Maps(4, 7, 3), importance, DemoSequence.Forecast()));
        Assert.Contains("(h, w) = (7, 3) but frames have (H, W) = (6, 5)", e.Message);
        e = Assert.Throws<ArgumentException>("importance", () => FullSequenceFigure.Create(sequence, DemoSequence.Maps(4, 2, 3), new FrameImportance([1, 2], "nT", "occlusion"), DemoSequence.Forecast()));
        Assert.Contains("2 values but the sequence has T = 4", e.Message);
        e = Assert.Throws<ArgumentException>("values", () => new SaliencyMaps(new float[11], 2, 2, 3, "n", "u", true));
        Assert.Contains("(T, h, w) = (2, 2, 3) needs 12 values, got 11", e.Message);
    }

    [Fact]
    public void Create_OptionsOutOfRange_NameTheValue()
    {
        foreach ((FullSequenceOptions options, string value) in new[]
        {
            (new FullSequenceOptions { OverlayChannel = 2 }, "from 0 to 1, got 2"), (new FullSequenceOptions { Opacity = 0 }, "got 0"), (new FullSequenceOptions { Opacity = double.NaN }, "got NaN"),
            (new FullSequenceOptions { PixelsPerFrame = 4 }, "got 4"), (new FullSequenceOptions { Scale = (MapScale)9 }, "got 9"), (new FullSequenceOptions { Colours = (MapColours)9 }, "got 9"),
        })
            Assert.Contains(value, Assert.Throws<ArgumentOutOfRangeException>("options", () => Small(options: options)).Message);
    }

    [Fact]
    public void Inputs_OutOfRange_NameTheValue()
    {
        Assert.Contains("frame 1 has -2", Assert.Throws<ArgumentException>("values", () => new FrameImportance([1, -2], "nT", "occlusion")).Message);
        Assert.Contains("from 0 to 1, got 2", Assert.Throws<ArgumentOutOfRangeException>("analysedHorizon", () => new Forecast([1, 2], 2, "ap", "nT")).Message);
        Assert.Contains("got 0", Assert.Throws<ArgumentOutOfRangeException>("stepHours", () => new Forecast([1, 2], 1, "ap", "nT", 0)).Message);
    }

    private static Figure Small(SaliencyMaps? maps = null, float[]? importance = null, FullSequenceOptions? options = null) => FullSequenceFigure.Create(
        DemoSequence.Create(hours: Hours, size: 6, width: 5, channels: DemoSequence.Channels[..2]), maps ?? DemoSequence.Maps(4, 2, 3),
        new FrameImportance(importance ?? [1, 2, 9, 3], "nT", "occlusion"), DemoSequence.Forecast(), options);

    private static JsonObject Layout(Figure figure) => figure.ToJsonObject()["layout"]!.AsObject();

    private static JsonObject[] Overlay(Figure figure) =>
        [.. figure.ToJsonObject()["data"]!.AsArray().Select(trace => trace!.AsObject()).Where(trace => trace["type"]!.ToString() == "heatmap" && trace["name"]?.ToString() == "overlay")];

    private static JsonObject Trace(Figure figure, string name) => figure.ToJsonObject()["data"]!.AsArray().First(trace => trace!["name"]?.ToString() == name)!.AsObject();

    private static JsonObject[] Shapes(Figure figure, string name) => [.. Layout(figure)["shapes"]!.AsArray().Where(shape => shape!["name"]!.ToString() == name).Select(shape => shape!.AsObject())];

    private static string Annotation(Figure figure, string name) => Layout(figure)["annotations"]!.AsArray().Single(note => note!["name"]!.ToString() == name)!["text"]!.ToString();

    private static float[] Decode(JsonObject trace) => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(trace["z"]!["bdata"]!.ToString())).ToArray();

    private static double Number(JsonNode? node) => node!.GetValue<double>();
}
