using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>Halves the pieces of each example's path where the target bends most, until the target is explained along all of it; see <see cref="AdaptiveIntegratedGradients"/>.</summary>
internal sealed class PathRefinement : IDisposable
{
    // Pieces halved at a time, for each example: few, to stop early; two, so that rows can share a pass.
    private const int HalvedAtOnce = 2;
    private static readonly double[] _first = [0, 0.25, 0.5, 0.75, 1];
    private readonly AttributionRun _run;
    private readonly StraightPath _path;
    private readonly PathWalk _walk;
    private readonly AdaptiveIntegratedGradientsOptions _options;
    private readonly PathNodes[] _nodes;

    internal PathRefinement(AttributionRun run, StraightPath path, PathWalk walk, AdaptiveIntegratedGradientsOptions options)
    {
        (_run, _path, _walk, _options) = (run, path, walk, options);
        double epsilon = TargetRounding.Epsilon(run.Inputs);
        _nodes = [.. Enumerable.Range(0, run.Batch).Select(_ => new PathNodes(epsilon))];
        Sums = new GradientSums(path.Differences);
        (Changes, Roundings, Steps, Unexplained, Bends) = (new double[run.Batch], new double[run.Batch], new int[run.Batch], new double[run.Batch], new double[run.Batch]);
    }

    /// <summary>Weighted sums of gradients, per example.</summary>
    internal GradientSums Sums { get; }

    /// <summary>Target at the end less target at the start, per example.</summary>
    internal double[] Changes { get; }

    /// <summary>How far each change may be off by rounding alone.</summary>
    internal double[] Roundings { get; }

    /// <summary>Points that each example took.</summary>
    internal int[] Steps { get; }

    /// <summary>Where each example stopped: <see cref="PathNodes.Unexplained"/>.</summary>
    internal double[] Unexplained { get; }

    /// <summary>Where each example stopped: <see cref="PathNodes.Bend"/>.</summary>
    internal double[] Bends { get; }

    /// <summary>True if an example stopped because the budget ended.</summary>
    internal bool BudgetEnded { get; private set; }

    internal void Refine()
    {
        var examples = Enumerable.Range(0, _run.Batch).ToArray();
        Visit(PathWalk.Rows(_run.Batch, _first));
        while ((examples = [.. examples.Where(e => !Settled(e))]).Length > 0)
        {
            var room = Math.Min(HalvedAtOnce, _options.MaximumSteps - _nodes[examples[0]].Count);
            Visit([.. examples.SelectMany(e => _nodes[e].WorstMiddles(room).Select(alpha => (e, alpha)))]);
        }
    }

    public void Dispose()
    {
        foreach (var nodes in _nodes) nodes.Dispose();
    }

    private void Visit(IReadOnlyList<(int Example, double Alpha)> rows)
    {
        double Done(int more) => (double)(_nodes.Max(n => n.Count) + more) / _options.MaximumSteps;
        var most = rows.GroupBy(r => r.Example).Max(g => g.Count());
        var (from, to) = (Done(0), Done(most));
        _walk.Visit(rows, (row, target, gradients, inChunk) =>
        {
            var (example, alpha) = rows[row];
            _nodes[example].Add(alpha, target, Slope(example, gradients, inChunk), gradients, inChunk);
        }, from, to);
    }

    private bool Settled(int example)
    {
        var nodes = _nodes[example];
        var good = nodes.Unexplained <= _options.Tolerance && nodes.Bend <= _options.BendTolerance;
        if (!good && nodes.Count < _options.MaximumSteps) return false;
        BudgetEnded |= !good;
        (Changes[example], Roundings[example], Steps[example], Unexplained[example], Bends[example]) = (nodes.Change, nodes.Rounding, nodes.Count, nodes.Unexplained, nodes.Bend);
        nodes.Into(Sums, example);
        return true;
    }

    private double Slope(int example, IReadOnlyList<Tensor?> gradients, int row)
    {
        using var scope = NewDisposeScope();
        var slope = 0.0;
        for (var i = 0; i < gradients.Count; i++)
            if (_path.Differences[i] is { } difference) slope += (gradients[i]!.select(0, row) * difference.select(0, example)).sum(float64).item<double>();
        return slope;
    }
}
