using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Report;
using Workbench.Testing;
using Workbench.Tests.Data;

namespace Workbench.Tests.Notebooks;

/// <summary>Every notebook runs top to bottom on a fresh kernel, on observed frames where they are at hand and on generated ones, and keeps to STYLE section 7.</summary>
public sealed class NotebookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebooks").FullName;

    public static TheoryData<string> Notebooks => [.. Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(p => Path.GetFileName(p)).Order()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_GeneratedFrames_RunsAndBecomesAReport(string name) => RunAndReport(name, data: _folder, names: "Generated, seed");

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_ObservedFrames_RunsAndBecomesAReport(string name) => RunAndReport(name, SharedData.Require(), names: "SDO 64x64");

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_Source_KeepsToTheStyle(string name)
    {
        var cells = Cells(Path.Combine(Repository.Root, "notebooks", name));
        var code = cells.Where(c => (string)c["cell_type"]! == "code").ToList();
        int[] lines = [.. code.Select(c => Text(c["source"]).Split('\n').Count(l => l.Trim().Length > 0)).Order()];
        Assert.InRange(cells.Count, 15, 45);
        Assert.True(lines[lines.Length / 2] <= 4 && lines[(int)(0.9 * lines.Length)] <= 10 && lines[^1] <= 15, $"Lines a code cell: {string.Join(" ", lines)}.");
        Assert.All(code, c => Assert.True(c["execution_count"] is null && c["outputs"]!.AsArray().Count == 0, "A notebook in the repository holds no outputs: artifacts/ holds executed ones."));
        Assert.Equal(cells.Count, cells.Select(c => (string)c["id"]!).Distinct().Count());
        Assert.True(cells.Count(c => Text(c["source"]).Contains("**Predict")) >= 4, "STYLE 7.3: predict before each key result.");
    }

    [Fact]
    public void Notebooks_AllLanguages_AreWhatTheirSourcesGive()
    {
        using var build = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "notebooks", "build"), ["--check"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = build.StandardOutput.ReadToEnd() + build.StandardError.ReadToEnd();
        build.WaitForExit();
        Assert.True(build.ExitCode == 0, said);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_Korean_HasTheSameCellsAndTheSameCode(string name)
    {
        var english = Cells(Path.Combine(Repository.Root, "notebooks", name));
        var korean = Cells(Path.Combine(Repository.Root, "notebooks", "ko", name));
        Assert.Equal(english.Select(c => (string)c["id"]!), korean.Select(c => (string)c["id"]!));
        foreach (var (one, other) in english.Zip(korean).Where(pair => (string)pair.First["cell_type"]! == "code"))
            Assert.Equal(Text(one["source"]).Replace("#r \"../", "#r \"../../", StringComparison.Ordinal), Text(other["source"]));
        Assert.All(korean.Where(c => (string)c["cell_type"]! == "markdown"), c => Assert.Matches("\\p{IsHangulSyllables}", Text(c["source"])));
    }

    private void RunAndReport(string name, string data, string names)
    {
        var executed = Execute(name, data);
        var code = Cells(executed).Where(c => (string)c["cell_type"]! == "code").ToList();
        Assert.Equal(Enumerable.Range(1, code.Count), code.Select(c => (int)c["execution_count"]!));
        var outputs = code.SelectMany(c => c["outputs"]!.AsArray()).Select(o => o!.AsObject()).ToList();
        Assert.DoesNotContain(outputs, o => (string)o["output_type"]! == "error" || (string?)o["name"] == "stderr");
        var figures = outputs.Where(o => o["data"]?[Figure.PlotlyMimeType] is JsonObject).ToList();
        Assert.NotEmpty(figures);
        // Figures of hand-made pictures name no data; the others must name theirs.
        var facts = figures.Select(f => f["data"]![Figure.PlotlyMimeType]!["layout"]!["meta"]!["facts"]!.ToJsonString()).Where(text => text.Contains("\"label\":\"data\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(facts);
        Assert.All(facts, text => Assert.Contains(names, text));
        Assert.True(new FileInfo(executed).Length < 10_000_000, "A notebook stays under 10 MB.");

        var report = Path.Combine(_folder, "report.html");
        NotebookReport.Write(executed, report);
        Assert.Contains(names, File.ReadAllText(report));
    }

    private string Execute(string name, string data)
    {
        var executed = Path.Combine(_folder, name);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "environment", "kernel", "execute"), [Path.Combine(Repository.Root, "notebooks", name), executed, "--timeout", "900"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["WORKBENCH_DATA"] = data },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{name} failed:\n{output}\n{errors.Result}");
        return executed;
    }

    private static List<JsonObject> Cells(string notebook) => [.. JsonNode.Parse(File.ReadAllText(notebook))!["cells"]!.AsArray().Select(c => c!.AsObject())];

    private static string Text(JsonNode? source) => source is JsonArray lines ? string.Concat(lines.Select(l => (string)l!)) : (string)source!;
}
