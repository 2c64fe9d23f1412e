using Workbench.Data;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;
using Workbench.Tests.Data;
using Workbench.Training;

namespace Workbench.Tests.Guide;

[NoTensorsLeft]
public sealed class ShippedModelStudyTests
{
    private static readonly StudyOptions English = new() { Language = GuideLanguage.English };

    public static TheoryData<string> Names => [.. ShippedModel.Names];

    [Fact]
    public void Names_Always_HoldTheHealthyModel() => Assert.Contains("healthy", ShippedModel.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_EveryName_FitsItsRecipeIsSmallAndHasACardWithScores(string name)
    {
        using var model = ShippedModel.Load(name);
        Assert.False(model.training);
        var folder = Path.Combine(Repository.Root, "data-manifests", "models");
        Assert.InRange(new FileInfo(Path.Combine(folder, $"{name}.safetensors")).Length, 1000, 2_000_000);
        var card = ShippedModel.Card(name);
        Assert.Contains($"seed {ShippedModel.RecipeOf(name).Seed}", card);
        Assert.Contains("cause taken out of the frames", card);
    }

    [Fact]
    public void Of_PlantedSample_ForecastsInNanoteslaAndSaysWhatItIs()
    {
        var sample = new PlantedSun(new PlantedSunOptions { Scenario = PlantedScenario.StormByStream, Frames = 10, Height = 32, Width = 32 }).Create(3);
        using var study = Study.Of(new SequenceChoice(sample.Sequence, null, [], [], []), English);
        var figure = study.Explain(horizon: 1, cancellation: TestContext.Current.CancellationToken).FullSequence();
        var facts = string.Join("\n", figure.Facts);
        Assert.Contains("trained on planted data", facts);
        Assert.Contains("'healthy'", facts);
        Assert.Equal("ap units", study.Unit);
        Assert.DoesNotContain(study.Notes, n => n.Contains("cadence") || n.Contains("h apart"));
    }

    [Fact]
    public void Of_FramesSixHoursApart_SaysThatTimesAreMisjudged()
    {
        var sample = new PlantedSun(new PlantedSunOptions { Scenario = PlantedScenario.StormByStream, Frames = 14, CadenceHours = 6, Height = 32, Width = 32 }).Create(3);
        using var study = Study.Of(new SequenceChoice(sample.Sequence, null, [], [], []), English);
        Assert.Contains(study.Notes, n => n.Contains("12 h apart") && n.Contains("6 h apart"));
    }

    [Fact]
    public void Of_ObservedFrames_ForecastsAndIsLabelledAsTrainedOnPlantedData()
    {
        using var study = Study.Of(SolarSequences.Open(new DataCache(SharedData.Require()), ManifestFolder.Shipped), English);
        Assert.Equal(SequenceOrigin.Observed, study.Sequence.Origin);
        Assert.All(study.Forecast(), ap => Assert.InRange(ap, -50, 400));
        Assert.Contains("exercise, not a forecast", study.Notes[0]);
        Assert.Contains("trained on planted data", study.ModelNote);
    }

    [Fact]
    public void Of_OtherChannelsOrName_SaysWhatIsExpected()
    {
        var sample = new PlantedSun(new PlantedSunOptions { Channels = [SolarChannel.Aia193, SolarChannel.Aia304], Height = 32, Width = 32 }).Create(3);
        var choice = new SequenceChoice(sample.Sequence, null, [], [], []);
        Assert.Contains("aia193, aia211, hmimag", Assert.Throws<ArgumentException>(() => Study.Of(choice, English with { Model = "healthy" })).Message);
        Assert.Contains("healthy", Assert.Throws<ArgumentException>(() => Study.Of(choice, English with { Model = "../healthy" })).Message);
    }
}
