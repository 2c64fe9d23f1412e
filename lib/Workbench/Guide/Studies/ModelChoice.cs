using TorchSharp;
using Workbench.Models;
using Workbench.Sun;
using Workbench.Training;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>The model of a study: found by the channels that its recipe reads, or built without training.</summary>
/// <param name="Name">Name of the weights, or <see cref="StudyOptions.Untrained"/>.</param>
/// <param name="Recipe">What made the weights; null for an untrained model.</param>
internal sealed record ModelChoice(string Name, Recipe? Recipe)
{
    /// <summary>Solar-wind quantities per time step.</summary>
    private static int WindFeatures => PlantedWind.Names.Count;

    /// <summary>Unit of the forecast: that of the planted targets the model learnt from.</summary>
    public string Unit => Recipe is null ? "model units" : PlantedTarget.ApUnit;

    /// <summary>The model for some channels: the one asked for, else a shipped one that reads exactly these, else none.</summary>
    /// <param name="wanted">A name, or null.</param>
    /// <param name="channels">The study's channels, in order.</param>
    /// <exception cref="ArgumentException">There are no weights of that name, or they read other channels.</exception>
    public static ModelChoice For(string? wanted, IReadOnlyList<SolarChannel> channels)
    {
        if (wanted == StudyOptions.Untrained) return new(wanted, null);
        if (wanted is null) return Reading(channels) ?? new ModelChoice(StudyOptions.Untrained, null);
        if (!ShippedModel.Names.Contains(wanted))
            throw new ArgumentException($"StudyOptions.Model: expected one of {string.Join(", ", ShippedModel.Names)} or {StudyOptions.Untrained}, got '{wanted}'. Correct the name in the cell that calls Study.Open.");
        var recipe = ShippedModel.RecipeOf(wanted);
        return recipe.Data.Channels.SequenceEqual(channels)
            ? new(wanted, recipe)
            : throw new ArgumentException($"StudyOptions.Model: '{wanted}' reads the channels {Keys(recipe.Data.Channels)} in this order, but the study has {Keys(channels)}. Choose a model or a study with the same channels in the cell that calls Study.Open.");
    }

    /// <summary>What a planted study for a model is to be: the scenario and channels of its training.</summary>
    /// <param name="wanted">A model's name, or null.</param>
    /// <param name="pixels">H and W.</param>
    public static PlantedSunOptions Planted(string? wanted, int pixels)
    {
        var unlike = new PlantedSunOptions { Scenario = PlantedScenario.StormByStream, Height = pixels, Width = pixels };
        var recipe = wanted is not null && ShippedModel.Names.Contains(wanted) ? ShippedModel.RecipeOf(wanted) : Reading(unlike.Channels)?.Recipe;
        return recipe is null || wanted == StudyOptions.Untrained ? unlike : unlike with { Scenario = recipe.Data.Scenario, Channels = recipe.Data.Channels };
    }

    /// <summary>Loads the weights, or makes them.</summary>
    /// <param name="channels">C.</param>
    /// <param name="seed">Seed of untrained weights.</param>
    public ApForecaster Load(int channels, int seed) => Recipe is null ? ApForecaster.Seeded(seed, channels, WindFeatures) : ShippedModel.Load(Name);

