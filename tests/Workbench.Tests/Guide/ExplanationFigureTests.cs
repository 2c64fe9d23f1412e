using Workbench.Attribution;
using Workbench.Figures;
using Workbench.Guide;
using Workbench.Testing;

namespace Workbench.Tests.Guide;

/// <summary>Every figure of an explanation says what it shows, of which model, on which data, how it was computed.</summary>
[NoTensorsLeft]
public sealed class ExplanationFigureTests
{
    private const int LargestJson = 1_000_000; // issue: under 1 MB a figure for 28 x 3 x 64 x 64

    private static (string Name, Func<Explanation, Figure> Draw)[] All { get; } =
    [
        ("Full Sequence", e => e.FullSequence(channel: 1)),
        ("Grad-CAM", e => e.Overlay()),
        ("Comprehensive", e => e.Comprehensive(channel: 2)),
        ("Channel comparison", e => e.ChannelComparison()),
        ("Channel comparison", e => e.ChannelComparison(ChannelMeasure.MapChange)),
        ("Temporal importance", e => e.TemporalImportance()),
        ("Channel importance", e => e.ChannelImportance()),
        ("Signed", e => e.SignedMaps([0, 4])),
        ("horizon", e => e.HorizonsByLag()),
        ("Insertion", e => e.InsertionDeletion()),
        ("Agreement", e => e.Agreement()),
        ("Grad-CAM", e => e.Animation()),
    ];

    [Fact]
    public void Figures_SmallStudy_StateModelDataTargetMethodAndWarning()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        foreach (var (name, draw) in All)
        {
            var figure = draw(explanation);
            string facts = string.Join("\n", figure.Facts);
            Assert.Contains(name, figure.Title, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("untrained, random weights of seed 3", facts);
            Assert.Contains("Generated, seed 5", facts);
            Assert.True(facts.Contains("horizon 2 (+6 h)") || facts.Contains("every horizon"), $"{figure.Title} states no target:\n{facts}");
            Assert.True(figure.Json.Contains("nothing about the Sun"), $"{figure.Title} does not repeat the warning");
        }
    }

    [Fact]
    public void Figures_IntegratedGradients_StateBaselineAndCompleteness()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        foreach (var figure in new[] { explanation.SignedMaps(cancellation: TestContext.Current.CancellationToken), explanation.Comprehensive(cancellation: TestContext.Current.CancellationToken) })
        {
            string facts = string.Join("\n", figure.Facts);
            Assert.Contains("blurred", facts);
            Assert.True(facts.Contains("delta") || facts.Contains("off by"), facts);
            Assert.Single(figure.Facts, fact => fact.Label == "data");
            Assert.Equal(figure.Facts.Count(fact => fact.Label != "note"), figure.Facts.Where(fact => fact.Label != "note").Select(fact => fact.Label).Distinct().Count());
        }
        // Row 2 stands between maps of one channel, and is of none.
        Assert.StartsWith("Integrated Gradients summed over channels in model units; scale: ±", explanation.Comprehensive(cancellation: TestContext.Current.CancellationToken).Facts.Single(fact => fact.Label == "row 2").Value);
    }

    [Fact]
    public void Figures_WhatStandsInForAFrame_IsCalledTheMeanAndNotZero()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        foreach (var (name, draw) in All)
        {
            var figure = draw(explanation);
            Assert.False(figure.Facts.Any(fact => fact.Value.Contains("replaced by 0")), $"{name} reads as if black stood in");
        }
        Assert.Contains("frame replaced by the mean level (0 in standardised units)", string.Join("\n", explanation.TemporalImportance().Facts));
        Assert.Contains("the frame " + (explanation.Change[0] > 0 ? "raises" : "lowers"), explanation.TemporalImportance().Json);
    }

    [Fact]
    public void Figures_NumberThatStandsIn_IsInStandardisedUnits()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick with { Removal = Baseline.Of(1), Baseline = Baseline.Of(2) }, cancellation: TestContext.Current.CancellationToken);
        foreach (var (name, draw) in All)
        {
            string facts = string.Join("\n", draw(explanation).Facts);
            Assert.False(System.Text.RegularExpressions.Regex.IsMatch(facts, @"(replaced by|occlusion:|Gradients:|baseline:?) [12](?! \(standardised units\))"), $"{name} states a number without its unit:\n{facts}");
        }
        Assert.Contains("frame replaced by 1 (standardised units)", string.Join("\n", explanation.TemporalImportance().Facts));
        Assert.Contains("channel replaced by 1 (standardised units)", string.Join("\n", explanation.ChannelImportance(cancellation: TestContext.Current.CancellationToken).Facts));
        Assert.Contains("2 (standardised units)", string.Join("\n", explanation.SignedMaps(cancellation: TestContext.Current.CancellationToken).Facts));
    }

    [Fact]
    public void OnOneScaleWith_AnotherEvent_GivesTheFiguresTheCataloguesScale()
    {
        using var study = SmallStudy.Open();
        using var other = SmallStudy.Open(seed: 6);
        var (token, quick) = (TestContext.Current.CancellationToken, SmallStudy.Quick);
        Explanation one = study.Explain(2, quick, cancellation: token), two = other.Explain(2, quick, cancellation: token);
        var shared = one.OnOneScaleWith(two);
        float largest = Math.Max(one.Maps.Max(), two.Maps.Max());
        Assert.Equal(largest, shared.LargestInCatalogue);
        Assert.Equal(largest, two.OnOneScaleWith(one).LargestInCatalogue);
        Assert.Null(one.LargestInCatalogue);
        Assert.Same(one.Measured, shared.Measured);
        Assert.Contains("whole catalogue", string.Join("\n", shared.FullSequence(scale: MapScale.Catalogue).Facts));
        Assert.Contains("scale: catalogue", shared.Overlay().Json);
        Assert.DoesNotContain("scale: catalogue", one.Overlay().Json);
        Assert.Contains("OnOneScaleWith", Assert.Throws<ArgumentException>("scale", () => one.FullSequence(scale: MapScale.Catalogue)).Message);
        Assert.Contains("no common scale", Assert.Throws<ArgumentException>("others", () => one.OnOneScaleWith(other.Explain(3, quick, cancellation: token))).Message);
        Assert.Contains("no common scale", Assert.Throws<ArgumentException>("others", () => one.OnOneScaleWith(two, other.Explain(2, quick with { Map = ClassMap.HiResCam }, cancellation: token))).Message);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>("others", () => one.OnOneScaleWith()).Message);
    }

    [Fact]
    public void Figures_PlantedStudyOf28Frames_StayUnderAMegabyte()
    {
        using var study = Study.Open("planted", new() { Language = GuideLanguage.English });
        var explanation = study.Explain(4, new() { Steps = 5, CurvePoints = 2, RandomRepeats = 1, OcclusionSide = 32 }, cancellation: TestContext.Current.CancellationToken);
        Assert.All(All, f => Assert.InRange(f.Draw(explanation).Json.Length, 1000, LargestJson));
    }

    [Fact]
    public void Overlay_NoSuchFrameOrChannel_NamesTheCall()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("Explanation.Overlay: the study has frames 0 to 4", Assert.Throws<ArgumentOutOfRangeException>(() => explanation.Overlay(5)).Message);
        Assert.Contains("Explanation.Overlay: the study has channels 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => explanation.Overlay(channel: -1)).Message);
    }
}
