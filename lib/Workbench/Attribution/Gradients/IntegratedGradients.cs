using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>Choices of <see cref="IntegratedGradients"/> and <see cref="LayerIntegratedGradients"/>.</summary>
/// <param name="Steps">n, points on the path; at least 1; default 50.</param>
/// <param name="Quadrature">The rule, or null for Gauss-Legendre.</param>
/// <param name="Baselines">One for every input, or one for all; null for 0.</param>
/// <param name="Tolerance">Largest relative completeness error that passes; positive; default 0.01.</param>
/// <param name="Memory">How much to hold at once, or null for <see cref="WorkingMemory.Default"/>.</param>
public sealed record IntegratedGradientsOptions(int Steps = 50, Quadrature? Quadrature = null, IReadOnlyList<Baseline>? Baselines = null, double Tolerance = 0.01, WorkingMemory? Memory = null);

/// <summary>
/// Integrated Gradients [Sundararajan2017]: what each input value contributed to the target's change from a baseline. Positive values raised the target,
/// negative ones lowered it, and together they make up the whole change.
/// </summary>
/// <remarks>
/// With x the inputs (<c>Ends</c>), x' the baseline (<c>Starts</c>), y the target and alpha_k, w_k the rule's points and weights:
/// a_i = (x_i - x'_i) sum_k w_k dy/dx_i at x' + alpha_k (x - x') [eq. 3, there with w_k = 1/m, alpha_k = k/m].
/// All inputs move together. Completeness [Proposition 1]: sum_i a_i = y(x) - y(x') up to the rule's error, which the certificate states per example;
/// y is evaluated in the inputs' type, sums are kept in float64.
/// Same as captum's IntegratedGradients but for the trapezoid rule (see <see cref="Quadrature.CaptumTrapezoid"/>).
/// Cost: n forward and backward passes and 2 forward passes. Memory: a chunk's (<see cref="WorkingMemory"/>), three copies of the inputs and the sums; it
/// does not grow with n. Deterministic; the same bits for every chunk size where the model's operators give a row the same bits in every batch.
/// </remarks>
public sealed class IntegratedGradients : AttributionMethod
{
    private readonly IntegratedGradientsOptions _options;
    private readonly (IReadOnlyList<double> Points, IReadOnlyList<double> Weights) _rule;

    /// <summary>Prepares the method.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Choices, or null for the defaults.</param>
    /// <exception cref="ArgumentException">Steps or tolerance out of range, or a wrong number of baselines.</exception>
    public IntegratedGradients(ExplainedModel model, IntegratedGradientsOptions? options = null)
        : base(model)
    {
        _options = options ?? new IntegratedGradientsOptions();
        _rule = (_options.Quadrature ?? Quadrature.GaussLegendre).Rule(_options.Steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.Tolerance, nameof(options));
        InputBaselines.Check(nameof(IntegratedGradients), model, _options.Baselines);
    }

    /// <inheritdoc/>
    public override string Name => "Integrated Gradients";

    /// <summary>Computes the contributions: one part per float input, shaped as the input.</summary>
    /// <inheritdoc/>
    protected override AttributionResult Explain(AttributionRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var quiet = no_grad();
        var starts = InputBaselines.For(nameof(IntegratedGradients), run, _options.Baselines);
        var path = new StraightPath(starts, run.Inputs);
        var (before, after) = InputBaselines.Targets(run, path);
        var walk = new PathWalk(run, path, new RowStream(run, _options.Memory ?? WorkingMemory.Default), run.Differentiate);
        var sums = new GradientSums(path.Differences);
        walk.Visit(
            PathWalk.Rows(run.Batch, _rule.Points),
            (row, _, gradients, inChunk) => sums.Add(row % run.Batch, _rule.Weights[row / run.Batch], gradients, inChunk),
            0,
            1);
        var (values, totals) = sums.Times(path.Differences);
        var completeness = new Completeness(totals, [.. after.Zip(before, (a, b) => a - b)], _options.Tolerance, roundings: TargetRounding.Of(before, after, run.Inputs));
        return new AttributionResult(
            Certificate.Of(Name, run) with
            {
                Baseline = InputBaselines.Name(Model, _options.Baselines),
                Steps = _options.Steps,
                Settings = [(_options.Quadrature ?? Quadrature.GaussLegendre).Name],
                Completeness = completeness,
                Warnings = completeness.Holds ? [] : [completeness.Verdict],
            },
            InputParts.Of(run, values));
    }
}