    /// <summary>A model of the same architecture whose named top-level modules have random weights; the others are as in the study's.</summary>
    /// <param name="original">The study's model.</param>
    /// <param name="randomised">Names of the modules to fill anew.</param>
    /// <param name="seed">Seed of the new weights.</param>
    /// <returns>On the original's device; the caller disposes it.</returns>
    public static ApForecaster Randomised(ApForecaster original, IReadOnlyCollection<string> randomised, int seed)
    {
        var model = ApForecaster.Seeded(seed, original.Options);
        try
        {
            using var quiet = no_grad();
            var kept = original.named_parameters().ToDictionary(p => p.name, p => p.parameter);
            foreach (var (name, parameter) in model.named_parameters())
                if (!randomised.Contains(name.Split('.')[0])) parameter.copy_(kept[name]);
            return (ApForecaster)model.to(kept.Values.First().device);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The frames on the scale that the model was trained on, or standardised by themselves.</summary>
    /// <param name="sequence">The frames.</param>
    public NormalisedSequence Normalise(SolarSequence sequence) => Recipe is null
        ? sequence.Normalised()
        : sequence.Normalised([.. sequence.Channels.Select(c => ChannelNormalisation.Kept(PlantedScales.Of(c)))]);

    /// <summary>What the model is, for every figure.</summary>
    /// <param name="seed">Seed of untrained weights.</param>
    public string Note(int seed) => Recipe is null ? $"ApForecaster, untrained, random weights of seed {seed}" : $"ApForecaster '{Name}', trained on planted data";

    /// <summary>What a reader must know before believing the model, in order of weight.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="normalised">The frames as the model takes them, from <see cref="Normalise"/>.</param>
    /// <param name="wanted">What the user asked for, or null.</param>
    public IEnumerable<Wording> Caveats(SolarSequence sequence, NormalisedSequence normalised, string? wanted)
    {
        if (Recipe is null)
        {
            yield return Wording.Of(
                $"The model is untrained: its forecast and these maps show how the workbench works, nothing about the Sun.",
                $"이 모델은 학습되지 않았다. 예측과 지도는 워크벤치의 작동 방식을 보여 줄 뿐 태양에 대해서는 아무것도 말하지 않는다.");
            if (wanted is null) yield return new(
                $"No shipped model reads exactly {Keys(sequence.Channels)}.",
                $"채널 {Keys(sequence.Channels)}을(를) 그대로 읽는 제공 모델이 없다.");
            yield break;
        }

        // One note with what follows, so that every figure, which shows the first, says that the model is broken.
        Wording fault = Recipe.HasPlantedFault && Recipe.Repairs is null ? new(Recipe.Purpose, $"일부러 고장 낸 모델이다. {Recipe.Purpose}") : Wording.None;
        yield return Wording.Join(fault, sequence.Origin == SequenceOrigin.Generated
            ? Wording.Of($"The model '{Name}' was trained on planted data, a simulated Sun, and these frames are generated by it too.", $"모델 '{Name}'은(는) 심은 자료(모의 태양)로 학습했고, 이 프레임도 그 모의 태양이 만든 것이다.")
            : Wording.Of($"The model '{Name}' was trained on planted data, a simulated Sun: for observed frames its forecast is an exercise, not a forecast.", $"모델 '{Name}'은(는) 심은 자료(모의 태양)로 학습했다. 관측 프레임에 대한 예측은 연습이지 예보가 아니다."));
        if (Recipe.Repairs is not null) yield return Wording.Same(Recipe.Purpose);
        foreach (var strange in StrangeFrames.Of(sequence, normalised)) yield return strange;
        double trained = new PlantedSunOptions().CadenceHours; // see PlantedExamples
        if (sequence.Frames > 1 && Math.Abs(sequence.HoursFromLastFrame[^2] + trained) > 0.5)
        {
            var apart = -sequence.HoursFromLastFrame[^2];
            yield return Wording.Of(
                $"The model was trained on frames {trained} h apart; the last two here are {apart:0.##} h apart, so it misjudges how long ago something happened.",
                $"모델은 {trained}시간 간격 프레임으로 학습했지만 여기 마지막 두 프레임의 간격은 {apart:0.##}시간이어서, 얼마나 전에 일어난 일인지 잘못 판단한다.");
        }

        if (sequence.Frames > Recipe.Data.Frames) yield return Wording.Of($"It was trained on the last {Recipe.Data.Frames} frames; here are {sequence.Frames}.", $"마지막 {Recipe.Data.Frames}개 프레임으로 학습했는데 여기에는 {sequence.Frames}개가 있다.");
    }

    // A model without a fault rather than one with; a first one rather than a repaired one.
    private static ModelChoice? Reading(IReadOnlyList<SolarChannel> channels) => ShippedModel.Names
        .Select(name => new ModelChoice(name, ShippedModel.RecipeOf(name)))
        .Where(choice => !choice.Recipe!.HasPlantedFault && choice.Recipe.Data.Channels.SequenceEqual(channels))
        .OrderBy(choice => choice.Recipe!.Repairs is not null)
        .FirstOrDefault();

    private static string Keys(IEnumerable<SolarChannel> channels) => string.Join(", ", channels.Select(c => c.Key));
}
