using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>
/// What an input is compared with: the start of the path of Integrated Gradients. A name, which goes into the certificate, and a function of the input.
/// The attributions answer "why this and not the baseline?", so the choice is part of the question.
/// </summary>
public sealed class Baseline
{
    private readonly Func<AttributionRun, Tensor, Tensor> _of;

    private readonly bool _isNumber;

    private Baseline(string name, Func<AttributionRun, Tensor, Tensor> of, bool isNumber = false) => (Name, _of, _isNumber) = (name, of, isNumber);

    /// <summary>What it is, e.g. <c>0</c> or <c>median of each channel (quiet Sun)</c>.</summary>
    public string Name { get; }

    /// <summary>All 0, which for standardised frames is each channel's mean. The default.</summary>
    public static Baseline Zero { get; } = Of(0);

    /// <summary>One number everywhere.</summary>
    /// <param name="value">Finite, in the input's unit.</param>
    public static Baseline Of(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "Baseline: the value must be finite.");
        return new Baseline(FormattableString.Invariant($"{value}"), (_, x) => full([1], value, x.dtype, x.device), isNumber: true);
    }

    /// <summary>Given values.</summary>
    /// <param name="name">What they are, for certificates and captions.</param>
    /// <param name="values">Finite, of a shape that broadcasts to the input's; with the input's own batch, row b is example b's. Not modified, not disposed; must live as long as the baseline is used.</param>
    public static Baseline Of(string name, Tensor values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        return new Baseline(name, (run, x) => OfExamples(run, x, values));
    }

    /// <summary>Any other function of the input.</summary>
    /// <param name="name">What it is, for certificates and captions.</param>
    /// <param name="of">From the input, batch first, to values that broadcast to it. Each example's must depend on that example alone; the input is not to be modified.</param>
    public static Baseline Of(string name, Func<Tensor, Tensor> of)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(of);
        return new Baseline(name, (_, x) => of(x));
    }

    /// <summary>
    /// The median of each channel of each example over all its frames and pixels: the quiet Sun, since active regions cover a small part of the disk.
    /// Of an even number of values the lower of the two in the middle.
    /// </summary>
    /// <param name="channelAxis">The axis of channels; default 1 as in (B, C, T, H, W); 2 for a series (B, L, F).</param>
    public static Baseline ChannelMedian(int channelAxis = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channelAxis, 1);
        return new Baseline("median of each channel (quiet Sun)", (_, x) =>
        {
            if (channelAxis >= x.dim()) throw new ArgumentException($"Baseline: a median of each channel along axis {channelAxis} needs that axis, the input has shape ({string.Join(", ", x.shape)}).");
            var channels = x.transpose(1, channelAxis);
            var all = channels.flatten(2);
            var medians = kthvalue(all, (all.shape[2] + 1) / 2, 2).values;
            return medians.reshape([.. channels.shape.Select((n, i) => i < 2 ? n : 1)]).transpose(1, channelAxis);
        });
    }

    /// <summary>
    /// Every frame blurred by a Gaussian along its last two axes: what is left is brightness without structure. Near the edge the weights inside the
    /// frame are scaled to sum to 1.
    /// </summary>
    /// <param name="sigma">Standard deviation in pixels; positive.</param>
    public static Baseline Blurred(double sigma)
    {
        if (!double.IsFinite(sigma) || sigma <= 0) throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "Baseline: sigma must be positive and finite, in pixels.");
        return new Baseline(FormattableString.Invariant($"input blurred, sigma {sigma} pixels"), (_, x) =>
        {
            if (x.dim() < 4) throw new ArgumentException($"Baseline: blurring needs frames (..., H, W) with at least 4 axes, the input has shape ({string.Join(", ", x.shape)}).");
            var (rows, columns) = (GaussianWeights(x.shape[^2], sigma, x), GaussianWeights(x.shape[^1], sigma, x));
            return rows.matmul(x).matmul(columns.transpose(0, 1));
        });
    }

    /// <summary>
    /// The frame before: the attributions explain what changed from one frame to the next. The first frame has none before it, is its own baseline, and
    /// gets 0 everywhere.
    /// </summary>
    /// <param name="timeAxis">The time axis; default 2 as in (B, C, T, H, W).</param>
    public static Baseline PreviousFrame(int timeAxis = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeAxis, 1);
        return new Baseline("previous frame", (_, x) =>
        {
            if (timeAxis >= x.dim()) throw new ArgumentException($"Baseline: the previous frame along axis {timeAxis} needs that axis, the input has shape ({string.Join(", ", x.shape)}).");
            return cat([x.narrow(timeAxis, 0, 1), x.narrow(timeAxis, 0, x.shape[timeAxis] - 1)], timeAxis);
        });
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The same baseline, which says in what unit it is where its name is a bare number.</summary>
    /// <param name="unit">The input's unit.</param>
    internal Baseline In(string unit) => _isNumber ? new Baseline($"{Name} ({unit})", _of) : this;

    /// <summary>The values for one input of a run: shaped as the input.</summary>
    /// <exception cref="ArgumentException">They do not broadcast to the input, or are not finite.</exception>
    internal Tensor For(string method, AttributionRun run, Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = _of(run, input);
        if (!Broadcasts(values.shape, input.shape))
            throw new ArgumentException($"{method}: baseline has shape ({string.Join(", ", values.shape)}) but inputs have ({string.Join(", ", input.shape)}). Pass a scalar, or a tensor broadcastable to inputs.");
        if (!values.isfinite().all().item<bool>())
            throw new ArgumentException($"{method}: the baseline '{Name}' holds NaN or infinite values.");
        return values.detach().to(input.dtype, input.device).expand(input.shape).MoveToOuterDisposeScope();
    }

    // A row per example of the batch that the caller gave; the rows of a part of a run are made from those.
    private static Tensor OfExamples(AttributionRun run, Tensor input, Tensor values)
    {
        if (values.dim() != input.dim() || values.shape[0] != run.ExampleCount || run.ExampleCount == 1) return values;
        return values.index_select(0, tensor(run.Examples.Select(e => (long)e).ToArray(), device: values.device));
    }

    private static bool Broadcasts(long[] shape, long[] to)
        => shape.Length <= to.Length && shape.Reverse().Zip(to.Reverse()).All(p => p.First == p.Second || p.First == 1);

    // Row i holds the weights of all places for place i; they sum to 1.
    private static Tensor GaussianWeights(long length, double sigma, Tensor like)
    {
        var place = arange(length, float64, like.device);
        var weights = ((place.unsqueeze(0) - place.unsqueeze(1)) / sigma).square().mul(-0.5).exp();
        return (weights / weights.sum(dim: 1, keepdim: true)).to(like.dtype);
    }
}
