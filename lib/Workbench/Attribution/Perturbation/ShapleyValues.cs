using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>
/// Exact Shapley values [Shapley1953] of up to eight groups: each group's mean contribution over all orders in which groups can be added. Positive
/// values say that the group raises the target. Fair where groups stand in for each other, which removing one at a time is not.
/// </summary>
/// <remarks>
/// With n groups, S a coalition without g and v(S) the target when only the groups in S are present, the others at the baseline:
/// phi_g = sum_S |S|! (n - |S| - 1)! / n! (v(S + g) - v(S)). The values of all groups sum to y(x) - y(baseline), up to rounding: the certificate checks it.
/// In the result every element carries its group's value; <see cref="Certificate.Completeness"/> sums groups, not elements.
/// Cost: 2^n forward passes, 256 at most. Memory: one chunk of rows. Deterministic.
/// </remarks>
public sealed class ShapleyValues : AttributionMethod
{
    /// <summary>The most groups: 2^8 coalitions.</summary>
    public const int MostGroups = 8;

    private const double RoundingTolerance = 1e-3; // float32 sums of up to 256 coalitions; the identity itself is exact.

    private readonly FeatureGroups _groups;
    private readonly IReadOnlyList<Baseline>? _baselines;
    private readonly WorkingMemory? _memory;

    /// <summary>Prepares the computation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="groups">The players: modalities, channels, or masks; at most eight groups.</param>
    /// <param name="options">Choices, or null for the defaults.</param>
    public ShapleyValues(ExplainedModel model, FeatureGroups groups, FeatureGroupOptions? options = null)
        : base(model)
    {
        ArgumentNullException.ThrowIfNull(groups);
        (_groups, _baselines, _memory) = (groups, options?.Baselines, options?.Memory);
        InputBaselines.Check("ShapleyValues", model, _baselines);
    }

    /// <inheritdoc/>
    public override string Name => "Shapley values";

    /// <summary>Evaluates every coalition: one attribution per input, shaped as the input.</summary>
    /// <inheritdoc/>
    protected override AttributionResult Explain(AttributionRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var quiet = no_grad();
        var (ids, count) = _groups.Of(run.Inputs);
        if (count > MostGroups)
            throw new ArgumentException($"ShapleyValues: expected at most {MostGroups} groups, which take 256 passes, got {count}. Merge groups, or use FeatureAblation.");
        var bits = tensor(Enumerable.Range(0, count).Select(g => 1L << g).ToArray(), device: run.Inputs[0].device);
        var values = new RemovalRows(run, _baselines, _memory).Values(1 << count, (coalition, example, row, fills) =>
            FeatureRemoval.Fill(ids, example, row, fills, id => (bits.to(id.device)[id] & coalition) == 0));

        var shares = Enumerable.Range(0, run.Batch).Select(b => Shares(count, coalition => values[coalition][b])).ToArray();
        var certificate = Certificate.Of(Name, run) with
        {
            Baseline = InputBaselines.Name(Model, _baselines),
            Steps = 1 << count,
            Settings = [_groups.Name],
            Completeness = new Completeness([.. shares.Select(s => s.Sum())], [.. Enumerable.Range(0, run.Batch).Select(b => values[^1][b] - values[0][b])], RoundingTolerance, roundings: TargetRounding.Of(values[0], values[^1], run.Inputs)),
        };
        return new AttributionResult(certificate, FeatureRemoval.Spread(run, ids, count, (group, example) => shares[example][group]));
    }

    /// <summary>phi_g for every group g from the value of every coalition, written as a bit set.</summary>
    private static double[] Shares(int groups, Func<int, double> value)
    {
        var weights = new double[groups];
        for (var size = 0; size < groups; size++) weights[size] = Factorial(size) * Factorial(groups - size - 1) / Factorial(groups);
        return [.. Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, 1 << groups)
            .Where(s => (s >> g & 1) == 0)
            .Sum(s => weights[BitOperations.PopCount((uint)s)] * (value(s | (1 << g)) - value(s))))];
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
