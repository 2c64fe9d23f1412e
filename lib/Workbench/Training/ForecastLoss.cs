using Workbench.Models;
using static TorchSharp.torch;

namespace Workbench.Training;

/// <summary>
/// The loss of one batch: mean squared error of the forecast, plus the auxiliary head's times its weight (improvement I4). A stage that does not train
/// the head learns from the auxiliary head alone: a frozen random head would teach the images noise.
/// </summary>
internal static class ForecastLoss
{
    /// <param name="model">The model; gradients flow to all its parameters that require them.</param>
    /// <param name="images">Shape (B, C, T, H, W).</param>
    /// <param name="wind">Shape (B, L, F).</param>
    /// <param name="targets">Shape (B, horizons), scaled.</param>
    /// <param name="auxiliaryWeight">0 for no auxiliary loss.</param>
    /// <param name="stage">Says whether the forecast counts, and how much its nearest horizon.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Of(ApForecaster model, Tensor images, Tensor wind, Tensor targets, double auxiliaryWeight, TrainingStage stage)
    {
        using var scope = NewDisposeScope();
        var summary = model.ImageSummary(model.States(model.FrameFeatures(images)));
        var loss = stage.Covers("head") ? Weighted((model.Forecast(summary, model.WindSummary(wind)) - targets).square(), stage.NearestWeight) : zeros([]);
        if (auxiliaryWeight > 0) loss = loss + (model.Auxiliary(summary) - targets).square().mean() * auxiliaryWeight;
        return loss.MoveToOuterDisposeScope();
    }

    // The mean over examples and horizons, the first of which counts as several.
    private static Tensor Weighted(Tensor squares, double nearest)
    {
        var horizons = squares.shape[1];
        return (squares.sum(dim: 1) + squares.select(1, 0) * (nearest - 1)).mean() / (horizons + nearest - 1);
    }

    /// <summary>The frames that a stage shows: every n-th, counted back from the last.</summary>
    /// <returns>Shape (B, C, stage.Frames, H, W).</returns>
    public static Tensor Shown(Tensor images, TrainingStage stage) => Shown(images, stage.Frames, stage.Every);

    /// <summary>The last frames, or every n-th, counted back from the last.</summary>
    /// <returns>Shape (B, C, count, H, W).</returns>
    public static Tensor Shown(Tensor images, int count, int every = 1)
    {
        using var scope = NewDisposeScope();
        var last = images.shape[2] - 1;
        var frames = tensor(Enumerable.Range(0, count).Select(k => last - ((long)(count - 1 - k) * every)).ToArray());
        return images.index_select(2, frames).MoveToOuterDisposeScope();
    }
}
