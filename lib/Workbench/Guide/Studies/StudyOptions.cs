using TorchSharp;
using Workbench.Data;
using Workbench.Sun;
using Workbench.Training;

namespace Workbench.Guide;

/// <summary>Choices of <see cref="Study.Open"/> and <see cref="Study.Of"/>; every default can be seen here and changed.</summary>
public sealed record StudyOptions
{
    /// <summary>Name of a model without training, for <see cref="Model"/>.</summary>
    public const string Untrained = "untrained";

    /// <summary>Which model is explained.</summary>
    /// <value>
    /// One of <see cref="ShippedModel.Names"/>, or <see cref="Untrained"/>. Null (default): the model without a planted fault that reads exactly the study's channels, in
    /// their order; else an untrained one, which the study's notes say.
    /// </value>
    public string? Model { get; init; }

    /// <summary>Seed of the weights of an untrained model.</summary>
    /// <value>Any number; default 7.</value>
    public int Seed { get; init; } = 7;

    /// <summary>Seed of the planted sequence.</summary>
    /// <value>Any number; default 7.</value>
    public int PlantedSeed { get; init; } = 7;

    /// <summary>What the planted Sun is to be.</summary>
    /// <value>Null (default) for what the model was trained on, without distractors, in <see cref="Pixels"/>.</value>
    public PlantedSunOptions? Planted { get; init; }

    /// <summary>Rows and columns of the frames; larger ones are brought to this size, by area.</summary>
    /// <value>16 to 1024; default 64, the size that the models were trained on.</value>
    /// <exception cref="ArgumentOutOfRangeException">Outside 16 to 1024.</exception>
    public int Pixels
    {
        get;
        init => field = value is >= 16 and <= 1024 ? value : throw new ArgumentOutOfRangeException(nameof(Pixels), value, "StudyOptions: expected 16 to 1024 pixels a side.");
    }
    = 64;

    /// <summary>Where data files are.</summary>
    /// <value>Null (default) for <see cref="DataCache.ForUser()"/>: <c>WORKBENCH_DATA</c>, else the user's cache.</value>
    public DataCache? Cache { get; init; }

    /// <summary>What data files must be.</summary>
    /// <value>Null (default) for the manifests that come with the library.</value>
    public ManifestFolder? Manifests { get; init; }

    /// <summary>Where the model runs.</summary>
    /// <value>Null (default) for CUDA where there is a device, else the processor.</value>
    public torch.Device? Device { get; init; }

    /// <summary>The language of sentences.</summary>
    /// <value>Null (default) for the user's: <c>WORKBENCH_LANGUAGE</c> (en or ko), else the user interface's, else English.</value>
    public GuideLanguage? Language { get; init; }
}
