using System.Text.Json.Nodes;
using Workbench.Data;
using Workbench.Guide;
using Workbench.Testing;
using Workbench.Tests.Data;

namespace Workbench.Tests.Guide;

[NoTensorsLeft]
public sealed class SavedValuesTests
{
    [Fact]
    public void SaveValues_WhatWasMeasured_ReadsBackBitByBitWithItsCertificate()
    {
        using var folder = new TemporaryFolder();
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        var evidence = explanation.Measured.IntegratedGradients(cancellation: TestContext.Current.CancellationToken);
        var saved = explanation.SaveValues(Path.Combine(folder.Path, "values"));
        Assert.Equal(["frames.npy", "class_map.npy", "temporal_change.npy", "forecast.npy", "integrated_gradients.npy", "integrated_gradients_wind.npy"], saved.Arrays.Select(a => a.File));
        Assert.Equal(evidence.Values.Select(v => (double)v), Read(saved, "integrated_gradients.npy", "C", "T", "H", "W").Values);
        var map = Read(saved, "class_map.npy", "T", "h", "w");
        Assert.Equal([5, 6, 4], map.Shape);
        Assert.Equal(explanation.Maps.Select(v => (double)v), map.Values);

        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(saved.Folder, "values.json")))!;
        Assert.Equal("horizon 2 (+6 h), raw output", (string)json["target"]!);
        Assert.Contains("delta", (string)json["arrays"]![4]!["certificate"]!["completeness"]!);
        Assert.Equal(saved.Arrays.Select(a => a.File), json["arrays"]!.AsArray().Select(a => (string)a!["file"]!));
        Assert.Contains("| class_map.npy | (T, h, w) | 5 x 6 x 4 |", File.ReadAllText(Path.Combine(saved.Folder, "README.md")));
    }

    [Fact]
    public void SaveValues_Again_ReplacesWhatItMadeAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        string target = Path.Combine(folder.Path, "values"), foreign = Path.Combine(folder.Path, "mine");
        explanation.Measured.IntegratedGradients(cancellation: TestContext.Current.CancellationToken);
        explanation.SaveValues(target);
        study.Explain(3, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken).SaveValues(target + Path.DirectorySeparatorChar);
        Assert.False(File.Exists(Path.Combine(target, "integrated_gradients.npy"))); // of the run before
        Assert.Equal([target], Directory.GetDirectories(folder.Path));

        Directory.CreateDirectory(foreign);
        File.WriteAllText(Path.Combine(foreign, "thesis.tex"), "years of work");
        File.WriteAllText(Path.Combine(foreign, "values.json"), "{}");
        Refuses(explanation, foreign, "thesis.tex");
        File.WriteAllText(Path.Combine(target, "notes.txt"), "mine");
        Refuses(explanation, target, "notes.txt");
        File.Delete(Path.Combine(target, "notes.txt"));
        Directory.CreateDirectory(Path.Combine(target, "forecast.npy plots"));
        Refuses(explanation, target, "forecast.npy plots");
        Refuses(explanation, Path.Combine(target, "forecast.npy"), "forecast.npy");
        Assert.Throws<IOException>(() => explanation.SaveValues(Path.GetPathRoot(target)!));
    }

    private static void Refuses(Explanation explanation, string folder, string because)
    {
        string[] before = Entries(folder);
        Assert.Contains($"where '{because}' is something else", Assert.Throws<IOException>(() => explanation.SaveValues(folder)).Message);
        Assert.Equal(before, Entries(folder));
    }

    private static string[] Entries(string folder) => Directory.Exists(folder) ? [.. Directory.GetFileSystemEntries(folder).Order()] : [];

    [Fact]
    public void NpyBytes_WrongCount_SaysBoth() => Assert.Contains("(2, 3) needs 6 values, got 5", Assert.Throws<ArgumentException>(() => Npy.Bytes([1, 2, 3, 4, 5], 2, 3)).Message);

    private static NamedArray Read(SavedValues saved, string file, params string[] axes) => Npy.Parse(File.ReadAllBytes(Path.Combine(saved.Folder, file)), axes, file);
}
