using System.Buffers.Binary;
using System.Xml.Linq;
using Workbench.Kernel.Connection;

namespace Kernel.Tests.Connection;

public sealed class SpecFolderTests : IDisposable
{
    private static readonly Launch Start = new(["/dotnet", "/kernel.dll"]);
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("workbench-csharp")]
    [InlineData(".net-csharp")]
    public void Install_EmptyFolder_WritesAWholeKernelUnderBothNames(string name)
    {
        SpecFolder.Install(_data.Path, Start, plotly: null);

        Assert.Equal(["kernel.js", "kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Names(name));
        Assert.Equal(KernelSpec.Json(name, Start), File.ReadAllText(PathOf(name, "kernel.json")));
    }

    [Theory]
    [InlineData("logo-32x32.png", 32)]
    [InlineData("logo-64x64.png", 64)]
    public void Install_Logos_AreOfTheSizeTheirNameSays(string file, int side)
    {
        SpecFolder.Install(_data.Path, Start, plotly: null);

        var image = File.ReadAllBytes(PathOf("workbench-csharp", file));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], image[..4]);
        // Width and height follow the signature (8) and the first chunk's length and type (4 + 4).
        Assert.Equal(side, BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16)));
        Assert.Equal(side, BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(20)));
        Assert.Equal("svg", XDocument.Load(PathOf("workbench-csharp", "logo-svg.svg")).Root!.Name.LocalName);
    }

    [Fact]
    public void Install_Again_SaysSoAndLeavesNoOtherFile()
    {
        SpecFolder.Install(_data.Path, Start, plotly: null);

        var done = SpecFolder.Install(_data.Path, Start, plotly: null);

        Assert.All(done, line => Assert.Contains("already installed", line));
        Assert.Equal(10, Directory.GetFiles(_data.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Install_Plotly_IsCopiedOnceAndStays()
    {
        File.WriteAllText(_data.File("p.js"), "window.Plotly = {};");

        SpecFolder.Install(_data.Path, Start, _data.File("p.js"));
        var again = SpecFolder.Install(_data.Path, Start, plotly: null);

        Assert.Equal("window.Plotly = {};", File.ReadAllText(PathOf("workbench-csharp", "plotly.min.js")));
        Assert.DoesNotContain("plotly.min.js", Names(".net-csharp"));
        Assert.All(again, line => Assert.Contains("already installed", line));
    }

    [Fact]
    public void Install_PlotlyThatIsNotThere_WritesNothing()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => SpecFolder.Install(_data.Path, Start, _data.File("none.js")));

        Assert.Contains("none.js", failure.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_data.Path));
    }

    [Theory]
    [InlineData("""{"argv": ["dotnet-interactive"], "display_name": ".NET (C#)"}""")]
    [InlineData("broken")]
    public void Install_AnotherKernelUnderDotNetInteractivesName_IsLeftAlone(string other)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(".net-csharp", "kernel.json"))!);
        File.WriteAllText(PathOf(".net-csharp", "kernel.json"), other);

        var done = SpecFolder.Install(_data.Path, Start, plotly: null);

        Assert.Equal(["kernel.json"], Names(".net-csharp"));
        Assert.Equal(other, File.ReadAllText(PathOf(".net-csharp", "kernel.json")));
        Assert.Contains("as it is", done[1]);
    }

    private string PathOf(string kernel, string file) => Path.Combine(_data.Path, "kernels", kernel, file);

    private IEnumerable<string?> Names(string kernel) => Directory.GetFiles(Path.Combine(_data.Path, "kernels", kernel)).Select(Path.GetFileName).Order();
}
