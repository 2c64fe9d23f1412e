using Workbench.Models;
using static TorchSharp.torch;

namespace Workbench.Training;

/// <summary>How good forecasts are, horizon by horizon.</summary>
/// <param name="Rsquared">Coefficient of determination of each horizon: 1 - sum (forecast - ap)^2 / sum (ap - mean ap)^2. 1 is perfect, 0 as good as the mean, below 0 worse.</param>
/// <param name="Mean">Mean of the forecasts of each horizon.</param>
/// <param name="Stdev">Standard deviation of the forecasts of each horizon: 0 for a constant output.</param>
/// <param name="Forecasts">All forecasts, axes (N, horizons) in C order.</param>
public sealed record ForecastScores(double[] Rsquared, double[] Mean, double[] Stdev, float[] Forecasts)
{
    private const int BatchSize = 16;

    /// <summary>Measures a model.</summary>
    /// <param name="model">The model; left in the mode it was in.</param>
    /// <param name="examples">Inputs.</param>
    /// <param name="seeds">Which of them.</param>
    /// <param name="scale">What the model's output means: ap = Mean + Stdev * output; (0, 1) for shipped weights.</param>
    /// <param name="truth">Where the true values come from, if not from <paramref name="examples"/>: to score inputs with something taken out against what happened with it.</param>
    /// <param name="frames">How many of the last frames the model is shown; null for all.</param>
    public static ForecastScores Measure(ApForecaster model, IExamples examples, IReadOnlyList<int> seeds, TargetScale scale, IExamples? truth = null, int? frames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(scale);
        var (forecasts, values) = (new List<float>(), new List<float>());
        foreach (var chunk in seeds.Chunk(BatchSize))
        {
            using var scope = NewDisposeScope();
            using var quiet = no_grad();
            var arrays = examples.Make(chunk);
            var (images, wind, _) = arrays.ToTensors();
            var output = model.call(frames is int last ? ForecastLoss.Shown(images, last) : images, wind) * scale.Stdev + scale.Mean;
            forecasts.AddRange(output.data<float>().ToArray());
            values.AddRange(truth is null ? arrays.Targets : truth.Make(chunk).Targets);
        }

        return Of([.. forecasts], [.. values], values.Count / seeds.Count);
    }

    /// <summary>Scores of forecasts against values.</summary>
    /// <param name="forecasts">Axes (N, horizons) in C order.</param>
    /// <param name="values">The same axes.</param>
    /// <param name="horizons">Length of the second axis.</param>
    public static ForecastScores Of(float[] forecasts, float[] values, int horizons)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(values);
        if (horizons < 1 || values.Length == 0 || values.Length % horizons != 0 || forecasts.Length != values.Length)
            throw new ArgumentException($"ForecastScores: expected as many forecasts as values, a multiple of {horizons} horizons, got {forecasts.Length} and {values.Length}.", nameof(forecasts));
        var (rsquared, mean, stdev) = (new double[horizons], new double[horizons], new double[horizons]);
        for (var h = 0; h < horizons; h++)
        {
            var (f, v) = (Column(forecasts, h, horizons), Column(values, h, horizons));
            var middle = v.Average();
            rsquared[h] = 1 - (f.Zip(v, (a, b) => (a - b) * (a - b)).Sum() / v.Sum(b => (b - middle) * (b - middle)));
            mean[h] = f.Average();
            stdev[h] = Math.Sqrt(f.Average(a => (a - mean[h]) * (a - mean[h])));
        }

        return new ForecastScores(rsquared, mean, stdev, forecasts);
    }

    private static double[] Column(float[] table, int column, int columns) => [.. Enumerable.Range(0, table.Length / columns).Select(r => (double)table[(r * columns) + column])];
}
