using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>Choices of <see cref="AdaptiveIntegratedGradients"/>.</summary>
/// <param name="Tolerance">Largest error of the sum of attributions, relative to the target's change; positive; default 0.01.</param>
/// <param name="BendTolerance">Largest part of the target's way up and down the path on which the trapezoid rule errs; positive; default 0.07. See the remarks.</param>
/// <param name="MaximumSteps">Most points on the path, at least 5; default 49.</param>
/// <param name="Baselines">One for every input, or one for all; null for 0.</param>
/// <param name="Memory">How much to hold at once, or null for <see cref="WorkingMemory.Default"/>.</param>
public sealed record AdaptiveIntegratedGradientsOptions(double Tolerance = 0.01, double BendTolerance = 0.07, int MaximumSteps = 49, IReadOnlyList<Baseline>? Baselines = null, WorkingMemory? Memory = null);

/// <summary>
/// Integrated Gradients [Sundararajan2017] with as few points as the tolerance asks for: what each input value contributed to the target's change from a
/// baseline, the same quantity as <see cref="IntegratedGradients"/>. Every example of a batch stops by itself.
/// </summary>
/// <remarks>
/// Each pass gives not only the gradient at a point alpha of the path but the target y there. With s = sum_i (x_i - x'_i) dy/dx_i the slope of y along the
/// path, the change of y over a piece [a, b] is known exactly, and a quadrature on it can be checked piece by piece, where errors of two signs do not hide
/// each other as they can in the sum over the whole path.
/// The rule on a piece of length h: h (theta g_a + (1 - theta) g_b), g the gradients at its ends, theta in [0, 1] such that h (theta s_a + (1 - theta) s_b) comes
/// as near to y_b - y_a as it can. Where the path crosses one kink of a piecewise linear model inside the piece, theta is where it lies and the piece is exact;
/// where y is smooth theta tends to 1/2, the trapezoid rule, error of order h^3. (Polynomial rules do not pay here: on the forecaster with random weights,
/// whose ReLUs bend the path everywhere, 100 Gauss-Legendre points leave an error of 2 %, 65 Clenshaw-Curtis points one of 1.6 %.)
/// Points: 0, 1/4, 1/2, 3/4 and 1, then the middles of the two pieces on which the trapezoid rule misses y_b - y_a most, until both hold:
/// (1) the sum over pieces of what is left of y_b - y_a, signs ignored, is within the tolerance of |y(x) - y(x')|, so completeness holds to the tolerance;
/// (2) since theta is fitted to y, (1) alone could be met by a coarse rule: the sum over pieces of the trapezoid rule's misses, signs ignored, must be within
/// the bend tolerance of the sum of h (|s_a| + |s_b|)/2. What the two cannot see is structure inside a piece that changes neither y nor s at its ends.
/// An error within the rounding of the target at the two ends (4 units of the last place of each) is none: where the target stays the same there is nothing to refine.
/// If the budget ends first the values are the best there are, the certificate states both errors and warns.
/// Cost: one forward and backward pass per point; y(x) and y(x') are among them. The certificate's steps are the largest number over the examples.
/// Memory: a chunk's, three copies of the inputs, and the gradients of the points of the examples still at work: at most the budget's number of copies of the
/// inputs. Deterministic.
/// </remarks>
public sealed class AdaptiveIntegratedGradients : AttributionMethod
{
    private const int FewestSteps = 5;
    private readonly AdaptiveIntegratedGradientsOptions _options;

    /// <summary>Prepares the method.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Choices, or null for the defaults.</param>
    /// <exception cref="ArgumentException">A tolerance or the budget is out of range, or a wrong number of baselines.</exception>
    public AdaptiveIntegratedGradients(ExplainedModel model, AdaptiveIntegratedGradientsOptions? options = null)
        : base(model)
    {
        _options = options ?? new AdaptiveIntegratedGradientsOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.Tolerance, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.BendTolerance, nameof(options));
        if (_options.MaximumSteps < FewestSteps)
            throw new ArgumentOutOfRangeException(nameof(options), _options.MaximumSteps, $"AdaptiveIntegratedGradients: the budget must be at least {FewestSteps} steps, those it starts with.");
        InputBaselines.Check(nameof(AdaptiveIntegratedGradients), model, _options.Baselines);
    }

    /// <inheritdoc/>
    public override string Name => "Integrated Gradients, adaptive";

    /// <summary>Computes the contributions: one part per float input, shaped as the input.</summary>
    /// <inheritdoc/>
    protected override AttributionResult Explain(AttributionRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var quiet = no_grad();
        var path = new StraightPath(InputBaselines.For(nameof(AdaptiveIntegratedGradients), run, _options.Baselines), run.Inputs);
        var walk = new PathWalk(run, path, new RowStream(run, _options.Memory ?? WorkingMemory.Default), run.Differentiate);
        using var refinement = new PathRefinement(run, path, walk, _options);
        refinement.Refine();
        var (values, totals) = refinement.Sums.Times(path.Differences);
        run.Report(1);
        var (unexplained, bend) = (refinement.Unexplained.Max(), refinement.Bends.Max());
        return new AttributionResult(
            Certificate.Of(Name, run) with
            {
                Baseline = InputBaselines.Name(Model, _options.Baselines),
                Steps = refinement.Steps.Max(),
                Settings =
                [
                    $"steps of each example: {string.Join(", ", refinement.Steps)}",
                    FormattableString.Invariant($"unexplained along the path: {unexplained:P2}"),
                    FormattableString.Invariant($"bend between points: {bend:P2}"),
                ],
                Completeness = new Completeness(totals, refinement.Changes, _options.Tolerance, roundings: refinement.Roundings),
                Warnings = refinement.BudgetEnded
                    ? [FormattableString.Invariant($"the budget of {_options.MaximumSteps} steps ended with {unexplained:P1} of the change unexplained (tolerance {_options.Tolerance:P1}) and a bend of {bend:P1} (tolerance {_options.BendTolerance:P1})")]
                    : [],
            },
            InputParts.Of(run, values));
    }
}
