using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>
/// Integrated Gradients of a layer: what each value of its activation contributed to the target's change when the activation goes from what it is at the
/// inputs' baseline to what it is at the inputs. Positive values raised the target.
/// </summary>
/// <remarks>
/// With A the layer's activation at the inputs (<c>Ends</c>), A' that at their baseline (<c>Starts</c>), y the target as a function of the activation, the
/// inputs staying where they are for every other way round the layer: a_j = (A_j - A'_j) sum_k w_k dy/dA_j at A' + alpha_k (A - A').
/// Sum_j a_j = y(A) - y(A') up to the rule's error; where all ways lead through the layer that is y(x) - y(x'). The path is straight in the layer, not in
/// the inputs. Same as captum's LayerIntegratedGradients.
/// The layer must be called once in a forward pass. Frames folded into its batch, rows b M to b M + M - 1 of example b, stay with their example.
/// Cost: n forward and backward passes and 4 forward passes. Memory and determinism as <see cref="IntegratedGradients"/>.
/// </remarks>
public sealed class LayerIntegratedGradients : AttributionMethod
{
    private readonly string _layer;
    private readonly IntegratedGradientsOptions _options;
    private readonly (IReadOnlyList<double> Points, IReadOnlyList<double> Weights) _rule;

    /// <summary>Prepares the method for one layer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">A layer of one tensor in and one out, called once, e.g. <c>stem.relu2</c>.</param>
    /// <param name="options">Choices, or null for the defaults; the baselines are the inputs'.</param>
    /// <exception cref="ArgumentException">Steps or tolerance out of range, or a wrong number of baselines.</exception>
    public LayerIntegratedGradients(ExplainedModel model, string layer, IntegratedGradientsOptions? options = null)
        : base(model)
    {
        ArgumentException.ThrowIfNullOrEmpty(layer);
        (_layer, _options) = (layer, options ?? new IntegratedGradientsOptions());
        _rule = (_options.Quadrature ?? Quadrature.GaussLegendre).Rule(_options.Steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.Tolerance, nameof(options));
        InputBaselines.Check(nameof(LayerIntegratedGradients), model, _options.Baselines);
    }

    /// <inheritdoc/>
    public override string Name => "Layer Integrated Gradients";

    /// <summary>Computes the contributions: one part, shaped as the layer's activation.</summary>
    /// <inheritdoc/>
    protected override AttributionResult Explain(AttributionRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var quiet = no_grad();
        var (activation, shape) = Activation(run, run.Inputs);
        var (start, _) = Activation(run, InputBaselines.For(nameof(LayerIntegratedGradients), run, _options.Baselines));
        var path = new StraightPath([start], [activation]);
        using var layer = new LayerSubstitute(Model.Module, _layer);
        var (before, after) = Targets(run, path, layer);
        var walk = new PathWalk(run, path, new RowStream(run, _options.Memory ?? WorkingMemory.Default), (points, examples) => Differentiate(run, layer, points[0], examples));
        var sums = new GradientSums(path.Differences);
        walk.Visit(
            PathWalk.Rows(run.Batch, _rule.Points),
            (row, _, gradients, inChunk) => sums.Add(row % run.Batch, _rule.Weights[row / run.Batch], gradients, inChunk),
            0,
            1);
        var (values, totals) = sums.Times(path.Differences);
        InputParts.CheckFinite(run, _layer, values[0]!);
        var completeness = new Completeness(totals, [.. after.Zip(before, (a, b) => a - b)], _options.Tolerance, roundings: TargetRounding.Of(before, after, run.Inputs));
        return new AttributionResult(
            Certificate.Of(Name, run) with
            {
                Layer = _layer,
                Calls = CallPolicy.Once,
                Baseline = InputBaselines.Name(Model, _options.Baselines),
                Steps = _options.Steps,
                Settings = [(_options.Quadrature ?? Quadrature.GaussLegendre).Name],
                Completeness = completeness,
                Warnings = completeness.Holds ? [] : [completeness.Verdict],
            },
            new AttributionPart(_layer, "as the layer", values[0]!.reshape(shape)));
    }

    // The activation with one row per example, (B, ...), and its own shape.
    private (Tensor Activation, long[] Shape) Activation(AttributionRun run, IReadOnlyList<Tensor> inputs)
    {
        using var capture = Capture.Of(Model.Module, _layer);
        using var output = run.Evaluate(inputs);
        if (capture.Outputs.Count != 1)
            throw new InvalidOperationException($"LayerIntegratedGradients: layer '{_layer}' was called {capture.Outputs.Count} times in one forward pass; a path of one activation needs one call. Choose a layer that is called once.");
        var shape = capture.Outputs[0].shape;
        if (shape.Length == 0 || shape[0] % run.Batch != 0)
            throw new ArgumentException($"LayerIntegratedGradients: layer '{_layer}' must put out rows of examples, N a multiple of the batch {run.Batch}, it gave ({string.Join(", ", shape)}).");
        return (capture.Outputs[0].detach().clone().reshape(shape[0] == run.Batch ? shape : [run.Batch, shape[0] / run.Batch, .. shape[1..]]), shape);
    }

    private static (double[] Starts, double[] Ends) Targets(AttributionRun run, StraightPath path, LayerSubstitute layer)
    {
        using var scope = NewDisposeScope();
        double[] Target(Tensor activation)
        {
            layer.Output = activation;
            return run.Evaluate(run.Inputs).to(float64).cpu().data<double>().ToArray();
        }

        return (Target(path.Starts[0]), Target(path.Ends[0]));
    }

    private (Tensor Value, IReadOnlyList<Tensor?> Gradients) Differentiate(AttributionRun run, LayerSubstitute layer, Tensor points, IReadOnlyList<int> examples)
    {
        using var scope = NewDisposeScope();
        using var recording = enable_grad();
        var activation = points.detach().requires_grad_();
        layer.Output = activation;
        var value = run.Evaluate(run.Rows(examples), examples);
        if (!value.requires_grad)
            throw new InvalidOperationException($"LayerIntegratedGradients: no gradient path leads from the target to layer '{_layer}'. A detach, a no_grad block or an operation without a derivative cuts it.");
        run.CountBackward(examples.Count);
        var found = autograd.grad([value.sum()], [activation], allow_unused: true)[0];
        // Unused comes back as null here and as an invalid tensor from TorchSharp.
        var gradient = found is { IsInvalid: false } ? found : zeros_like(activation);
        return (value.detach().MoveToOuterDisposeScope(), [gradient.MoveToOuterDisposeScope()]);
    }
}
