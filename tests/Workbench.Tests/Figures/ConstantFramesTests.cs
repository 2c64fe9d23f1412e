using Workbench.Figures;
using Workbench.Sun;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class ConstantFramesTests
{
    private const string Note = "Every pixel has the same value and shows nothing of the Sun: ";

    [Fact]
    public void Create_SomeFramesOfOneValue_NamesThoseThatAreShown()
    {
        var sequence = SomeConstant();
        Assert.Equal(Note + "t = 1, 3 of 193 Å; all 4 frames of 211 Å.", Only(FullSequenceFigure.Create(sequence, DemoSequence.Maps(4, 2, 3), new FrameImportance([1, 2, 3, 0], "nT", "occlusion"), DemoSequence.Forecast())));
        Assert.Equal(Note + "t = 1, 3 of 193 Å; all 4 frames of 211 Å.", Only(FramesFigure.Create(sequence)));
        Assert.Equal(Note + "t = 1, 3 of 193 Å.", Only(AnimatedMapFigure.Create(sequence, DemoSequence.Maps(4, 2, 3), new FrameImportance([1, 2, 3, 0], "nT", "occlusion"))));
        Assert.Equal(Note + "t = 3 of 193 Å.", Only(OverlayFigure.Create(sequence, DemoSequence.Maps(4, 2, 3), 3)));
        Assert.Null(Only(OverlayFigure.Create(sequence, DemoSequence.Maps(4, 2, 3), 0)));
    }

    [Fact]
    public void Create_MissingFrame_IsNotCalledConstantForItsFill()
    {
        Assert.Null(Only(OverlayFigure.Create(SomeConstant(isMissing: true), DemoSequence.Maps(4, 2, 3), 3)));
    }

    [Fact]
    public void Create_OneFrame_HasNoMostImportantOneAndSaysSo()
    {
        const string said = "There is one frame only: importance cannot be compared over time.";
        Figure figure = UnusualSequences.SingleFrame();
        Assert.Contains(figure.Facts, fact => fact.Value == said);
        Assert.DoesNotContain("most important", figure.Summary);
        Assert.DoesNotContain(">most important: ", figure.Json);
        Assert.Contains(HorizonLagFigure.Create(new HorizonImportance([1, 2], [3, 6], new FrameTimes([0]), "nT", "m")).Facts, fact => fact.Value == said);
    }

    private static string? Only(Figure figure)
    {
        string? note = figure.Facts.SingleOrDefault(fact => fact.Value.StartsWith(Note, StringComparison.Ordinal))?.Value;
        // It is drawn too, not only told in the caption.
        if (note is not null) Assert.Contains(Layout(figure)["annotations"]!.AsArray(), a => a!["text"]!.ToString().Contains("Every pixel has the same value", StringComparison.Ordinal));
        return note;
    }

    // (T, C, H, W) = (4, 2, 2, 3): 193 Å is 0 in frames 1 and 3, 211 Å is 7 in all.
    private static SolarSequence SomeConstant(bool isMissing = false)
    {
        float[] values = [.. Enumerable.Range(0, 4).SelectMany(t => Enumerable.Range(0, 6).Select(p => t % 2 == 0 ? (float)p : 0).Concat(Enumerable.Repeat(7f, 6)))];
        return new SolarSequence(values, [SolarChannel.Aia193, SolarChannel.Aia211], [-36, -24, -12, 0], 2, 3, new SolarDisk(1, 0.5, 1), "DN", SequenceOrigin.Generated, "made by a test",
            isMissing: isMissing ? [false, false, false, false, false, false, true, false] : null);
    }
}
