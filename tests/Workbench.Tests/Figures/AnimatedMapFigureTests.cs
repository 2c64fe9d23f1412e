using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

public sealed class AnimatedMapFigureTests
{
    // T = 4, C = 2, H = 6, W = 5, h = 2, w = 3.
    private static readonly SolarSequence Sequence = DemoSequence.Create(4, 6, 5, channels: DemoSequence.Channels[..2]);
    private static readonly SaliencyMaps Maps = DemoSequence.Maps(4, 2, 3);
    private static readonly FrameImportance Importance = new([1, float.NaN, 9, 3], "nT", "occlusion");

    [Fact]
    public void Create_Frames_HoldPictureRawMapMarkerAndTheirOwnRange()
    {
        JsonArray frames = Film()["frames"]!.AsArray();
        Assert.Equal(["t = 0 (−36 h)", "t = 1 (−24 h)", "t = 2 (−12 h)", "t = 3 (0 h)"], frames.Select(frame => frame!["name"]!.ToString()));
        GreyRange range = GreyRange.Of([.. Enumerable.Range(0, 4).SelectMany(t => Sequence.Frame(t, 0).ToArray())]);
        for (int t = 0; t < 4; t++)
        {
            JsonNode data = frames[t]!["data"]!;
            Assert.Equal("[0,1,3]", frames[t]!["traces"]!.ToJsonString());
            var (width, height, _, pixels) = PngDecoder.Decode(Convert.FromBase64String(data[0]!["source"]!.ToString().Split(',')[1]));
            Assert.Equal((5, 6), (width, height));
            Assert.Equal(Sequence.Frame(t, 0).ToArray().Select(range.Level), pixels);
            Assert.Equal(Maps.Map(t).ToArray(), MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(data[1]!["z"]!["bdata"]!.ToString())).ToArray());
            Assert.Equal((t - 3) * 12.0, data[2]!["x"]![0]!.GetValue<double>());
            Assert.Equal(t == 1 ? (float?)null : Importance.Values[t], data[2]!["y"]![2]?.GetValue<float>());
            Assert.Equal(Maps.Map(t).ToArray().Max(), (float)frames[t]!["layout"]!["coloraxis2"]!["cmax"]!.GetValue<double>());
        }
    }

    [Fact]
    public void Create_Start_IsTheMostImportantFrameInTracesAndSlider()
    {
        JsonObject film = Film();
        Assert.Equal(film["frames"]![2]!["data"]![1]!["z"]!.ToJsonString(), film["data"]![1]!["z"]!.ToJsonString());
        Assert.Equal(film["frames"]![2]!["data"]![0]!["source"]!.ToString(), film["data"]![0]!["source"]!.ToString());
        JsonNode slider = film["layout"]!["sliders"]!.AsArray().Single(s => s!["name"]!.ToString() == "frame")!;
        Assert.Equal((2, 4), ((int)slider["active"]!, slider["steps"]!.AsArray().Count));
        Assert.Equal(film["frames"]!.AsArray().Select(frame => frame!["name"]!.ToString()), slider["steps"]!.AsArray().Select(step => step!["args"]![0]![0]!.ToString()));
    }

    [Theory]
    [InlineData(MapScale.Frame, "coloraxis2")]
    [InlineData(MapScale.Sequence, "coloraxis")]
    public void Create_Scale_ChoosesTheAxisThatTheMenuSwitches(MapScale scale, string axis)
    {
        JsonObject film = Film(new() { Scale = scale });
        Assert.Equal(axis, film["data"]![1]!["coloraxis"]!.ToString());
        Assert.Equal(Maps.Values.Max(), (float)film["layout"]!["coloraxis"]!["cmax"]!.GetValue<double>());
        JsonArray buttons = film["layout"]!["updatemenus"]![0]!["buttons"]!.AsArray();
        Assert.Equal(["""{"coloraxis":"coloraxis2"}""", """{"coloraxis":"coloraxis"}"""], buttons.Select(button => button!["args"]![0]!.ToJsonString()));
    }

    [Fact]
    public void Create_Facts_SayWhichKeysWorkAndWhatIsMissing()
    {
        Figure figure = AnimatedMapFigure.Create(Sequence, Maps, Importance);
        Assert.Contains(figure.Facts, fact => fact.Label == "animation" && fact.Value.Contains("in a saved page also the keys"));
        Assert.Contains(figure.Facts, fact => fact.Value == "Temporal importance is missing (NaN) for 1 of 4 frames: a gap in the curve.");
        Assert.Equal("Grad-CAM on 4 frames of 193 Å as a film: the most important frame is t = 2 (−12 h) with 9.00 nT.", figure.Summary);
    }

    [Fact]
    public void Create_LargeFrames_AreDrawnSmallerAndSayIt()
    {
        Figure figure = AnimatedMapFigure.Create(DemoSequence.Create(2, 60, 50), DemoSequence.Maps(2, 4, 3), new FrameImportance([1, 2], "nT", "occlusion"), new() { PixelsPerFrame = 30 });
        Assert.Contains(figure.Facts, fact => fact.Label == "frames" && fact.Value.Contains("drawn at 30 × 25 of 60 × 50 pixels (means)"));
    }

    [Fact]
    public void Create_WrongLengths_NameBothValues() =>
        Assert.Contains("2 values but the sequence has T = 4", Assert.Throws<ArgumentException>("importance", () => AnimatedMapFigure.Create(Sequence, Maps, new FrameImportance([1, 2], "nT", "occlusion"))).Message);

    private static JsonObject Film(OverlayOptions? options = null) => AnimatedMapFigure.Create(Sequence, Maps, Importance, options).ToJsonObject();
}
