using Workbench.Data;
using Workbench.Models;

namespace Workbench.Training;

/// <summary>The weights that come with the library, beside its assembly: each with its recipe and its card.</summary>
public static class ShippedModel
{
    /// <summary>Names of the weights, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.safetensors").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
        : [];

    private static string Folder => Path.Combine(ManifestFolder.Shipped.Path, "models");

    /// <summary>The recipe that made some weights.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There are no such weights; the message lists those that exist.</exception>
    public static Recipe RecipeOf(string name) => RecipeReader.Read(Existing(name, ".yaml"));

    /// <summary>The card of some weights: recipe, seed, data, scores and date, as Markdown.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There are no such weights; the message lists those that exist.</exception>
    public static string Card(string name) => File.ReadAllText(Existing(name, ".md"));

    /// <summary>Loads a model.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The model, in evaluation mode, forecasting ap (1 is about 2 nT); the caller disposes it.</returns>
    /// <exception cref="ArgumentException">There are no such weights; the message lists those that exist.</exception>
    /// <exception cref="InvalidDataException">The weight file is damaged.</exception>
    public static ApForecaster Load(string name)
    {
        var model = new ApForecaster(RecipeOf(name).Model);
        try
        {
            WeightFile.Load(model, Existing(name, ".safetensors"));
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static string Existing(string name, string extension)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name) ? Path.Combine(Folder, name + extension) : throw new ArgumentException($"ShippedModel: expected one of {string.Join(", ", Names)}, got '{name}'. `workbench train` makes weights from a recipe.", nameof(name));
    }
}
