using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

public sealed class OverlayFigureTests
{
    // T = 3, C = 2, H = 6, W = 5, h = 2, w = 3.
    private static readonly SolarSequence Sequence = DemoSequence.Create(3, 6, 5, channels: DemoSequence.Channels[..2]);
    private static readonly SaliencyMaps Maps = DemoSequence.Maps(3, 2, 3);

    [Fact]
    public void Create_Frame_DecodesToGreyLevelsUnderTheRawMap()
    {
        JsonObject json = OverlayFigure.Create(Sequence, Maps, 1, new() { Channel = 1 }).ToJsonObject();
        JsonNode image = json["layout"]!["images"]![0]!, map = json["data"]![0]!;
        var (width, height, _, pixels) = PngDecoder.Decode(Convert.FromBase64String(image["source"]!.ToString().Split(',')[1]));
        GreyRange range = GreyRange.Of([.. Enumerable.Range(0, 3).SelectMany(t => Sequence.Frame(t, 1).ToArray())]);
        Assert.Equal((5, 6), (width, height));
        Assert.Equal(Sequence.Frame(1, 1).ToArray().Select(range.Level), pixels);
        Assert.Equal((-0.5, -0.5, 5, 6), (Number(image["x"]), Number(image["y"]), Number(image["sizex"]), Number(image["sizey"])));
        Assert.Equal(Maps.Map(1).ToArray(), MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(map["z"]!["bdata"]!.ToString())).ToArray());
        // Three cells over five pixels, two over six; the left edge is half a pixel before the first centre.
        Assert.Equal((5.0 / 3, 3, (5.0 / 6) - 0.5, 1), (Number(map["dx"]), Number(map["dy"]), Number(map["x0"]), Number(map["y0"])));
    }

    [Fact]
    public void Create_Disk_HasItsOutline()
    {
        JsonNode limb = OverlayFigure.Create(Sequence, Maps, 0).ToJsonObject()["layout"]!["shapes"]!.AsArray().Single(shape => shape!["name"]!.ToString() == "limb")!;
        SolarDisk disk = Sequence.Disk;
        Assert.Equal((disk.CentreX - disk.RadiusPixels, disk.CentreX + disk.RadiusPixels, disk.CentreY - disk.RadiusPixels), (Number(limb["x0"]), Number(limb["x1"]), Number(limb["y0"])));
    }

    [Fact]
    public void Create_UnderTheMouse_HasPixelMapAndPlaceOfTheSameCell()
    {
        JsonNode mouse = OverlayFigure.Create(Sequence, Maps, 2).ToJsonObject()["data"]![1]!;
        Assert.Equal("6, 5", mouse["z"]!["shape"]!.ToString());
        // Row 4 of 6 lies in map row 1 of 2, column 3 of 5 in map column 2 of 3.
        Assert.StartsWith($"{PlotlyText.Number(Maps.Map(2)[(1 * 3) + 2])} at 0.", mouse["customdata"]![4]![3]!.ToString());
        string template = mouse["hovertemplate"]!.ToString();
        foreach (string part in (string[])["193 Å, t = 2 (0 h)", "Grad-CAM (nT), apparent place (radii): %{customdata}", "%{z:.4~g} grey level 0-255"]) Assert.Contains(part, template);
    }

    [Theory]
    [InlineData(MapScale.Frame, "this frame")]
    [InlineData(MapScale.Sequence, "whole sequence")]
    public void Create_Scale_StatesItAndEndsAtItsLargestValue(MapScale scale, string said)
    {
        JsonNode axis = OverlayFigure.Create(Sequence, Maps, 0, new() { Scale = scale }).ToJsonObject()["layout"]!["coloraxis"]!;
        Assert.Equal((scale == MapScale.Frame ? Maps.Map(0).ToArray() : Maps.Values).Max(), (float)Number(axis["cmax"]));
        Assert.Equal($"Grad-CAM (nT), scale: {said}", axis["colorbar"]!["title"]!["text"]!.ToString());
    }

    [Fact]
    public void Create_Summary_SaysWhereTheLargestValueIs()
    {
        SaliencyMaps maps = new([0, 0, 0, 0, 2.5f, 0, .. new float[12]], 3, 2, 3, "Grad-CAM", "nT", true);
        // Column 2 of 5 and row 4 of 6: the lower part of the disk, in its middle column. Centre (2, 2.5), radius 2.1: (4 - 2.5) / 2.1 = 0.71.
        Assert.Equal("Grad-CAM over 193 Å at t = 0 (−24 h): the largest value is 2.50 nT at apparent 0.71 down, 0.00 right (radii).", OverlayFigure.Create(Sequence, maps, 0).Summary);
    }

    [Fact]
    public void Create_LargestValueInACorner_ReadsAsASentence()
    {
        SaliencyMaps maps = new([2.5f, .. new float[(3 * 12 * 12) - 1]], 3, 12, 12, "Grad-CAM", "nT", true);
        Figure figure = OverlayFigure.Create(ShownFigures.Dated(3, 12), maps, 0);
        Assert.Matches(@"the largest value is 2\.50 nT at 1\.\d\d radii, off the disk\.$", figure.Summary);
        Assert.DoesNotContain(" at off", figure.Json);
    }

    [Fact]
    public void Create_Orientation_IsClaimedOnlyWhereTheSequenceKnowsIt()
    {
        const string Claim = "solar north up, east left";
        Assert.DoesNotContain(Claim, OverlayFigure.Create(Sequence, Maps, 0).Json);
        Assert.DoesNotContain(Claim, AnimatedMapFigure.Create(Sequence, Maps, new FrameImportance([1, 2, 3], "nT", "occlusion")).Json);
        Assert.Contains("up and left as in the data, whose orientation is not recorded", FigureParts.Fact(OverlayFigure.Create(Sequence, Maps, 0), "frame"));
        Assert.Contains(Claim, FigureParts.Fact(OverlayFigure.Create(ShownFigures.Dated(3, 12), Maps, 0), "frame"));
        SolarSequence planted = new PlantedSun(new() { Frames = 7, Height = 32, Width = 32 }).Create(3).Sequence;
        Assert.Contains(Claim, FigureParts.Fact(OverlayFigure.Create(planted, DemoSequence.Maps(7, 2, 3), 0), "frame"));
    }

    [Fact]
    public void Create_NothingToShow_SaysSo()
    {
        Figure NotesOf(float value) => OverlayFigure.Create(Sequence, new([.. Enumerable.Repeat(value, 18)], 3, 2, 3, "Grad-CAM", "nT", true), 0);
        Assert.Contains(NotesOf(0).Facts, fact => fact.Value.StartsWith("No value of this map is above zero", StringComparison.Ordinal));
        Assert.Contains(NotesOf(float.NaN).Facts, fact => fact.Value == "6 of 6 values of this map are NaN or infinite: no colour there.");
        Assert.Contains("no value of the map is finite", NotesOf(float.NaN).Summary);
        Assert.Contains("no value of the map is above zero", NotesOf(-1).Summary);
    }

    [Fact]
    public void Create_WhatDoesNotFit_NamesIt()
    {
        Assert.Contains("from 0 to 2, got 3", Assert.Throws<ArgumentOutOfRangeException>("frame", () => OverlayFigure.Create(Sequence, Maps, 3)).Message);
        Assert.Contains("T = 2 frames but the sequence has T = 3", Assert.Throws<ArgumentException>("maps", () => OverlayFigure.Create(Sequence, DemoSequence.Maps(2, 2, 3), 0)).Message);
        Assert.Contains("(h, w) = (2, 9)", Assert.Throws<ArgumentException>("maps", () => OverlayFigure.Create(Sequence, DemoSequence.Maps(3, 2, 9), 0)).Message);
        foreach ((OverlayOptions options, string value) in new[]
        {
            (new OverlayOptions { Channel = 2 }, "from 0 to 1, got 2"), (new() { Opacity = double.NaN }, "got NaN"), (new() { PixelsPerFrame = 4 }, "got 4"), (new() { Scale = (MapScale)9 }, "got 9"), (new() { Colours = (MapColours)9 }, "got 9"),
        })
            Assert.Contains(value, Assert.Throws<ArgumentOutOfRangeException>("options", () => OverlayFigure.Create(Sequence, Maps, 0, options)).Message);
        Assert.Contains("LargestInCatalogue is not set", Assert.Throws<ArgumentException>("options", () => OverlayFigure.Create(Sequence, Maps, 0, new() { Scale = MapScale.Catalogue })).Message);
        Assert.Contains("must not be blank", Assert.Throws<ArgumentException>("options", () => OverlayFigure.Create(Sequence, Maps, 0, new() { Title = " " })).Message);
    }

    private static double Number(JsonNode? node) => node!.GetValue<double>();
}
