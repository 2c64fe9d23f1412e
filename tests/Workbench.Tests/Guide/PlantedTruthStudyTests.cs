using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;

namespace Workbench.Tests.Guide;

/// <summary>On a Sun whose truth is known the healthy model's explanation must find it, and the steps must say so.</summary>
[NoTensorsLeft]
public sealed class PlantedTruthStudyTests
{
    [Fact]
    public void Planted_HealthyModel_TimeAndPlaceOfTheCauseAreFound()
    {
        using var study = Study.Open("planted", new() { Language = GuideLanguage.English });
        var explanation = study.Explain(4, cancellation: TestContext.Current.CancellationToken);
        var cause = study.Truth!.Cause!;
        Assert.True(cause.ActingFrames[explanation.MostImportantFrame], $"the most important frame, {explanation.MostImportantFrame}, is none in which the cause acts");
        double acting = explanation.Importance.Where((_, t) => cause.ActingFrames[t]).Sum(v => (double)v) / explanation.Importance.Sum(v => (double)v);
        Assert.True(acting > 2.0 * cause.ActingFrames.Count(a => a) / 28, $"acting frames hold only {acting:P0} of the importance");

        var evidence = explanation.Measured.IntegratedGradients(cancellation: TestContext.Current.CancellationToken);
        Assert.True(evidence.Certificate.Completeness!.Holds, evidence.Certificate.Completeness.Verdict);
        var overlap = AreaOverlap.Of(PositiveMaps.Of(evidence).Values, cause.ActingSpace(), KnownAreas.Disk(study.Sequence));
        Assert.InRange(overlap.Density, 10, 100); // 28 times chance, against 1 for maps that do not know it

        string space = explanation.Step(2, cancellation: TestContext.Current.CancellationToken).Rows[0].Measured, time = explanation.Step(3, cancellation: TestContext.Current.CancellationToken).Rows[0].Measured;
        Assert.Contains("On the planted cause (coronal hole P1", space);
        Assert.Contains("it lies there", space);
        Assert.Contains("is one of those in which it acts", time);
    }
}
