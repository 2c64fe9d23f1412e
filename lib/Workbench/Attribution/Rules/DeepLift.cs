using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>
/// DeepLIFT with the rescale rule [Shrikumar2017]: what each input value contributed to the target's change from a baseline, handed down layer by layer
/// instead of integrated along a path. Positive values raised the target, and together they make up its whole change.
/// </summary>
/// <remarks>
/// With x, x0 what a layer reads for the inputs and the baseline, y, y0 what it gives: the multiplier of an activation is m = (y - y0) / (x - x0) (the
/// derivative where |x - x0| &lt; 1e-10) [section 3.5.2], linear layers have their own gradient [section 3.5.1], multipliers chain as derivatives do [eq. 3], and
/// a_i = m_i (x_i - x0_i). Maximum pooling by <see cref="MaximumRule"/>; layer norm by a rule of its own that keeps the sum (<c>RescaledNorm</c>). Completeness: sum_i a_i
/// = y(x) - y(x0) for a model made of such layers; the certificate checks it per example.
/// Operations between modules (sums, products, softmax, a functional relu) are not seen and keep their plain gradient, as in captum: right for those that are
/// linear, and a gap in the sum for those that are not. Attention and gated recurrence are products, so there the rule does not reach; such
/// layers are refused unless <see cref="UncoveredLayers.PlainGradient"/> is chosen. Not implementation invariant [Sundararajan2017, section 2.2]: two nets
/// that compute the same function may get different values.
/// Difference from captum: baseline and inputs go through the model one after the other, not as one batch, so layers whose first axis is not the batch
/// are right as well, and a module may be called more than once.
/// Cost: two forward passes and one backward pass. Memory: that of a gradient, and two copies of what activations read and give. Deterministic.
/// </remarks>
public sealed class DeepLift : AttributionMethod
{
    private readonly DeepLiftOptions _options;
    private readonly IReadOnlyList<string> _warnings;

    /// <summary>Prepares the method.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Choices, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The model has layers without a rule (the message lists them), the tolerance is out of range, or the number of baselines is wrong.</exception>
    public DeepLift(ExplainedModel model, DeepLiftOptions? options = null)
        : base(model)
    {
        _options = options ?? new DeepLiftOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.Tolerance, nameof(options));
        InputBaselines.Check(nameof(DeepLift), model, _options.Baselines);
        _warnings = RuleCoverage.Check(nameof(DeepLift), model.Module, kind => kind != LayerKind.Unknown, _options.Uncovered);
    }

    /// <inheritdoc/>
    public override string Name => "DeepLIFT (rescale)";

    /// <summary>Computes the contributions: one part per float input, shaped as the input.</summary>
    /// <inheritdoc/>
    protected override AttributionResult Explain(AttributionRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var starts = InputBaselines.For(nameof(DeepLift), run, _options.Baselines);
        using var references = new ReferenceCalls();
        var (atBaseline, value, multipliers) = (AtBaseline(run, starts, references), (Tensor?)null, (IReadOnlyList<Tensor?>)[]);
        run.Report(0.5);
        using (RuleHooks.On(Model.Module, layer => Rule(layer, references))) (value, multipliers) = run.Differentiate(run.Inputs);
        using var quiet = no_grad();
        var values = multipliers.Select((m, i) => m is null ? null : m * (run.Inputs[i] - starts[i])).ToArray();
        var parts = InputParts.Of(run, values);
        var completeness = new Completeness(ValueSums.PerExample(parts), ValueSums.ToArray(value - atBaseline), _options.Tolerance, remedy: "the rule does not reach what the model computes between its modules", roundings: TargetRounding.Of(ValueSums.ToArray(atBaseline), ValueSums.ToArray(value), run.Inputs));
        run.Report(1);
        return new AttributionResult(
            Certificate.Of(Name, run) with
            {
                Baseline = InputBaselines.Name(Model, _options.Baselines),
                Settings = ["rescale rule", _options.Maximum == MaximumRule.Winner ? "maximum: gradient of the winner" : "maximum: change split at the larger end", RuleCoverage.BetweenModules],
                Completeness = completeness,
                Warnings = completeness.Holds ? _warnings : [.. _warnings, completeness.Verdict],
            },
            parts);
    }

    private Tensor AtBaseline(AttributionRun run, IReadOnlyList<Tensor> starts, ReferenceCalls references)
    {
        using var quiet = no_grad();
        using var watching = RuleHooks.On(Model.Module, layer => IsRuled(layer) ? (input, output) => references.Keep(layer, input, output) : null);
        return run.Evaluate([.. starts.Select(s => s.clone())]);
    }

    private bool IsRuled(nn.Module layer) => LayerKinds.Of(layer) switch
    {
        LayerKind.Rectifier or LayerKind.Curve or LayerKind.OffsetCurve or LayerKind.Norm => true,
        LayerKind.Maximum => _options.Maximum == MaximumRule.SplitChange,
        _ => false,
    };

    private LayerRule? Rule(nn.Module<Tensor, Tensor> layer, ReferenceCalls references)
    {
        if (!IsRuled(layer)) return null;
        return (input, output) =>
        {
            var (input0, output0) = references.Next(layer, input);
            return LayerKinds.Of(layer) switch
            {
                LayerKind.Maximum => RescaledMaximum.Of(layer, input, output, input0, output0),
                LayerKind.Norm => RescaledNorm.Of((LayerNorm)layer, input, output, input0),
                _ => RescaledActivation.apply(input, output, input0, output0),
            };
        };
    }
}
