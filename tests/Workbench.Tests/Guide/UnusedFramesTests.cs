using Workbench.Data;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;
using Workbench.Tests.Data;
using Workbench.Training;

namespace Workbench.Tests.Guide;

/// <summary>A model that ignores its frames has no pattern, no lead time and no channel to name, and a broken one says that it is broken.</summary>
[NoTensorsLeft]
public sealed class UnusedFramesTests
{
    public static TheoryData<string> Broken => [.. ShippedModel.Names.Where(name => ShippedModel.RecipeOf(name) is { HasPlantedFault: true, Repairs: null })];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("constant-output", GuideLanguage.English)]
    [InlineData("fusion-collapsed", GuideLanguage.English)]
    [InlineData("constant-output", GuideLanguage.Korean)]
    public void Step_ModelThatIgnoresItsFrames_ClaimsNoPatternLeadTimeOrChannel(string model, GuideLanguage language)
    {
        using var study = Study.Of(Planted(), new() { Model = model, Language = language });
        var explanation = study.Explain(8, SmallStudy.Quick, cancellation: Token);
        Assert.False(explanation.HasImportantFrame);
        string said = language == GuideLanguage.English ? "as good as not used" : "쓰이지 않는 것이나 다름없", largest = FormattableString.Invariant($"{explanation.Importance.Max():G2}");
        StepSheet[] sheets = [.. Enumerable.Range(1, 4).Select(number => explanation.Step(number, cancellation: Token))];
        foreach (var row in new[] { sheets[0].Rows[0], sheets[2].Rows[0] })
        {
            Assert.Contains(said, row.Measured);
            Assert.Contains(largest, row.Measured);
        }

        Assert.Contains(said, sheets[3].Rows[0].Measured);
        Assert.Contains(said, sheets[3].Rows[2].Measured);
        Assert.All(sheets[1].Rows, row => Assert.StartsWith(language == GuideLanguage.English ? "The frames are as good as not used" : "프레임은 쓰이지 않는", row.Limit));
        foreach (string claim in new[] { "Pattern", "패턴 ", "raised the forecast by", "높였다", "h: ", "Most is read", "가장 많이", " shows ", "보여 주는 것:" })
            Assert.All(new[] { sheets[0].Rows[0] }.Concat(sheets[2].Rows).Append(sheets[3].Rows[0]).Append(sheets[3].Rows[2]), row => Assert.DoesNotContain(claim, row.Measured));
        Assert.Contains(said, string.Join("\n", explanation.TemporalImportance().Facts));
    }

    [Fact]
    public void Step_ModelThatUsesThem_SaysNothingOfTheKind()
    {
        using var study = Study.Of(Planted(), new() { Model = "healthy", Language = GuideLanguage.English });
        var explanation = study.Explain(8, SmallStudy.Quick, cancellation: Token);
        Assert.True(explanation.HasImportantFrame);
        Assert.All(Enumerable.Range(1, 4).SelectMany(number => explanation.Step(number, cancellation: Token).Rows), row => Assert.DoesNotContain("as good as not used", row.Measured + row.Limit));
        Assert.DoesNotContain("as good as not used", explanation.TemporalImportance().Json);
        // Removing all frames at once is forecasting from their mean.
        using var scope = TorchSharp.torch.NewDisposeScope();
        Assert.Equal(explanation.Forecast[7] - study.Forecast(TorchSharp.torch.zeros_like(study.Inputs[0]), study.Inputs[1])[7], explanation.ChangeOfAllFrames);
    }

    [Fact]
    public void NegligibleChange_WithAndWithoutUnit_IsAHundredthAndATenthOfAnApUnitAtLeast()
    {
        using var untrained = SmallStudy.Open();
        var explanation = untrained.Explain(2, SmallStudy.Quick, cancellation: Token);
        Assert.Equal(0.01 * Math.Abs(explanation.Forecast[1]), explanation.NegligibleChange, 1e-12);
        using var study = Study.Of(Planted(), new() { Model = "constant-output" });
        var inAp = study.Explain(8, SmallStudy.Quick, cancellation: Token);
        Assert.Equal(Math.Max(0.1, 0.01 * Math.Abs(inAp.Forecast[7])), inAp.NegligibleChange, 1e-12);
    }

    [Fact]
    public void Step_FramesWithoutAnyValue_RoundingIsNoImportance()
    {
        var zeros = new SolarSequence(new float[4 * 3 * 16 * 12], [SolarChannel.Aia193, SolarChannel.Aia211, SolarChannel.HmiMagnetogram], [-36, -24, -12, 0], 16, 12, new SolarDisk(5.5, 7.5, 5), "grey level 0-255", SequenceOrigin.Observed, "made by a test");
        using var study = Study.Of(new SequenceChoice(zeros, null, [], [], []), new() { Model = StudyOptions.Untrained, Language = GuideLanguage.English });
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: Token);
        string time = explanation.Step(1, cancellation: Token).Rows[0].Measured;
        Assert.Contains("as good as not used", time);
        Assert.DoesNotContain("Pattern", time);
        Assert.StartsWith("None", explanation.Step(3, cancellation: Token).Rows[2].Measured);
    }

    [Fact]
    public void Step_FramesThatStandInForEachOther_AreNotCalledUnused()
    {
        using var study = Study.Open("sdo64", new() { Model = "repaired", Cache = new DataCache(SharedData.Require()), Language = GuideLanguage.English });
        var explanation = study.Explain(8, SmallStudy.Quick, cancellation: Token);
        Assert.InRange(explanation.Importance.Max(), 0, explanation.NegligibleChange);
        Assert.True(Math.Abs(explanation.ChangeOfAllFrames) > explanation.NegligibleChange);
        string time = explanation.Step(1, cancellation: Token).Rows[0].Measured;
        Assert.Contains("No single frame matters", time);
        Assert.Contains("stand in for each other", time);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Figures_OfABrokenModel_SayThatItIsBroken(string model)
    {
        foreach (var (language, said) in new[] { (GuideLanguage.English, "Broken on purpose"), (GuideLanguage.Korean, "일부러 고장 낸 모델이다.") })
        {
            using var study = Study.Of(Planted(), new() { Model = model, Language = language });
            var explanation = study.Explain(1, SmallStudy.Quick, cancellation: Token);
            Assert.StartsWith(said, study.Notes[0]);
            foreach (var figure in new[] { explanation.FullSequence(), explanation.Overlay(), explanation.TemporalImportance() })
                Assert.Contains(figure.Facts, fact => fact.Label == "note" && fact.Value.StartsWith(said, StringComparison.Ordinal));
        }
    }

    private static SequenceChoice Planted() => new(new PlantedSun(new() { Scenario = PlantedScenario.StormByStream, Frames = 7, Height = 32, Width = 24 }).Create(3).Sequence, null, [], [], []);
}
