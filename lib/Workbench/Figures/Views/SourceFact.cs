using Workbench.Sun;

namespace Workbench.Figures.Views;

/// <summary>Where the frames of a figure come from, for its caption: observed, or generated and by no means the Sun.</summary>
internal static class SourceFact
{
    /// <summary>The fact of a sequence.</summary>
    public static FigureFact Of(SolarSequence sequence) =>
        new("data", $"{(sequence.Origin == SequenceOrigin.Observed ? "observed" : "generated, nothing in it happened on the Sun")}: {sequence.Source}");
}
