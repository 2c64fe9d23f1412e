using System.Globalization;
using System.Text;
using Workbench.Models;
using Workbench.Sun;
using static TorchSharp.torch;

namespace Workbench.Training;

/// <summary>The card of a weight file: what it is for, and how it scores on held-out examples, with its cause taken out and with distractors taken out.</summary>
public static class ModelCard
{
    /// <summary>Measures the weights of a recipe and writes the card beside them.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="folder">The folder with the weight file, and those that it repairs; the card is written there.</param>
    /// <param name="recipes">The folder with the recipes.</param>
    /// <param name="clock">Dates the card.</param>
    /// <returns>The card, Markdown.</returns>
    /// <exception cref="InvalidDataException">The weights do not fit the recipe.</exception>
    public static string Write(Recipe recipe, string folder, string recipes, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(clock);
        var weights = Path.Combine(folder, $"{recipe.Name}.safetensors");
        using var model = new ApForecaster(recipe.Model);
        WeightFile.Load(model, weights);
        var parameters = model.parameters().Sum(p => p.numel());
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"# {recipe.Name}\n\n{recipe.Purpose}\n\n");
        card.Append(CultureInfo.InvariantCulture, $"Trained on the planted Sun ({recipe.Data.Scenario}, channels {string.Join(", ", recipe.Data.Channels.Select(c => c.Key))}), not on observations: its forecasts of the real Sun are exercises, not forecasts.\n\n");
        card.Append(CultureInfo.InvariantCulture, $"| | |\n|---|---|\n| recipe | {recipe.Name}.yaml, seed {recipe.Seed}, {recipe.Steps} steps of {recipe.Batch} examples at most |\n| inputs | images (B, {recipe.Model.Channels}, {recipe.Data.Frames}, 64, 64), wind (B, 56, 6), standardised with PlantedScales |\n| output | ap (1 is about 2 nT), {recipe.Model.Horizons} values, three hours apart |\n| size | {parameters} parameters, {new FileInfo(weights).Length} bytes |\n| command | workbench train {recipe.Name}.yaml |\n| measured | {clock.GetUtcNow():yyyy-MM-dd}, {recipe.Data.HeldOutCount} held-out examples from planted seed {recipe.Data.HeldOutSeed} on |\n\n");
        card.Append("R² of each horizon, 1 being perfect and 0 as good as the mean (3, 6, ... 24 h after the last frame):\n\n| examples | ").AppendJoin(" | ", Enumerable.Range(1, recipe.Model.Horizons).Select(h => $"{3 * h} h")).Append(" | mean forecast, 3 h | its spread |\n|").Insert(card.Length, "---|", recipe.Model.Horizons + 3).Append('\n');
        Rows(card, "", model, recipe);
        if (recipe.Repairs is { } broken)
        {
            var before = RecipeReader.Read(Path.Combine(recipes, $"{broken}.yaml"));
            using var old = new ApForecaster(before.Model);
            WeightFile.Load(old, Path.Combine(folder, $"{broken}.safetensors"));
            Rows(card, $"before ({broken}): ", old, recipe);
            card.Append(CultureInfo.InvariantCulture, $"\nBefore: {Magnitudes(old, recipe)}\n");
        }

        card.Append(CultureInfo.InvariantCulture, $"\n{(recipe.Repairs is null ? "" : "Now: ")}{Magnitudes(model, recipe)}\n");
        var text = card.ToString();
        WholeFile.Write(Path.Combine(folder, $"{recipe.Name}.md"), text);
        return text;
    }

    private static void Rows(StringBuilder card, string prefix, ApForecaster model, Recipe recipe)
    {
        foreach (var (name, scores) in Scores(model, recipe))
            card.Append(CultureInfo.InvariantCulture, $"| {prefix}{name} | {string.Join(" | ", scores.Rsquared.Select(r => r.ToString("0.000", CultureInfo.InvariantCulture)))} | {scores.Mean[0]:0.00} | {scores.Stdev[0]:0.00} |\n");
    }

    // What the fusion is given: after the norms, where there are any.
    private static string Magnitudes(ApForecaster model, Recipe recipe)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var (images, wind, _) = new PlantedExamples(recipe).Make([.. Enumerable.Range(recipe.Data.HeldOutSeed, Math.Min(32, recipe.Data.HeldOutCount))]).ToTensors();
        var (image, series) = model.Joined(model.ImageSummary(model.States(model.FrameFeatures(ForecastLoss.Shown(images, recipe.Data.Frames)))), model.WindSummary(wind));
        var (first, second) = (image.abs().mean().item<float>(), series.abs().mean().item<float>());
        return string.Create(CultureInfo.InvariantCulture, $"mean size of the features that are joined: images {first:0.####}, solar wind {second:0.####}, ratio 1 : {second / first:0.#}.");
    }

    /// <summary>Scores of the held-out examples and of their counterfactuals; the truth is always what happened with the cause.</summary>
    /// <param name="model">The model, forecasting ap (1 is about 2 nT).</param>
    /// <param name="recipe">Its recipe.</param>
    public static IEnumerable<(string Name, ForecastScores Scores)> Scores(ApForecaster model, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var seeds = Enumerable.Range(recipe.Data.HeldOutSeed, recipe.Data.HeldOutCount).ToArray();
        var ap = new TargetScale(0, 1);
        RecipeData With(RecipeData data, PlantedDistractors shown) => data with { Distractors = [shown], Fault = ExampleFault.None };
        var clean = new PlantedExamples(recipe, d => With(d, PlantedDistractors.None));
        if (recipe.Data.Fault == ExampleFault.TellingStamp)
            yield return ("as trained, the stamp telling the target", ForecastScores.Measure(model, new PlantedExamples(recipe), seeds, ap, frames: recipe.Data.Frames));
        yield return ("no distractor", ForecastScores.Measure(model, clean, seeds, ap, frames: recipe.Data.Frames));
        yield return ("with a brighter region and a stamp that mean nothing", ForecastScores.Measure(model, new PlantedExamples(recipe, d => With(d, PlantedDistractors.BrightRegion | PlantedDistractors.Stamp)), seeds, ap, frames: recipe.Data.Frames));
        yield return ("cause taken out of the frames", ForecastScores.Measure(model, new PlantedExamples(recipe, d => With(d, PlantedDistractors.None), hasCause: false), seeds, ap, clean, recipe.Data.Frames));
        yield return ("solar wind constant", ForecastScores.Measure(model, new PlantedExamples(recipe, d => With(d, PlantedDistractors.DeadWind)), seeds, ap, frames: recipe.Data.Frames));
    }
}
