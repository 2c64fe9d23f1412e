namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="FullSequenceFigure"/>; none of them changes a value.</summary>
public sealed record FullSequenceOptions
{
    /// <summary>Title of the figure.</summary>
    /// <value>Default "Full Sequence Analysis".</value>
    public string Title { get; init; } = "Full Sequence Analysis";

    /// <summary>Index of the channel under the overlay.</summary>
    /// <value>Default 0, the first channel.</value>
    public int OverlayChannel { get; init; }

    /// <summary>What the strongest colour stands for at the start; labelled in the figure, which can switch it.</summary>
    /// <value>Default <see cref="MapScale.Sequence"/>, in which frames can be compared.</value>
    public MapScale Scale { get; init; } = MapScale.Sequence;

    /// <summary>Colours of the overlay at the start; the figure can switch them.</summary>
    /// <value>Default <see cref="MapColours.Guide"/>, blue (little) to red (much).</value>
    public MapColours Colours { get; init; } = MapColours.Guide;

    /// <summary>Opacity of the overlay at the start; the figure can change it.</summary>
    /// <value>Above 0, at most 1; default 0.5.</value>
    public double Opacity { get; init; } = 0.5;

    /// <summary>Largest number of rows and columns at which a frame is drawn; larger frames are drawn as means of square blocks, and the caption says so.</summary>
    /// <value>8 to 1024; default 64, which keeps 28 frames in three channels below 1 MB.</value>
    public int PixelsPerFrame { get; init; } = 64;

    /// <summary>Further facts for the caption (model, target, layer, baseline, seed), after those of the maps.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<FigureFact> Facts { get; init; } = [];

    /// <summary>Remarks to show in the figure itself, one line each, e.g. a warning of a diagnosis.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
