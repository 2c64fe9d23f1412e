namespace Workbench.Guide;

/// <summary>
/// What an explanation measures when asked: each method runs once, its result is kept, and later calls cost nothing. All take a progress (fraction done, 0 to 1)
/// and a cancellation, which leaves nothing behind.
/// </summary>
/// <remarks>
/// Costs in passes; for 28 frames in 3 channels of 64 x 64 pixels a forward pass takes about 23 ms and a forward and backward pass 47 ms on two cores.
/// All throw <see cref="ObjectDisposedException"/> where the study was disposed before they were asked.
/// </remarks>
public sealed class Measurements
{
    private readonly Explanation _explanation;
    private readonly Kept<PixelEvidence> _pixels = new();
    private readonly Kept<ChannelEvidence> _channels = new();
    private readonly Kept<MapsByChannel> _channelMaps = new();
    private readonly Kept<HorizonLags> _lags = new();
    private readonly Kept<RemovalCurves> _curves = new();
    private readonly Kept<MethodComparison> _agreement = new();
    private readonly Kept<WeightCheck> _weights = new();

    internal Measurements(Explanation explanation) => _explanation = explanation;

    internal PixelEvidence? KnownPixels => _pixels.Known;

    internal ChannelEvidence? KnownChannels => _channels.Known;

    internal MapsByChannel? KnownChannelMaps => _channelMaps.Known;

    internal HorizonLags? KnownLags => _lags.Known;

    internal RemovalCurves? KnownCurves => _curves.Known;

    internal MethodComparison? KnownAgreement => _agreement.Known;

    internal WeightCheck? KnownWeights => _weights.Known;

    /// <summary>Signed Integrated Gradients of every pixel of every frame and channel, and of the solar wind, with their completeness (M10, M11).</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: at most <see cref="ExplanationOptions.Steps"/> forward and backward passes, 11 to 100 by default: 0.6 to 5 s.</remarks>
    public PixelEvidence IntegratedGradients(IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _pixels.Or(() => PixelEvidence.Measure(_explanation, progress, cancellation));

    /// <summary>What removing a channel, or the solar wind, changes (M13).</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: C + 2 forward passes.</remarks>
    public ChannelEvidence Channels(IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _channels.Or(() => ChannelEvidence.Measure(_explanation, progress, cancellation));

    /// <summary>Maps that differ by channel (F4): Integrated Gradients per channel, and the change of the class activation map when a channel is removed.</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: C forward and backward passes, and <see cref="IntegratedGradients"/> where it was not measured yet.</remarks>
    public MapsByChannel ChannelMaps(IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _channelMaps.Or(() => MapsByChannel.Measure(_explanation, progress, cancellation));

    /// <summary>What removing each frame changes at every horizon.</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: T + 1 forward passes.</remarks>
    public HorizonLags HorizonsByLag(IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _lags.Or(() => HorizonLags.Measure(_explanation, progress, cancellation));

    /// <summary>Insertion and deletion curves of Integrated Gradients and of the class activation map, against random rankings (V3, V4).</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: 2 curves of <see cref="ExplanationOptions.CurvePoints"/> forward passes for each of 2 maps and <see cref="ExplanationOptions.RandomRepeats"/> random rankings: 110, 2.5 s by default; and <see cref="IntegratedGradients"/> where it was not measured yet.</remarks>
    public RemovalCurves InsertionDeletion(IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _curves.Or(() => RemovalCurves.Measure(_explanation, progress, cancellation));

    /// <summary>Whether several methods point to the same places (V6), and how well each agrees with hiding parts of the frames (M15).</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: about (H / side) (W / side) + 1 forward passes for occlusion, 65 by default; 4 forward and backward passes; and <see cref="IntegratedGradients"/> where it was not measured yet.</remarks>
    public MethodComparison Agreement(IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _agreement.Or(() => MethodComparison.Measure(_explanation, progress, cancellation));

    /// <summary>Whether the maps change when the model's weights are made random, module by module from the output on (V1).</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: a forward and backward pass for each module and each of <see cref="ExplanationOptions.RandomRepeats"/> seeds: about 24.</remarks>
    public WeightCheck RandomisedWeights(IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _weights.Or(() => WeightCheck.Measure(_explanation, progress, cancellation));
}
