using static TorchSharp.torch;

namespace Workbench.Training;

/// <summary>A batch of examples in plain arrays, so that the next can be made beside the training of this one.</summary>
/// <param name="Images">Axes (B, C, T, H, W) in C order, standardised.</param>
/// <param name="Wind">Axes (B, L, F) in C order, standardised.</param>
/// <param name="Targets">Axes (B, horizons) in C order, ap (1 is about 2 nT).</param>
/// <param name="ImageShape">(B, C, T, H, W).</param>
/// <param name="WindShape">(B, L, F).</param>
public sealed record ExampleArrays(float[] Images, float[] Wind, float[] Targets, long[] ImageShape, long[] WindShape)
{
    /// <summary>Number of forecast values.</summary>
    public long Horizons => Targets.Length / ImageShape[0];

    /// <summary>The batch as tensors (B, C, T, H, W), (B, L, F) and (B, horizons); the caller disposes them.</summary>
    public (Tensor Images, Tensor Wind, Tensor Targets) ToTensors() =>
        (tensor(Images, ImageShape), tensor(Wind, WindShape), tensor(Targets, [ImageShape[0], Horizons]));
}

/// <summary>A source of examples, each known by its seed.</summary>
public interface IExamples
{
    /// <summary>Makes a batch; the same seeds give the same bits, whatever was asked before, from any thread.</summary>
    /// <param name="seeds">B seeds.</param>
    ExampleArrays Make(IReadOnlyList<int> seeds);
}
