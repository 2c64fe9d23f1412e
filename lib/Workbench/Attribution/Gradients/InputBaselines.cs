using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>The baselines of all inputs of a model: given one for each, one for all, or none for 0.</summary>
internal static class InputBaselines
{
    /// <summary>Refuses a number of baselines that does not fit.</summary>
    internal static void Check(string method, ExplainedModel model, IReadOnlyList<Baseline>? baselines)
    {
        if (baselines is not null && baselines.Count != 1 && baselines.Count != model.InputNames.Count)
            throw new ArgumentException($"{method}: expected 1 baseline, or {model.InputNames.Count}, one for each of {string.Join(", ", model.InputNames)}; got {baselines.Count}.", nameof(baselines));
    }

    /// <summary>What they are, for the certificate.</summary>
    internal static string Name(ExplainedModel model, IReadOnlyList<Baseline>? baselines)
        => baselines is null or { Count: 1 } ? Of(baselines, 0).Name : string.Join("; ", model.InputNames.Select((name, i) => $"{name}: {baselines[i].Name}"));

    /// <summary>Their values, shaped as the inputs; inputs that are not floating point stand for themselves.</summary>
    internal static IReadOnlyList<Tensor> For(string method, AttributionRun run, IReadOnlyList<Baseline>? baselines)
        => [.. run.Inputs.Select((x, i) => x.is_floating_point() ? Of(baselines, i).For(method, run, x) : x)];

    /// <summary>Target at the start and at the end of a path, per example; one forward pass over both.</summary>
    internal static (double[] Starts, double[] Ends) Targets(AttributionRun run, StraightPath path)
    {
        using var scope = NewDisposeScope();
        int[] examples = [.. Enumerable.Range(0, run.Batch), .. Enumerable.Range(0, run.Batch)];
        var values = run.Evaluate([.. path.Starts.Zip(path.Ends, (start, end) => cat([start, end], 0))], examples).to(float64).cpu().data<double>().ToArray();
        return (values[..run.Batch], values[run.Batch..]);
    }

    private static Baseline Of(IReadOnlyList<Baseline>? baselines, int input)
        => baselines is null ? Baseline.Zero : baselines.Count == 1 ? baselines[0] : baselines[input];
}
