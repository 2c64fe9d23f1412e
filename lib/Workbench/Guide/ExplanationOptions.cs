using Workbench.Attribution;

namespace Workbench.Guide;

/// <summary>Which class activation map an explanation shows.</summary>
public enum ClassMap
{
    /// <summary>Grad-CAM, the guide's: weights are means of the gradient over space. Where a cause acts by its place, those means mislead.</summary>
    GradCam,

    /// <summary>HiResCAM: gradient times activation at every place.</summary>
    HiResCam,

    /// <summary>Layer-CAM: the positive gradient times activation at every place.</summary>
    LayerCam,
}

/// <summary>Choices of <see cref="Study.Explain"/>, for everything that an explanation measures; every default can be seen here and changed.</summary>
public sealed record ExplanationOptions
{
    // Captions print a bare number beside frames in grey levels.
    private const string Unit = "standardised units";

    /// <summary>
    /// 0 in standardised units: the mean of each channel, or of each solar-wind quantity, over what the model learnt from (over the study itself where the model is
    /// untrained). Called so in captions, where a bare 0 would read as black.
    /// </summary>
    public static Baseline MeanLevel { get; } = Baseline.Of("the mean level (0 in standardised units)", x => x.new_zeros([1]));

    /// <summary>The layer that class activation maps look at.</summary>
    /// <value>Default <c>convlstm.conv</c>, the last convolution, which the recurrent net calls once per frame; <c>stem.relu2</c> sees frames before they meet.</value>
    /// <exception cref="ArgumentException">Blank.</exception>
    public string Layer
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("ExplanationOptions: expected the name of a layer such as stem.relu2, got none.", nameof(Layer));
    }
    = "convlstm.conv";

    /// <summary>Which class activation map is shown.</summary>
    /// <value>Default <see cref="ClassMap.GradCam"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">None of these.</exception>
    public ClassMap Map
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Map), value, $"ExplanationOptions: expected one of {string.Join(", ", Enum.GetNames<ClassMap>())}.");
    }
    = ClassMap.GradCam;

    /// <summary>Most points on the path of Integrated Gradients; fewer are taken where their sum is right before (<see cref="AdaptiveIntegratedGradients"/>).</summary>
    /// <value>5 or more; default 100. Each costs a forward and a backward pass.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 5.</exception>
    public int Steps
    {
        get;
        init => field = value >= 5 ? value : throw new ArgumentOutOfRangeException(nameof(Steps), value, "ExplanationOptions: adaptive Integrated Gradients need at least 5 steps.");
    }
    = 100;

    /// <summary>Where the path of Integrated Gradients begins, and what stands where pixels are deleted or not yet inserted; the solar wind's is its mean, 0.</summary>
    /// <value>
    /// Null (default): the frames blurred by a quarter of the disk's radius, a Sun without structure. Frames that are 0 everywhere are no Sun: the norms before the
    /// fusion turn the smallest structure into a large signal there, and on the shipped models the sums missed the change of the forecast by 2 % to over 1000 % even with 400 steps.
    /// </value>
    public Baseline? Baseline { get; init => field = value?.In(Unit); }

    /// <summary>What stands in for a frame, a channel, a box or the solar wind that is removed, in standardised units.</summary>
    /// <value>Default <see cref="MeanLevel"/>, as in the guide. A <see cref="Baseline.Of(double)"/> is in standardised units too.</value>
    /// <exception cref="ArgumentNullException">Null: something must stand there.</exception>
    public Baseline Removal
    {
        get;
        init => field = value?.In(Unit) ?? throw new ArgumentNullException(nameof(Removal), "ExplanationOptions: expected what stands in for what is removed. Leave Removal out for the mean level.");
    }
    = MeanLevel;

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
