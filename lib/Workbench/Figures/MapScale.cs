namespace Workbench.Figures;

/// <summary>What the strongest colour of a saliency map stands for. Raw values are never changed; this is a choice of the view.</summary>
public enum MapScale
{
    /// <summary>Each frame has its own scale, 0 to that frame's largest value: shows where in a frame; colours of two frames cannot be compared.</summary>
    Frame,

    /// <summary>One scale for all frames, 0 to the largest value of the sequence: colours of frames can be compared.</summary>
    Sequence,

    /// <summary>
    /// One scale for all events of a catalogue, 0 to the largest value there (<see cref="SaliencyMaps.LargestInCatalogue"/>): colours of different events can be
    /// compared. Only where that value is known.
    /// </summary>
    Catalogue,
}
