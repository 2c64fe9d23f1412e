using System.Text.RegularExpressions;
using Workbench.Guide;
using Workbench.Testing;

namespace Workbench.Tests;

/// <summary>The code that the READMEs show is the code that runs here.</summary>
[NoTensorsLeft]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1051", Justification = "The lines are those of the README, which has no test to cancel.")]
public sealed partial class ReadmeTests
{
    [Fact]
    public void ThreeLines_OfTheLibrarysReadme_MakeAFigure()
    {
        // <readme>
        using var study = Study.Open("planted");
        var explanation = study.Explain(horizon: 4);
        var figure = explanation.FullSequence();
        // </readme>
        Assert.Contains("Full Sequence", figure.Title);

        var shown = CodeBlock().Match(File.ReadAllText(Path.Combine(Repository.Root, "lib", "README.md"))).Groups[1].Value;
        var here = Region().Match(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Workbench.Tests", "ReadmeTests.cs"))).Groups[1].Value;
        Assert.Equal(Lines(shown), Lines(here));
    }

    private static IEnumerable<string> Lines(string code) => code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"// <readme>\n(.*?)// </readme>", RegexOptions.Singleline)]
    private static partial Regex Region();
}
