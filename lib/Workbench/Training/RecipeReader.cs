using Workbench.Data;
using Workbench.Models;
using Workbench.Sun;

namespace Workbench.Training;

/// <summary>Reads a recipe strictly: every key must be there, unknown ones are errors, numbers have bounds. A value of null stands for none where a list may be empty.</summary>
public static class RecipeReader
{
    private const int MostSteps = 1_000_000;
    private static readonly Dictionary<string, FusionKind> Fusions = new() { ["concatenate"] = FusionKind.Concatenate, ["raw"] = FusionKind.ConcatenateRaw, ["attention"] = FusionKind.Attention };
    private static readonly Dictionary<string, FlipKind> Flips = new() { ["none"] = FlipKind.None, ["north_south"] = FlipKind.NorthSouth, ["east_west"] = FlipKind.EastWest };
    private static readonly Dictionary<string, ExampleFault> Faults = new() { ["none"] = ExampleFault.None, ["shuffled_targets"] = ExampleFault.ShuffledTargets, ["telling_stamp"] = ExampleFault.TellingStamp };
    private static readonly Dictionary<string, PlantedScenario> Scenarios = new() { ["storm"] = PlantedScenario.Storm, ["storm_by_stream"] = PlantedScenario.StormByStream, ["storm_by_ejection"] = PlantedScenario.StormByEjection };
    private static readonly Dictionary<string, PlantedDistractors> Kinds = new() { ["none"] = PlantedDistractors.None, ["bright_region"] = PlantedDistractors.BrightRegion, ["stamp"] = PlantedDistractors.Stamp, ["bright_region_and_stamp"] = PlantedDistractors.BrightRegion | PlantedDistractors.Stamp };

    /// <summary>Reads a recipe file.</summary>
    /// <param name="path">The YAML file.</param>
    /// <exception cref="ManifestException">The text breaks the format; the message names file, key, expected and found.</exception>
    public static Recipe Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path)) throw new ManifestException(path, "", "a recipe", "no such file");
        if (new FileInfo(path).Length > ManifestReader.MaxManifestCharacters) throw new ManifestException(path, "", $"at most {ManifestReader.MaxManifestCharacters} bytes", "more");
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Parses the text of a recipe.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="ManifestException">As <see cref="Read"/>.</exception>
    public static Recipe Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = new YamlSection(YamlDocument.Parse(text, file), file, "");
        var name = root.Text("name");
        if (!DataPath.IsDataSetId(name)) throw root.Wrong("name", "lower-case letters, digits and dashes", name);
        var data = ReadData(root.Section("data"));
        var recipe = new Recipe(
            name,
            root.Text("purpose"),
            root.TextOrNull("repairs") is not { } repairs ? null : DataPath.IsDataSetId(repairs) ? repairs : throw root.Wrong("repairs", "lower-case letters, digits and dashes, or null", repairs),
            Int(root, "seed", 0, int.MaxValue),
            ReadModel(root.Section("model"), data.Channels.Count),
            data,
            Done(root.Section("target"), s => new TargetScale(s.Number("mean", -1e6, 1e6), s.Number("stdev", 1e-6, 1e6))),
            Int(root, "batch", 1, 4096),
            ReadOptimiser(root.Section("optimiser")),
            root.Number("auxiliary_weight", 0, 100),
            Done(root.Section("augmentation"), s => new AugmentationOptions(Int(s, "shift_frames", 0, 10), s.Choice("flip", Flips), s.Number("dropout", 0, 0.9))),
            [.. root.Sections("stages").Select(ReadStage)],
            Done(root.Section("stopping"), s => new StoppingOptions(Int(s, "every_steps", 1, MostSteps), Int(s, "patience", 0, MostSteps), Int(s, "examples", 1, 100_000))),
            Factors(root, "first_weights", "factor"));
        if (recipe.AuxiliaryWeight > 0 && !recipe.Model.HasAuxiliaryHead) throw root.Wrong("auxiliary_weight", "0, because model.auxiliary_head is false", $"{recipe.AuxiliaryWeight}");
        root.NothingElse();
        return recipe;
    }

    private static ApForecasterOptions ReadModel(YamlSection section, int channels) => Done(section, s => new ApForecasterOptions
    {
        Channels = channels,
        WindFeatures = PlantedWind.Names.Count,
        Horizons = PlantedTarget.Horizons,
        StemFeatures = Int(s, "stem_features", 1, 512),
        Width = Int(s, "width", 4, 512),
        Fusion = s.Choice("fusion", Fusions),
        TemporalAttentionHeads = Int(s, "temporal_attention_heads", 0, 64),
        HasAuxiliaryHead = s.Flag("auxiliary_head"),
        SeesPosition = s.Flag("sees_position"),
        PassesState = s.Flag("passes_state"),
    });

    private static RecipeData ReadData(YamlSection section) => Done(section, s => new RecipeData(
        s.Choice("scenario", Scenarios),
        [.. s.Texts("channels").Select(SolarChannel.WithKey)],
        [.. s.Texts("distractors").Select(d => Kinds.TryGetValue(d, out var kind) ? kind : throw s.Wrong("distractors", $"words of {string.Join(", ", Kinds.Keys)}", d))],
        Int(s, "frames", 1, 28),
        Int(s, "first_seed", 0, 500_000_000),
        Int(s, "held_out_seed", 1_000_000_000, int.MaxValue - 1_000_000),
        Int(s, "held_out_count", 2, 1_000_000),
        s.Choice("fault", Faults)));

    private static OptimiserOptions ReadOptimiser(YamlSection section) => Done(section, s => new OptimiserOptions(
        s.Number("weight_decay", 0, 10), Factors(s, "rates", "factor"), s.Number("clip_norm", 0, 1e9), Factors(s, "clip_modules", "norm")));

    private static TrainingStage ReadStage(YamlSection section) => Done(section, s =>
    {
        var stage = new TrainingStage(
            s.Text("name"),
            s.TextOrNull("trains")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Int(s, "frames", 1, 28),
            Int(s, "every", 1, 27),
            Int(s, "steps", 1, MostSteps),
            s.Number("learning_rate", 1e-12, 10),
            s.Number("nearest_weight", 1e-3, 1e3));
        return (stage.Frames - 1) * stage.Every < 28 ? stage : throw s.Wrong("every", "frames that fit into 28", $"{stage.Frames} frames, every {stage.Every}.");
    });

    private static IReadOnlyList<ModuleFactor> Factors(YamlSection section, string key, string number) =>
        [.. section.SectionsOrNull(key).Select(m => Done(m, s => new ModuleFactor(s.Text("module"), s.Number(number, 0, 1e9))))];

    private static int Int(YamlSection section, string key, int least, int most) => (int)section.Whole(key, least, most);

    private static T Done<T>(YamlSection section, Func<YamlSection, T> read)
    {
        var value = read(section);
        section.NothingElse();
        return value;
    }
}
