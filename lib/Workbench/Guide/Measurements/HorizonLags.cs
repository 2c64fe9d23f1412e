using TorchSharp;
using Workbench.Attribution;
using Workbench.Sun;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>Which past matters for which future: what removing each frame changes at every horizon.</summary>
/// <param name="Changes">Forecast less the forecast without frame t, signed, in the forecast's unit, axes (horizon, frame).</param>
/// <param name="HorizonHours">Hours from the last frame to each horizon.</param>
/// <param name="LagHours">Hours from each frame to the last frame, 0 or more.</param>
/// <param name="Certificate">How they came to be.</param>
public sealed record HorizonLags(IReadOnlyList<IReadOnlyList<double>> Changes, IReadOnlyList<double> HorizonHours, IReadOnlyList<double> LagHours, Certificate Certificate)
{
    internal static HorizonLags Measure(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var study = explanation.Study;
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var run = AttributionRun.Start("Horizons by lag", study.Explained, study.Inputs, explanation.Target, progress, cancellation);
        var fill = explanation.Options.Removal.For("Horizons by lag", run, study.Inputs[0]);
        int frames = study.Sequence.Frames, horizons = explanation.Forecast.Length;
        var without = new double[frames][];
        double[] whole = Outputs(run, study.Inputs);
        for (int t = 0; t < frames; t++)
        {
            using var one = NewDisposeScope();
            var images = study.Inputs[0].clone();
            images.narrow(2, t, 1).copy_(fill.narrow(2, t, 1));
            without[t] = Outputs(run, [images, study.Inputs[1]]);
            run.Report((t + 1.0) / frames);
        }

        return new HorizonLags(
            [.. Enumerable.Range(0, horizons).Select(h => Enumerable.Range(0, frames).Select(t => whole[h] - without[t][h]).ToArray())],
            [.. Enumerable.Range(1, horizons).Select(h => h * PlantedTarget.StepHours)],
            [.. study.Sequence.HoursFromLastFrame.Select(hours => 0 - hours)],
            Certificate.Of("Horizons by lag", run) with { Target = "every horizon, raw output", Baseline = $"frame replaced by {explanation.Options.Removal.Name}", Steps = frames });
    }

    // All horizons come out of one pass; a target would keep one of them.
    private static double[] Outputs(AttributionRun run, IReadOnlyList<Tensor> inputs)
    {
        run.CountForward(1);
        return Plain.Doubles(run.Model.Call(inputs));
    }
}
