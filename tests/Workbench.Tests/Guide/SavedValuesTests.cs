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
        explanation.SaveValues(target);
        File.WriteAllText(Path.Combine(target, "old.txt"), "of the run before");
        explanation.SaveValues(target);
        Assert.False(File.Exists(Path.Combine(target, "old.txt")));
        Assert.Equal([target], Directory.GetDirectories(folder.Path));

        Directory.CreateDirectory(foreign);
        File.WriteAllText(Path.Combine(foreign, "thesis.tex"), "years of work");
        Assert.Contains("holds something else", Assert.Throws<IOException>(() => explanation.SaveValues(foreign)).Message);
        Assert.Equal(["thesis.tex"], Directory.GetFileSystemEntries(foreign).Select(Path.GetFileName));
    }

    [Fact]
    public void NpyBytes_WrongCount_SaysBoth() => Assert.Contains("(2, 3) needs 6 values, got 5", Assert.Throws<ArgumentException>(() => Npy.Bytes([1, 2, 3, 4, 5], 2, 3)).Message);

    private static NamedArray Read(SavedValues saved, string file, params string[] axes) => Npy.Parse(File.ReadAllBytes(Path.Combine(saved.Folder, file)), axes, file);
}
