using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workbench.Testing;

namespace Workbench.Tests;

/// <summary>DESIGN: arrows run one way. Notebooks and Cli, then Workbench, then the torch binding; the kernel knows neither.</summary>
public sealed partial class ArrowsTests
{
    [Theory]
    [InlineData("environment/torch/TorchSharp.csproj")]
    [InlineData("environment/kernel/Workbench.Kernel.csproj")]
    [InlineData("lib/Workbench/Workbench.csproj")]
    [InlineData("lib/Workbench.Sharing/Workbench.Sharing.csproj", "lib/Workbench/Workbench.csproj")]
    [InlineData("lib/Workbench.Cli/Workbench.Cli.csproj", "lib/Workbench/Workbench.csproj", "lib/Workbench.Sharing/Workbench.Sharing.csproj")]
    public void Project_References_AreTheArrowsOfTheDesign(string project, params string[] allowed)
    {
        var file = Path.Combine(Repository.Root, project);
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(r => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, (string)r.Attribute("Include")!))));
        Assert.Equal(allowed, references);
    }

    [Theory]
    [InlineData("system", "TorchSharp.csproj", "ProjectReference")]
    [InlineData("nuget", "TorchSharp-cpu", "PackageReference")]
    [InlineData("nuget-cuda", "TorchSharp-cuda-linux", "PackageReference")]
    public void Library_Torch_ComesFromTheChosenProvider(string provider, string identity, string kind)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Repository.Root, "lib", "Workbench", "Workbench.csproj"), "-getItem:ProjectReference,PackageReference", $"-p:WorkbenchTorch={provider}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var items = JsonNode.Parse(process.StandardOutput.ReadToEnd())!["Items"]!;
        string[] Torch(string of) => [.. items[of]!.AsArray().Select(i => Path.GetFileName((string)i!["Identity"]!)).Where(i => i.StartsWith("TorchSharp", StringComparison.Ordinal))];
        Assert.Equal([identity], Torch(kind));
        Assert.Empty(Torch(kind == "ProjectReference" ? "PackageReference" : "ProjectReference"));
    }

    [Theory]
    [InlineData("Sun")]
    [InlineData("Data", "Sun")]
    [InlineData("Models")]
    [InlineData("Attribution")]
    [InlineData("Evaluation", "Attribution")]
    [InlineData("Figures", "Sun")]
    [InlineData("Training", "Sun", "Data", "Models", "Figures")]
    [InlineData("Guide", "Sun", "Data", "Models", "Attribution", "Evaluation", "Figures", "Training")]
    public void Folder_Uses_OnlyWhatIsBelowIt(string folder, params string[] allowed)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "lib", "Workbench", folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var used = Reference().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Where(f => f != folder).Distinct();
            Assert.All(used, u => Assert.True(allowed.Contains(u), $"{Path.GetRelativePath(Repository.Root, file)} uses Workbench.{u}; {folder} may use: {string.Join(", ", allowed)}."));
        }
    }

    [Fact]
    public void Solution_Holds_EveryProject()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Workbench.sln")).Replace('\\', '/');
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(Repository.Root, p));
        Assert.All(projects.Where(p => !p.Contains("/bin/")), p => Assert.Contains(p, solution));
    }

    [GeneratedRegex(@"\bWorkbench\.(Sun|Data|Models|Attribution|Training|Evaluation|Diagnosis|Figures|Guide)\b")]
    private static partial Regex Reference();
}
