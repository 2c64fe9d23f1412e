using Workbench.Attribution;

namespace Workbench.Guide;

/// <summary>Choices of <see cref="Study.Explain"/>, for everything that an explanation measures; every default can be seen here and changed.</summary>
public sealed record ExplanationOptions
{
    /// <summary>The layer that class activation maps look at.</summary>
    /// <value>Default <c>convlstm.conv</c>, the last convolution, which the recurrent net calls once per frame; <c>stem.relu2</c> sees frames before they meet.</value>
    public string Layer { get; init; } = "convlstm.conv";

    /// <summary>Points on the path of Integrated Gradients.</summary>
    /// <value>1 or more; default 50. Each costs a forward and a backward pass.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Steps
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Steps), value, "ExplanationOptions: Integrated Gradients need at least 1 step.");
    }
    = 50;

    /// <summary>What stands in for what is removed, and where the path of Integrated Gradients begins, in standardised units.</summary>
    /// <value>Default 0, each channel's mean.</value>
    public Baseline Baseline { get; init; } = Baseline.Zero;

    /// <summary>Seed of random rankings and of re-initialised weights.</summary>
    /// <value>Any number; default 7.</value>
    public int Seed { get; init; } = 7;

    /// <summary>Points of an insertion or deletion curve, both ends included.</summary>
    /// <value>2 or more; default 11. Each costs a forward pass.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 2.</exception>
    public int CurvePoints
    {
        get;
        init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(CurvePoints), value, "ExplanationOptions: a curve needs at least 2 points.");
    }
    = 11;

    /// <summary>Side of the box that occlusion hides, in pixels, in all frames and channels at once.</summary>
    /// <value>1 or more; default 8: 64 boxes for frames of 64 x 64 pixels. Each costs a forward pass.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int OcclusionSide
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(OcclusionSide), value, "ExplanationOptions: a box has at least 1 pixel a side.");
    }
    = 8;

    /// <summary>How many random rankings, and how many sets of random weights, stand against what was measured.</summary>
    /// <value>1 or more; default 3.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int RandomRepeats
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(RandomRepeats), value, "ExplanationOptions: expected at least 1 repeat.");
    }
    = 3;
}
