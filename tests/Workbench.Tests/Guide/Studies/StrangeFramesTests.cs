using Workbench.Data;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;
using Workbench.Tests.Data;

namespace Workbench.Tests.Guide.Studies;

/// <summary>Frames unlike those of the training are taken, but not without a word.</summary>
[NoTensorsLeft]
public sealed class StrangeFramesTests
{
    [Fact]
    public void Of_FramesAsInTraining_NothingIsSaid()
    {
        using var study = Open(Planted(64, 1, PlantedSun.Units));
        Assert.DoesNotContain(study.Notes, note => note.Contains("trained on values") || note.Contains("standard deviations") || note.Contains("pixels"));
    }

    [Fact]
    public void Of_AnotherUnitAndBrightness_BothAreSaidWithTheLargestValue()
    {
        var choice = Planted(64, 60, "DN/s");
        using var study = Open(choice);
        Assert.Contains(study.Notes, note => note.Contains("in 'grey level 0-255'; these are in 'DN/s'"));
        float[] images = study.Inputs[0].data<float>().ToArray();
        float largest = images.Max(Math.Abs);
        string channel = choice.Sequence.Channels[Array.FindIndex(images, v => Math.Abs(v) >= largest) / (images.Length / 3)].Name;
        Assert.Contains(study.Notes, note => note.Contains(FormattableString.Invariant($"here {channel} reaches {largest:G3}")));
        using var korean = Open(choice, GuideLanguage.Korean);
        Assert.Contains(korean.Notes, note => note.Contains("DN/s") && note.Contains("단위"));
        Assert.Contains(korean.Notes, note => note.Contains(FormattableString.Invariant($"{largest:G3}배")));
    }

    [Fact]
    public void Of_HugeValueInTheSameUnit_IsSaid()
    {
        var choice = Planted(64, 1, PlantedSun.Units);
        choice.Sequence.Values[^1] = 1e30f; // the last channel, the magnetogram
        using var study = Open(choice);
        Assert.Contains(study.Notes, note => note.Contains("HMI magnetogram reaches 1.54E+28"));
    }

    [Fact]
    public void Open_OtherSize_IsSaidForATrainedModelOnly()
    {
        var options = new StudyOptions { Pixels = 16, Cache = new DataCache(SharedData.Require()), Language = GuideLanguage.English };
        using var study = Study.Open("sdo64", options);
        Assert.Contains(study.Notes, note => note.Contains("trained on frames of 64 x 64 pixels; these have 16 x 16"));
        using var untrained = Study.Open("sdo64", options with { Model = StudyOptions.Untrained });
        Assert.DoesNotContain(untrained.Notes, note => note.Contains("64 x 64"));
    }

    private static Study Open(SequenceChoice choice, GuideLanguage language = GuideLanguage.English) => Study.Of(choice, new() { Model = "healthy", Language = language });

    private static SequenceChoice Planted(int side, float factor, string units)
    {
        var made = new PlantedSun(new() { Scenario = PlantedScenario.StormByStream, Frames = 7, Height = side, Width = side }).Create(3).Sequence;
        var sequence = new SolarSequence([.. made.Values.Select(v => v * factor)], made.Channels, made.HoursFromLastFrame, side, side, made.Disk, units, made.Origin, made.Source);
        return new SequenceChoice(sequence, null, [], [], []);
    }
}
