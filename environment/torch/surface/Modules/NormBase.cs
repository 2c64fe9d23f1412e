using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What batch and instance norms share: scale, shift and running statistics per channel (axis 1).</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    protected NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num_features);
        (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
        if (affine)
        {
            weight = new Parameter(ones(num_features, dtype, device));
            bias = new Parameter(zeros(num_features, dtype, device));
        }

        if (!track_running_stats) return;
        running_mean = zeros(num_features, dtype, device);
        running_var = ones(num_features, dtype, device);
        num_batches_tracked = zeros([], ScalarType.Int64, device);
    }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>How much of the running statistics a batch replaces; null: the plain average over all batches so far.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public Parameter weight
    {
        get;
        set => field = Held(nameof(weight), field, value)!;
    } = null!;

    public Parameter? bias
    {
        get;
        set => field = Held(nameof(bias), field, value);
    }

    public Tensor? running_mean
    {
        get;
        set => field = HeldBuffer(nameof(running_mean), field, value);
    }

    public Tensor? running_var
    {
        get;
        set => field = HeldBuffer(nameof(running_var), field, value);
    }

    public Tensor? num_batches_tracked
    {
        get;
        set => field = HeldBuffer(nameof(num_batches_tracked), field, value);
    }

    public void reset_running_stats()
    {
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine) return;
        nn.init.ones_(weight);
        if (bias is not null) nn.init.zeros_(bias);
    }

    protected abstract void ValidateInputDimensions(Tensor input);

    private protected void Expect(Tensor input, string axes, params ReadOnlySpan<long> ranks)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!ranks.Contains(input.Dimensions)) throw new ArgumentException($"{GetName()}: expected inputs {axes}, got shape {Axes.Text(input)}.", nameof(input));
    }

    /// <summary>Counts this batch; the part of the running statistics that it replaces.</summary>
    private protected double Count()
    {
        if (!training || num_batches_tracked is not { } seen) return momentum ?? 0;
        seen.add_(1);
        return momentum ?? 1.0 / seen.item<long>();
    }
}
