using Workbench.Models;
using Workbench.Sun;

namespace Workbench.Training;

/// <summary>Everything that decides a set of weights, as read from a recipe file by <see cref="RecipeReader"/>: the same recipe gives the same weights.</summary>
/// <param name="Name">Lower-case letters, digits and dashes; names the weight file and the card.</param>
/// <param name="Purpose">What the weights are for, in a sentence or two; stands in the card.</param>
/// <param name="Repairs">Name of the weights that these are a repair of, so that the card can compare; or null.</param>
/// <param name="Seed">Seed of the first weights and of augmentation.</param>
/// <param name="Model">The architecture.</param>
/// <param name="Data">Where examples come from.</param>
/// <param name="Target">How ap is scaled for the loss.</param>
/// <param name="Batch">B, examples per step; positive.</param>
/// <param name="Optimiser">AdamW and its groups.</param>
/// <param name="AuxiliaryWeight">Weight of the auxiliary loss (improvement I4: 0.3); 0 for none.</param>
/// <param name="Augmentation">What is done to the frames (improvement I9).</param>
/// <param name="Stages">The stages in order (improvements I7 and I8).</param>
/// <param name="Stopping">When to score, and when to stop early.</param>
/// <param name="FirstWeights">Modules whose first weights are multiplied by a factor: faults to study, or null.</param>
public sealed record Recipe(
    string Name,
    string Purpose,
    string? Repairs,
    int Seed,
    ApForecasterOptions Model,
    RecipeData Data,
    TargetScale Target,
    int Batch,
    OptimiserOptions Optimiser,
    double AuxiliaryWeight,
    AugmentationOptions Augmentation,
    IReadOnlyList<TrainingStage> Stages,
    StoppingOptions Stopping,
    IReadOnlyList<ModuleFactor> FirstWeights)
{
    /// <summary>Steps of all stages.</summary>
    public int Steps => Stages.Sum(s => s.Steps);

    /// <summary>Whether the recipe holds a fault on purpose: in its examples, its first weights, its memory of earlier frames, or a fusion without norms.</summary>
    public bool HasPlantedFault => Data.Fault != ExampleFault.None || FirstWeights.Count > 0 || !Model.PassesState || Model.Fusion == FusionKind.ConcatenateRaw;
}

/// <summary>Where the examples of a recipe come from: the planted Sun.</summary>
/// <param name="Scenario">What happens; its target must be ap.</param>
/// <param name="Channels">The C channels, in order.</param>
/// <param name="Distractors">One set of distractors for each kind of example; example n has set n modulo their number.</param>
/// <param name="Frames">T, the last frames of an example that the finished model reads and is measured on.</param>
/// <param name="FirstSeed">Example n of training has the planted seed FirstSeed + n; none is seen twice.</param>
/// <param name="HeldOutSeed">First planted seed of the examples that scores are measured on; far from the training's.</param>
/// <param name="HeldOutCount">How many of them.</param>
/// <param name="Fault">A documented fault of the examples, for study.</param>
public sealed record RecipeData(
    PlantedScenario Scenario,
    IReadOnlyList<SolarChannel> Channels,
    IReadOnlyList<PlantedDistractors> Distractors,
    int Frames,
    int FirstSeed,
    int HeldOutSeed,
    int HeldOutCount,
    ExampleFault Fault);

/// <summary>A fault of the examples, for studying what it does to a model.</summary>
public enum ExampleFault
{
    /// <summary>None.</summary>
    None,

    /// <summary>The forecast values belong to another example of the batch: nothing can be learnt but their mean.</summary>
    ShuffledTargets,

    /// <summary>A block off the disk is as bright as the target is high: a shortcut that needs no Sun.</summary>
    TellingStamp,
}

/// <summary>Linear scale of the target: learnt value = (ap - Mean) / Stdev. Undone in the shipped weights, which forecast ap itself.</summary>
/// <param name="Mean">In ap units.</param>
/// <param name="Stdev">In ap units; positive.</param>
public sealed record TargetScale(double Mean, double Stdev);

/// <summary>A factor for one module.</summary>
/// <param name="Module">Name of a module below the model, e.g. <c>convlstm</c>; stands for everything below it.</param>
/// <param name="Factor">The factor; 0 or more.</param>
public sealed record ModuleFactor(string Module, double Factor);

/// <summary>When to score and when to stop early.</summary>
/// <param name="EverySteps">Steps between two scores on validation examples; a checkpoint is written at each.</param>
/// <param name="Patience">Scores without a better one after which the last stage stops; 0 for never.</param>
/// <param name="Examples">Number of validation examples; neither trained on nor held out.</param>
public sealed record StoppingOptions(int EverySteps, int Patience, int Examples);
