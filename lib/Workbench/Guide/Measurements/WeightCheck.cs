using TorchSharp;
using Workbench.Attribution;
using Workbench.Evaluation;

namespace Workbench.Guide;

/// <summary>
/// Whether the maps depend on what the model has learnt [Adebayo2018]: its modules get random weights, one after the other from the output on, and the map must
/// lose its structure. A map that stays is a picture of the input.
/// </summary>
/// <param name="Stages">The module made random at each stage; those before it stay random.</param>
/// <param name="Correlations">|rank correlation| of the class activation maps with the original ones at each stage, mean over the seeds; NaN where a map is the same everywhere.</param>
/// <param name="Certificate">How they came to be.</param>
public sealed record WeightCheck(IReadOnlyList<string> Stages, IReadOnlyList<double> Correlations, Certificate Certificate)
{
    /// <summary>The largest |rank correlation| at which a map counts as having lost its structure.</summary>
    public const double Threshold = 0.5;

    /// <summary>Trained only, and without a part in the forecast.</summary>
    private const string TrainingOnly = "auxiliary";

    /// <summary>|rank correlation| when every module is random.</summary>
    public double AllRandom => Correlations[^1];

    /// <summary>Whether the maps lose their structure.</summary>
    public bool DependsOnWeights => AllRandom <= Threshold;

    /// <summary>One sentence for captions.</summary>
    public string Verdict => double.IsNaN(AllRandom)
        ? "sanity: not to be judged, a map is the same everywhere"
        : FormattableString.Invariant($"sanity: with random weights the rank correlation with this map is {AllRandom:0.00}; {(DependsOnWeights ? "the map depends on the weights" : "NOT passed, the map hardly depends on the weights")}");

    internal static WeightCheck Measure(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (study, options) = (explanation.Study, explanation.Options);
        string[] modules = [.. study.Model.named_children().Where(m => m.name != TrainingOnly && m.module.parameters().Any()).Select(m => m.name).Reverse()];
        double[] original = [.. explanation.Maps.Select(v => (double)v)];
        var sums = new double[modules.Length];
        for (int r = 0; r < options.RandomRepeats; r++)
            for (int stage = 0; stage < modules.Length; stage++)
            {
                using var model = ModelChoice.Randomised(study.Model, modules[..(stage + 1)], options.Seed + r);
                using var maps = ClassMaps.Of(options, ForecasterFrames.Explain(model)).Attribute(study.Inputs, explanation.Target, null, cancellation);
                sums[stage] += original.Length < 2 ? double.NaN : Math.Abs(RankCorrelation.Of(original, Plain.Doubles(maps.Values)));
                progress?.Report(((r * modules.Length) + stage + 1.0) / (options.RandomRepeats * modules.Length));
            }

        int passes = modules.Length * options.RandomRepeats;
        return new WeightCheck(modules, [.. sums.Select(s => s / options.RandomRepeats)], explanation.MapCertificate with
        {
            Method = "Randomised weights",
            Seed = options.Seed,
            Steps = modules.Length,
            ForwardPasses = passes,
            BackwardPasses = passes,
            Settings = [$"{options.RandomRepeats} seeds; |rank correlation| with the original maps"],
        });
    }
}
