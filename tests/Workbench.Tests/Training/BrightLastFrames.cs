using Workbench.Models;
using Workbench.Sun;
using Workbench.Training;

namespace Workbench.Tests.Training;

/// <summary>
/// A task with a closed form: frames (2 channels, 4 frames, 8 x 12 pixels) of one brightness each, a wind series of one number, and the targets
/// 10 + 4 (brightness of the last frame + brightness of the one before) + k for horizon k. Seed n of any run gives the same example.
/// </summary>
internal sealed class BrightLastFrames : IExamples
{
    internal const int Channels = 2, Frames = 4, Height = 8, Width = 12, WindSteps = 3, WindFeatures = 2, Horizons = 3;

    public static Recipe Recipe => new(
        "tiny", "A test.", Repairs: null, Seed: 3,
        new ApForecasterOptions { Channels = Channels, WindFeatures = WindFeatures, Horizons = Horizons, StemFeatures = 2, Width = 4, HasAuxiliaryHead = true },
        new RecipeData(PlantedScenario.StormByStream, [SolarChannel.Aia193, SolarChannel.Aia211], [PlantedDistractors.None], Frames, FirstSeed: 1, HeldOutSeed: 1_000_000_000, HeldOutCount: 8, ExampleFault.None),
        new TargetScale(11, 4),
        Batch: 4,
        new OptimiserOptions(1e-4, [new("convlstm", 5)], ClipNorm: 5, [new("convlstm", 10)]),
        AuxiliaryWeight: 0.3,
        new AugmentationOptions(ShiftFrames: 0, FlipKind.NorthSouth, Dropout: 0.05),
        [
            new TrainingStage("images", ["stem", "convlstm", "auxiliary"], Frames: 2, Every: 1, Steps: 6, LearningRate: 0.005),
            new TrainingStage("all", [], Frames: 4, Every: 1, Steps: 10, LearningRate: 0.005),
        ],
        new StoppingOptions(EverySteps: 4, Patience: 0, Examples: 6),
        []);

    public ExampleArrays Make(IReadOnlyList<int> seeds)
    {
        const int Image = Channels * Frames * Height * Width, Series = WindSteps * WindFeatures;
        var examples = new ExampleArrays(new float[seeds.Count * Image], new float[seeds.Count * Series], new float[seeds.Count * Horizons], [seeds.Count, Channels, Frames, Height, Width], [seeds.Count, WindSteps, WindFeatures]);
        for (var b = 0; b < seeds.Count; b++)
        {
            for (var c = 0; c < Channels; c++)
                for (var t = 0; t < Frames; t++) examples.Images.AsSpan((b * Image) + (((c * Frames) + t) * Height * Width), Height * Width).Fill(Brightness(seeds[b], t));
            examples.Wind.AsSpan(b * Series, Series).Fill(0.5f);
            for (var k = 0; k < Horizons; k++) examples.Targets[(b * Horizons) + k] = 10 + (4 * (Brightness(seeds[b], Frames - 1) + Brightness(seeds[b], Frames - 2))) + k;
        }

        return examples;
    }

    // From -1 to 1, another number for every seed and frame.
    private static float Brightness(int seed, int frame) => ((((uint)seed * 2654435761u) ^ ((uint)frame * 40503u * 65537u)) >> 8) % 2001 / 1000f - 1;
}
