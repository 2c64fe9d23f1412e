using TorchSharp;
using Workbench.Figures;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;
using Workbench.Training;
using static TorchSharp.torch;

namespace Workbench.Tests.Guide;

/// <summary>Frames of one value in every pixel: figures and sheets say so, and no certificate raises an alarm over rounding.</summary>
[NoTensorsLeft]
public sealed class ConstantFramesStudyTests
{
    private const string Said = "Every pixel has the same value";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GuideLanguage.English, "Frames with the same value in every pixel", "no more than the rounding", "NOT complete")]
    [InlineData(GuideLanguage.Korean, "모든 픽셀의 값이 같은 프레임", "반올림 오차", "완전하지 않다")]
    public void Study_FramesOfZeros_EveryFigureAndSheetSaysSoAndNoneRaisesAFalseAlarm(GuideLanguage language, string words, string rounding, string alarm)
    {
        using var study = Study.Of(new SequenceChoice(Zeros(6), null, [], [], []), new() { Model = "healthy", Language = language });
        Assert.Equal(3, study.Notes.Count(note => note.Contains("is 0 in every pixel of every frame: it shows nothing of the Sun", StringComparison.Ordinal)));
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: Token);
        Figure[] evidence = [explanation.SignedMaps(cancellation: Token), explanation.ChannelComparison(cancellation: Token), explanation.Comprehensive(cancellation: Token)];
        foreach (var figure in new[] { study.Frames(), explanation.FullSequence(), explanation.Overlay(), explanation.Animation(), explanation.TemporalImportance(), explanation.ChannelImportance(cancellation: Token) }.Concat(evidence))
        {
            Assert.True(figure.Facts.Count(fact => fact.Label == "note" && fact.Value.StartsWith(Said, StringComparison.Ordinal)) == 1, figure.Title);
            Assert.DoesNotContain("NOT complete", string.Join("\n", figure.Facts));
        }

        Assert.All(evidence, figure => Assert.Contains(figure.Facts, fact => fact.Label == "note" && fact.Value.Contains(rounding, StringComparison.Ordinal)));
        var certificate = explanation.Measured.IntegratedGradients(cancellation: Token).Certificate;
        Assert.Empty(certificate.Warnings);
        Assert.True(certificate.Completeness!.Holds, certificate.Completeness.Verdict);
        foreach (int number in Enumerable.Range(1, 4))
        {
            string sheet = explanation.Step(number, cancellation: Token).ToString();
            Assert.Contains(words, sheet);
            Assert.DoesNotContain(alarm, sheet);
        }
    }

    [Fact]
    public void Figures_OfAPlantedSun_SayNothingOfTheKind()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: Token);
        foreach (var figure in new[] { study.Frames(), explanation.FullSequence(), explanation.Overlay(), explanation.Animation(), explanation.TemporalImportance(), explanation.SignedMaps(cancellation: Token) })
            Assert.DoesNotContain(figure.Facts, fact => fact.Value.Contains(Said, StringComparison.Ordinal) || fact.Value.Contains("rounding of the forecast", StringComparison.Ordinal));
        Assert.DoesNotContain("same value in every pixel", explanation.Step(1, cancellation: Token).ToString());
    }

    [Fact]
    public void Forecast_Float32_LiesWithinTheRoundingThatCompletenessAllows()
    {
        // What Attribution/TargetRounding states: float32 forecasts beside float64 ones, in units of the last place, over all horizons.
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var planted = new PlantedSun(new() { Scenario = PlantedScenario.StormByStream, Frames = 7, Height = 32, Width = 24 }).Create(3).Sequence;
        double worst = 0;
        foreach (var sequence in new[] { planted, Zeros(6) })
        {
            using var study = Study.Of(new SequenceChoice(sequence, null, [], [], []), new() { Model = "healthy" });
            float[] single = study.Forecast();
            using var precise = ShippedModel.Load("healthy");
            precise.to(float64);
            double[] exact = precise.call(study.Inputs[0].to(float64), study.Inputs[1].to(float64)).to(float64).flatten().data<double>().ToArray();
            worst = Math.Max(worst, single.Zip(exact, (s, e) => Math.Abs(s - e) / Math.Abs(e)).Max() * Math.Pow(2, 23));
        }

        Assert.True(worst <= 4, $"{worst} units of the last place; measured 2.9");
    }

    private static SolarSequence Zeros(int frames) => new(
        new float[frames * 3 * 16 * 12], [SolarChannel.Aia193, SolarChannel.Aia211, SolarChannel.HmiMagnetogram], [.. Enumerable.Range(0, frames).Select(t => (t - frames + 1) * 12.0)], 16, 12, new SolarDisk(5.5, 7.5, 5), "grey level 0-255", SequenceOrigin.Observed, "made by a test");
}
