using Workbench.Data;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;
using Workbench.Tests.Data;
using Workbench.Training;

namespace Workbench.Tests.Guide.Studies;

[NoTensorsLeft]
public sealed class StudyCatalogueTests
{
    private static StudyOptions Shared => new() { Cache = new DataCache(SharedData.Require()), Language = GuideLanguage.English };

    private static StudyOptions Empty(string folder) => new() { Cache = new DataCache(folder), Language = GuideLanguage.English };

    [Fact]
    public void Names_InBothLanguages_AreTheFiveAndSayWhatIsAtHand()
    {
        using var folder = new TemporaryFolder();
        var names = new StudyNames(Empty(folder.Path));
        Assert.Equal(["best", "sdo64", "ar11429", "eit-2004-03-01", "planted"], names.Select(n => n.Name));
        Assert.Equal([true, false, false, false, true], names.Select(n => n.IsAtHand));
        Assert.Contains("태양", new StudyNames(Empty(folder.Path) with { Language = GuideLanguage.Korean })[4].Sentence);
        Assert.Contains("planted", names.ToString());
    }

    [Fact]
    public void Open_NameMisspelt_ListsTheNamesAndTheCell()
    {
        string message = Assert.Throws<ArgumentException>("name", () => Study.Open("sdo46")).Message;
        Assert.Contains("best, sdo64, ar11429, eit-2004-03-01, planted, got 'sdo46'", message);
        Assert.Contains("first code cell", message);
    }

    [Theory]
    [InlineData("sdo64", null)] // nobody serves the arrays
    [InlineData("ar11429", "events")]
    [InlineData("eit-2004-03-01", "eit-2004-03-01")]
    public void Open_DataNotInTheCache_SaysHowToGetThem(string name, string? served)
    {
        using var folder = new TemporaryFolder();
        string message = Assert.Throws<InvalidOperationException>(() => Study.Open(name, Empty(folder.Path))).Message;
        if (served is null) Assert.DoesNotContain("workbench data fetch", message);
        else Assert.Contains($"'workbench data fetch {served}'", message);
        Assert.Contains(folder.Path, message);
        Assert.Contains("\"planted\"", message);
    }

    [Fact]
    public void Open_BestWithoutData_IsGenerated()
    {
        using var folder = new TemporaryFolder();
        using var study = Study.Open("best", Empty(folder.Path));
        Assert.Equal(SequenceOrigin.Generated, study.Sequence.Origin);
        Assert.Equal(3, study.Choice.NotUsed.Count);
        // Such a Sun as the model learnt from, with its wind and its truth.
        Assert.Equal(("healthy", true, PlantedCauseKind.CoronalHole), (study.ModelName, study.HasWind, study.Truth!.Cause!.Kind));
    }

    [Fact]
    public void Open_Planted_HasTruthWindAndTheModelOfItsChannels()
    {
        using var study = Study.Open("planted", new() { PlantedSeed = 4, Language = GuideLanguage.English });
        Assert.Equal((28, 3, 64, 64), (study.Sequence.Frames, study.Sequence.Channels.Count, study.Sequence.Height, study.Sequence.Width));
        Assert.Equal(("healthy", true, 4), (study.ModelName, study.HasWind, study.Truth!.Seed));
        // The inputs are those of training, bit by bit up to one rounding.
        var examples = new PlantedExamples(ShippedModel.RecipeOf("healthy"), d => d with { Distractors = [PlantedDistractors.None] }).Make([4]);
        const float OneRounding = 1e-5f; // (x - mean) / stdev against (x - mean) * (1 / stdev), values up to 4
        using var scope = TorchSharp.torch.NewDisposeScope();
        Assert.All(study.Inputs[0].data<float>().ToArray().Zip(examples.Images), p => Assert.Equal(p.Second, p.First, OneRounding));
        Assert.All(study.Inputs[1].data<float>().ToArray().Zip(examples.Wind), p => Assert.Equal(p.Second, p.First, OneRounding));
        Assert.Contains("known because it was planted", study.ToString());
    }

    [Fact]
    public void Open_PlantedForAnotherModel_HasItsChannels()
    {
        using var study = Study.Open("planted", new() { Model = "two-channels", Language = GuideLanguage.English });
        Assert.Equal(["aia193", "aia304"], study.Sequence.Channels.Select(c => c.Key));
        Assert.Equal("two-channels", study.ModelName);
        using var untrained = Study.Open("planted", new() { Model = "untrained", Seed = 9, Language = GuideLanguage.Korean });
        Assert.Equal(("model units", "ApForecaster, untrained, random weights of seed 9"), (untrained.Unit, untrained.ModelNote));
        Assert.Contains("학습되지 않았다", untrained.Notes[0]);
    }

    [Fact]
    public void Open_Sdo64_IsReadByTheHealthyModel()
    {
        using var study = Study.Open("sdo64", Shared);
        Assert.Equal((28, "healthy", false), (study.Sequence.Frames, study.ModelName, study.HasWind));
        Assert.Contains("exercise, not a forecast", study.Notes[0]);
    }

    [Fact]
    public void Open_Eit_HasNoModelAndSaysSo()
    {
        using var study = Study.Open("eit-2004-03-01", Shared);
        Assert.Equal("untrained", study.ModelName);
        Assert.Contains("mostly 1 h apart, not evenly", study.ToString());
        Assert.Contains(study.Notes, n => n.Contains("No shipped model reads exactly eit195"));
    }

