using Workbench.Sharing;
using Workbench.Sharing.Paper;
using Workbench.Tests.Figures;
using Workbench.Tests.Figures.Report;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Sharing;

/// <summary>A folder of three notebooks, shared twice, once for all tests: the guide's figure, a slider and a map of known colours, a hostile one.</summary>
public sealed class SharedFolder : IAsyncLifetime
{
    public const int Figures = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-share-").FullName;

    public static bool HasChromium => File.Exists("/usr/bin/chromium");

    public string Source => Path.Combine(_folder, "source");

    public string First => Path.Combine(_folder, "first");

    public string Second => Path.Combine(_folder, "second");

    internal SharingResult Result { get; private set; } = null!;

    internal List<SharingProgress> Said { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Source);
        File.WriteAllText(Path.Combine(Source, "01-guide.ipynb"), Of(Markdown("# The guide\n\nThen [the slider](02-slider.ipynb).\n"), Markdown("## Full sequence"), Code("figure", Stream("stdout", "28 frames\n"), Shown(DemoSequence.Figure()))));
        File.WriteAllText(Path.Combine(Source, "02-slider.ipynb"), Of(Markdown("# 슬라이더\n\n설명.\n"), Markdown("## Curve"), Code("slider", Shown(SliderFigure.Create())), Code("map", Shown(SliderFigure.Map()))));
        File.WriteAllText(Path.Combine(Source, "03-hostile.ipynb"), HostileNotebook.Json());
        if (!HasChromium) return;
        var paper = new PaperOptions { Figures = ["Full Sequence", "Four colours"], Widths = ColumnWidth.Parse("aas-2") };
        Result = await NotebookSharing.ShareAsync(Source, First, new SharingOptions { Paper = paper }, new Hearing(Said));
        await NotebookSharing.ShareAsync(Source, Second, new SharingOptions { Paper = paper });
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class Hearing(List<SharingProgress> said) : IProgress<SharingProgress>
    {
        public void Report(SharingProgress value) => said.Add(value);
    }
}

/// <summary>Tests that look at the shared folder: it is made once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class SharedFolderTests : ICollectionFixture<SharedFolder>, ICollectionFixture<Browser>
{
    public const string Name = "shared folder";
}
