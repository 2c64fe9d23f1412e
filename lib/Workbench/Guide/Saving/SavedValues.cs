using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Attribution;
using Workbench.Data;

namespace Workbench.Guide;

/// <summary>One saved array.</summary>
/// <param name="File">Its file in the folder.</param>
/// <param name="Axes">What the axes are.</param>
/// <param name="Shape">Their lengths.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Meaning">What one value is.</param>
/// <param name="Certificate">How the values came to be; null for what was observed.</param>
public sealed record SavedArray(string File, string Axes, IReadOnlyList<int> Shape, string Unit, string Meaning, Certificate? Certificate);

/// <summary>
/// The full values of an explanation in files, so that a figure that had to be made smaller has them beside it: NPY arrays (float32, C order), <c>values.json</c> with
/// axes, units and certificates, and a README for people.
/// </summary>
/// <param name="Folder">Where they are.</param>
/// <param name="Arrays">What was saved.</param>
public sealed record SavedValues(string Folder, IReadOnlyList<SavedArray> Arrays)
{
    private const string Description = "values.json", Explained = "README.md";

    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where they are and how many.</summary>
    public override string ToString() => $"{Arrays.Count} arrays in {Folder}: {string.Join(", ", Arrays.Select(a => a.File))}";

    // Everything is written beside the folder first; then names change.
    internal static SavedValues Write(Explanation explanation, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), stamp = $"{Environment.ProcessId}-{Guid.NewGuid():N}";
        if (Foreign(target) is { } foreign)
            throw new IOException($"Explanation.SaveValues: expected a new folder, or one with nothing in it but what SaveValues wrote, got {target}, where '{foreign}' is something else. Name another folder; nothing was changed.");
        string writing = $"{target}.writing-{stamp}", old = $"{target}.old-{stamp}";
        Directory.CreateDirectory(writing);
        try
        {
            var arrays = SavedArrays.Of(explanation);
            foreach (var (array, values) in arrays) File.WriteAllBytes(Path.Combine(writing, array.File), Npy.Bytes(values, array.Shape));
            SavedArray[] saved = [.. arrays.Select(a => a.Array)];
            File.WriteAllText(Path.Combine(writing, Description), Json(explanation, saved).ToJsonString(Writing) + "\n");
            File.WriteAllText(Path.Combine(writing, Explained), Readme(explanation, saved));
            if (Directory.Exists(target)) Directory.Move(target, old);
            Directory.Move(writing, target);
            if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
            return new SavedValues(target, saved);
        }
        catch
        {
            if (!Directory.Exists(target) && Directory.Exists(old)) Directory.Move(old, target);
            if (Directory.Exists(writing)) Directory.Delete(writing, recursive: true);
            throw;
        }
    }

    /// <summary>Something at the place of the folder that SaveValues did not write, or null: what is there is replaced whole.</summary>
    private static string? Foreign(string target)
    {
        if (File.Exists(target)) return Path.GetFileName(target);
        if (!Directory.Exists(target)) return null;
        HashSet<string> own = [Description, Explained, .. Listed(Path.Combine(target, Description))];
        return Directory.EnumerateFileSystemEntries(target).Where(entry => Directory.Exists(entry) || !own.Contains(Path.GetFileName(entry))).Select(Path.GetFileName).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>The arrays that a description names; none where it is not one of ours.</summary>
    private static IEnumerable<string> Listed(string description)
    {
        try
        {
            return [.. JsonNode.Parse(File.ReadAllText(description))!["arrays"]!.AsArray().Select(array => (string)array!["file"]!)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or FileNotFoundException)
        {
            return [];
        }
    }

    private static JsonObject Json(Explanation explanation, SavedArray[] arrays) => new()
    {
        ["study"] = explanation.Study.Name,
        ["source"] = explanation.Study.Sequence.Source,
        ["model"] = explanation.Study.ModelNote,
        ["target"] = explanation.TargetName,
        ["channels"] = new JsonArray([.. explanation.Study.Sequence.Channels.Select(c => (JsonNode)c.Name)]),
        ["hoursFromLastFrame"] = new JsonArray([.. explanation.Study.Sequence.HoursFromLastFrame.Select(h => (JsonNode)h)]),
        ["lastFrameUtc"] = explanation.Study.Sequence.LastFrameUtc?.ToString("O"),
        ["notes"] = new JsonArray([.. explanation.Study.Notes.Concat(explanation.Study.Choice.Caveats).Select(n => (JsonNode)n)]),
        ["arrays"] = new JsonArray([.. arrays.Select(a => (JsonNode)new JsonObject
        {
            ["file"] = a.File,
            ["axes"] = a.Axes,
            ["shape"] = new JsonArray([.. a.Shape.Select(n => (JsonNode)n)]),
            ["unit"] = a.Unit,
            ["meaning"] = a.Meaning,
            ["certificate"] = a.Certificate is null ? null : new JsonObject([.. CertificateFacts.Of(explanation, a.Certificate).Select(f => KeyValuePair.Create(f.Label, (JsonNode?)f.Value))]),
        })]),
    };

    private static string Readme(Explanation explanation, SavedArray[] arrays)
    {
        var text = new StringBuilder();
        text.Append($"# Values of study '{explanation.Study.Name}', {explanation.TargetName}\n\n{explanation.Study.ModelNote}. {explanation.Study.Sequence.Source}\n\n")
            .Append("Raw values, never scaled or cut: `numpy.load(file)`, float32 in C order. `values.json` holds times, channels, notes and every certificate.\n\n")
            .Append("| file | axes | shape | unit | one value is |\n|---|---|---|---|---|\n");
        foreach (var a in arrays) text.Append($"| {a.File} | {a.Axes} | {string.Join(" x ", a.Shape)} | {a.Unit} | {a.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        return text.ToString();
    }
}
