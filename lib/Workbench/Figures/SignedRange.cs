namespace Workbench.Figures;

/// <summary>Up to which value the colours of signed maps run, on both sides of zero.</summary>
public enum SignedRange
{
    /// <summary>The largest |value| of all frames and channels: nothing is cut, but one extreme pixel makes all others pale.</summary>
    Largest,

    /// <summary>The 99th percentile of |value| over all frames and channels: one pixel in a hundred is drawn in the strongest colour, whatever its size.</summary>
    Percentile99,
}