    [Fact]
    public void Open_Region11429_IsDatedWithRegionsWindAndItsOwnModel()
    {
        using var study = Study.Open("ar11429", Shared);
        var sequence = study.Sequence;
        Assert.Equal((8, 2, 64, 64, 0), (sequence.Frames, sequence.Channels.Count, sequence.Height, sequence.Width, sequence.MissingFrames));
        Assert.Equal((Utc.At("2012-03-07 00:00"), Utc.At("2012-03-07 01:45")), (sequence.TimeUtc(0)!.Value, sequence.TimeUtc(7)!.Value));
        Assert.Equal(("two-channels", true), (study.ModelName, study.HasWind));
        Assert.Equal(11429, study.Event!.Region!.Number);
        Assert.Contains(study.Notes, n => n.Contains("ACE's 6 and 7 March only") && n.Contains("speed 9"));

        // The flare is where the catalogue has it: the brightest pixel of 193 Å at 00:30 within a cell of N18E31.
        int brightest = Enumerable.Range(0, 64 * 64).Where(p => sequence.Disk.RadiusAt(p % 64, p / 64) < 0.9).MaxBy(p => sequence.Frame(2, 0)[p]);
        var place = sequence.GeometryOf(2)!.PositionAt(brightest % 64, brightest / 64)!;
        Assert.InRange(place.DegreesTo(HeliographicPosition.Parse("N18E31")), 0, 4); // a pixel is 2.3 degrees wide at the disk centre
        // The caption in the lower left corner is gone.
        Assert.All(Enumerable.Range(0, 8), t => Assert.InRange(Enumerable.Range(58, 6).SelectMany(y => Enumerable.Range(0, 24).Select(x => (x, y))).Where(p => sequence.Disk.RadiusAt(p.x, p.y) > 1.3).Max(p => sequence.Frame(t, 0)[(p.y * 64) + p.x]), 0, 30));
    }

    [Fact]
    public void Names_OnTheSharedData_AreAtHand() => Assert.All(new StudyNames(Shared), n => Assert.True(n.IsAtHand, n.Name));

    [Fact]
    public void Open_MorePixelsThanWanted_AreReducedByArea()
    {
        var large = new PlantedSun(new PlantedSunOptions { Frames = 7, Height = 64, Width = 64 }).Create(2).Sequence;
        var reduced = FrameSize.AtMost(new SequenceChoice(large, null, [], [], []), 32).Sequence;
        Assert.Equal((7, 3, 32, 32, 12.5), (reduced.Frames, reduced.Channels.Count, reduced.Height, reduced.Width, reduced.Disk.RadiusPixels));
        Assert.Null(reduced.LastFrameUtc);
        Assert.Equal(large.HoursFromLastFrame, reduced.HoursFromLastFrame);
        // Each pixel is the mean of four: the scale is 2 and the centres lie on each other.
        float[] frame = large.Frame(3, 1).ToArray();
        double four = (frame[(30 * 64) + 20] + frame[(30 * 64) + 21] + frame[(31 * 64) + 20] + frame[(31 * 64) + 21]) / 4.0;
        Assert.Equal(four, reduced.Frame(3, 1)[(15 * 32) + 10], 0.01);
        Assert.Same(reduced, FrameSize.AtMost(new SequenceChoice(reduced, null, [], [], []), 32).Sequence);
    }

    [Fact]
    public void Disposed_AskedAnything_NamesTheCellToRun()
    {
        var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        study.Dispose();
        Assert.Contains("Study.Open again", Assert.Throws<ObjectDisposedException>(() => study.Explain(2, cancellation: TestContext.Current.CancellationToken)).Message);
        Assert.Contains("Study.Open again", Assert.Throws<ObjectDisposedException>(() => explanation.Measured.Channels(cancellation: TestContext.Current.CancellationToken)).Message);
        Assert.Contains("Full Sequence", explanation.FullSequence().Title); // what was measured stays
    }

    [Fact]
    public void Open_OnAGpuThatIsNotThere_NamesTheOption()
    {
        Assert.SkipWhen(TorchSharp.torch.cuda.is_available(), "there is an NVIDIA GPU");
        Assert.Contains("StudyOptions.Device", Assert.Throws<ArgumentException>(() => Study.Open("planted", new() { Device = TorchSharp.torch.CUDA })).Message);
    }

    [Fact]
    public void Explain_WrongHorizonLayerFrameOrChannel_NamesTheCall()
    {
        using var study = SmallStudy.Open();
        Assert.Contains("expected a horizon from 1 to 8, three hours apart, got 9", Assert.Throws<ArgumentOutOfRangeException>(() => study.Explain(9, cancellation: TestContext.Current.CancellationToken)).Message);
        Assert.Contains("study.Explain", Assert.Throws<ArgumentOutOfRangeException>(() => study.Explain(0, cancellation: TestContext.Current.CancellationToken)).Message);
        Assert.ThrowsAny<ArgumentException>(() => study.Explain(1, new() { Layer = "stem.relu9" }, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("name of a layer", Assert.Throws<ArgumentException>("Layer", () => new ExplanationOptions { Layer = " " }).Message);
        Assert.Contains("mean level", Assert.Throws<ArgumentNullException>("Removal", () => new ExplanationOptions { Removal = null! }).Message);
        Assert.Contains("GradCam, HiResCam, LayerCam", Assert.Throws<ArgumentOutOfRangeException>("Map", () => new ExplanationOptions { Map = (ClassMap)9 }).Message);
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("IntegratedGradients, MapChange", Assert.Throws<ArgumentOutOfRangeException>("measure", () => explanation.ChannelComparison((ChannelMeasure)9)).Message);
        Assert.Contains("channels 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => explanation.FullSequence(channel: 3)).Message);
    }
}
