using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Views;

namespace Workbench.Tests.Figures.Views;

public sealed class ViewControlsTests
{
    private static readonly ControlPlace Place = new(0.25, 1, PixelsUp: 12, Length: 0.4);

    [Fact]
    public void OpacitySlider_Steps_SetTheOpacityOfTheGivenTracesOnly()
    {
        JsonObject slider = ViewControls.OpacitySlider([3, 5, 8], 0.52, Place);
        JsonArray steps = slider["steps"]!.AsArray();
        Assert.Equal((11, 5, 0.4), (steps.Count, (int)slider["active"]!, (double)slider["len"]!));
        Assert.Equal("""["restyle",{"opacity":0.7},[3,5,8]]""", new JsonArray([steps[7]!["method"]!.DeepClone(), .. steps[7]!["args"]!.AsArray().Select(a => a!.DeepClone())]).ToJsonString());
    }

    [Fact]
    public void PictureOpacitySlider_Steps_SetTheOpacityOfPictures()
    {
        JsonNode step = ViewControls.PictureOpacitySlider([1, 4], 1, Place)["steps"]![2]!;
        Assert.Equal("""[{"images[1].opacity":0.2,"images[4].opacity":0.2}]""", step["args"]!.ToJsonString());
        Assert.Equal("relayout", step["method"]!.ToString());
    }

    [Fact]
    public void ScaleMenu_Choices_ChangeRangesAndTheLabelTogether()
    {
        ScaleChoice frame = new(MapScale.Frame, [1, 2.5, 3], new JsonObject { ["annotations[4].text"] = "frame" });
        ScaleChoice catalogue = new(MapScale.Catalogue, [9], new JsonObject { ["annotations[4].text"] = "catalogue", ["coloraxis.cmax"] = 9 });
        JsonObject menu = ViewControls.ScaleMenu([frame, catalogue], MapScale.Catalogue, [7, 8, 9], Place);
        Assert.Equal(["scale: frame", "scale: catalogue"], menu["buttons"]!.AsArray().Select(b => b!["label"]!.ToString()));
        Assert.Equal(1, (int)menu["active"]!);
        Assert.Equal("""[{"zmin":[0],"zmax":[1,2.5,3]},{"annotations[4].text":"frame"},[7,8,9]]""", menu["buttons"]![0]!["args"]!.ToJsonString());
        Assert.Equal("""[{"zmin":[0],"zmax":[9]},{"annotations[4].text":"catalogue","coloraxis.cmax":9},[7,8,9]]""", menu["buttons"]![1]!["args"]!.ToJsonString());
    }

    [Fact]
    public void ScaleMenu_Signed_IsSymmetricAboutZero()
    {
        JsonObject menu = ViewControls.ScaleMenu([new(MapScale.Frame, [1, 2.5], [], IsSigned: true)], MapScale.Frame, [0, 1], Place);
        Assert.Equal("""{"zmin":[-1,-2.5],"zmax":[1,2.5]}""", menu["buttons"]![0]!["args"]![0]!.ToJsonString());
    }

    [Fact]
    public void ScaleMenu_WithoutTraces_ChangesTheLayoutAlone()
    {
        JsonNode button = ViewControls.ScaleMenu([new(MapScale.Sequence, [2], new JsonObject { ["coloraxis.cmax"] = 2 })], MapScale.Sequence, [], Place)["buttons"]![0]!;
        Assert.Equal(("relayout", """[{"coloraxis.cmax":2}]"""), (button["method"]!.ToString(), button["args"]!.ToJsonString()));
    }

    [Fact]
    public void ColourMenu_Buttons_GiveEveryTraceAndAxisTheScale()
    {
        JsonObject menu = ViewControls.ColourMenu(MapColours.ColourBlindSafe, [2, 4], ["coloraxis", "coloraxis2"], Place);
        JsonArray args = menu["buttons"]![1]!["args"]!.AsArray();
        string scale = ColourScale.Sequential.ToPlotly().ToJsonString();
        Assert.Equal((1, scale, scale, scale), ((int)menu["active"]!, args[0]!["colorscale"]![0]!.ToJsonString(), args[1]!["coloraxis.colorscale"]!.ToJsonString(), args[1]!["coloraxis2.colorscale"]!.ToJsonString()));
        Assert.Equal("[2,4]", args[2]!.ToJsonString());
    }

    [Fact]
    public void ScaleMenu_WhatDoesNotFit_NamesIt()
    {
        ScaleChoice two = new(MapScale.Frame, [1, 2], []);
        Assert.Contains("2 tops for 3 traces", Assert.Throws<ArgumentException>(() => ViewControls.ScaleMenu([two], MapScale.Frame, [0, 1, 2], Place)).Message);
        Assert.Contains("must be one of Frame, got Catalogue", Assert.Throws<ArgumentException>("active", () => ViewControls.ScaleMenu([two], MapScale.Catalogue, [0, 1], Place)).Message);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.25, 0.25)]
    public void TopOf_Largest_CanBeDrawn(double largest, double expected) => Assert.Equal(expected, ScaleChoice.TopOf(largest));

    [Fact]
    public void LargestInCatalogue_NotPositive_NamesIt()
    {
        Assert.Equal(3f, new SaliencyMaps([1], 1, 1, 1, "n", "u", true) { LargestInCatalogue = 3 }.LargestInCatalogue);
        foreach (float bad in (float[])[0, -1, float.NaN, float.PositiveInfinity])
            Assert.Contains($"got {bad}", Assert.Throws<ArgumentOutOfRangeException>(() => new SaliencyMaps([1], 1, 1, 1, "n", "u", true) { LargestInCatalogue = bad }).Message);
    }
}
