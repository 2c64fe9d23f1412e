using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workbench.Sharing;
using Workbench.Sharing.Paper;
using Workbench.Sharing.Pictures;
using Workbench.Tests.Figures;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Sharing;

/// <summary>Sharing through a real Chromium.</summary>
[Collection(SharedFolderTests.Name)]
public sealed class NotebookSharingTests : IDisposable
{
    private const int MostPictureBytes = 600_000;

    // Text of 6 points, in the pixels of a figure drawn 1.25 times as wide as it is printed.
    private const double SmallestPoints = 6;

    private readonly SharedFolder _shared;
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-share-").FullName;

    public NotebookSharingTests(SharedFolder shared)
    {
        Assert.SkipUnless(SharedFolder.HasChromium, "There is no Chromium at /usr/bin/chromium.");
        _shared = shared;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Share_Twice_GivesTheSameBytes()
    {
        string[] files = [.. Directory.GetFiles(_shared.First, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_shared.First, file)).Order(StringComparer.Ordinal)];
        // Notebooks, the page, and for each of two figures a caption and three files.
        Assert.Equal(3 + 1 + (2 * 4), files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(_shared.First, file)), File.ReadAllBytes(Path.Combine(_shared.Second, file))));
        Assert.Equal(files.Order(), _shared.Result.Notebooks.Append(_shared.Result.Report).Concat(_shared.Result.Paper).Select(file => Path.GetRelativePath(_shared.First, file)).Order());
    }

    [Theory]
    [InlineData("01-guide.ipynb", 1)]
    [InlineData("02-slider.ipynb", 2)]
    [InlineData("03-hostile.ipynb", 2)]
    public void Share_Notebook_HasSmallPicturesAndIsOtherwiseUntouched(string name, int figures)
    {
        string before = File.ReadAllText(Path.Combine(_shared.Source, name)), after = File.ReadAllText(Path.Combine(_shared.First, name));
        MatchCollection pictures = Regex.Matches(after, ",\\s*\"image/png\": \"(iVBORw0KGgo[^\"]+)\"");
        Assert.Equal(figures, pictures.Count);
        Assert.All(pictures, picture => Assert.InRange(Convert.FromBase64String(picture.Groups[1].Value).Length, 100, MostPictureBytes));
        Assert.Equal(before, pictures.Reverse().Aggregate(after, (text, picture) => text.Remove(picture.Index, picture.Length)));
    }

    [Fact]
    public async Task Share_SharedNotebooks_ChangesNothing()
    {
        SharingResult again = await NotebookSharing.ShareAsync(_shared.First, Path.Combine(_folder, "again"));
        Assert.Empty(again.Paper);
        Assert.Equal((0, SharedFolder.Figures), (_shared.Result.Kept, again.Kept));
        foreach (string file in again.Notebooks.Append(again.Report)) Assert.Equal(File.ReadAllBytes(Path.Combine(_shared.First, Path.GetFileName(file))), File.ReadAllBytes(file));
    }

    [Fact]
    public void Share_Map_IsDrawnInItsColours()
    {
        JsonNode data = JsonNode.Parse(File.ReadAllText(Path.Combine(_shared.First, "02-slider.ipynb")))!["cells"]![3]!["outputs"]![0]!["data"]!;
        (int width, int height, uint[] colours) = Unpack(Convert.FromBase64String((string)data["image/png"]!));
        Assert.Equal((2000, 600), (width, height));
        // Centres of the cells, at 2 pixels for a CSS pixel; the upper row is the second of z.
        uint At(int x, int y) => colours[(y * 2 * width) + (x * 2)];
        Assert.Equal([0xFF0000u, 0x00FF00u, 0x0000FFu, 0xFFFFFFu, 0xFFFFFFu], [At(450, 100), At(550, 100), At(450, 200), At(550, 200), At(100, 20)]);
    }

    [Fact]
    public void Share_HostileNotebook_SaysWhatIsNotDrawnAndFailed()
    {
        Assert.Equal(SharedFolder.Figures, _shared.Result.Figures);
        Assert.Contains(_shared.Result.Warnings, warning => warning.StartsWith("03-hostile.ipynb: 1 cell failed", StringComparison.Ordinal));
        Assert.Equal(2, _shared.Result.Warnings.Count(warning => warning.Contains("the figure's text is shown", StringComparison.Ordinal)));
        Assert.Equal(SharedFolder.Figures + 2, _shared.Said[^1].Steps);
        Assert.Equal(_shared.Said.Select(said => said.Done).Order(), _shared.Said.Select(said => said.Done));
    }

    [Theory]
    [InlineData("figure-01-full-sequence-analysis.aas-2", 180.34)]
    [InlineData("figure-03-four-colours.aas-2", 180.34)]
    public void Share_Paper_HasTheWidthAndReadableEmbeddedFonts(string stem, double millimetres)
    {
        string path = Path.Combine(_shared.First, "paper", stem);
        XElement svg = XDocument.Load(path + ".svg").Root!;
        Assert.Equal(FormattableString.Invariant($"{millimetres:0.###}mm"), (string?)svg.Attribute("width"));
        double[] box = [.. ((string)svg.Attribute("viewBox")!).Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
        double pointsPerUnit = millimetres / 25.4 * 72 / box[2];
        double[] sizes = [.. svg.Descendants().Select(e => Regex.Match((string?)e.Attribute("style") ?? "", @"font-size: ([0-9.]+)px")).Where(match => match.Success).Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * pointsPerUnit)];
        Assert.All(sizes, size => Assert.InRange(size, SmallestPoints, 20));

        byte[] pdf = File.ReadAllBytes(path + ".pdf");
        string text = Encoding.Latin1.GetString(pdf);
        double height = millimetres / 25.4 * 72 * box[3] / box[2];
        Match page = Assert.Single(Regex.Matches(text, @"/MediaBox \[0 (-?[0-9.]+) ([0-9.]+) ([0-9.]+)\]"));
        double[] sides = [.. page.Groups.Values.Skip(1).Select(group => double.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(millimetres / 25.4 * 72, sides[1], 0.01);
        Assert.Equal(height, sides[2] - sides[0], 0.02);
        Assert.DoesNotMatch("/CreationDate|/ModDate|/ID ?\\[", text);
        // Every font has its file; what is drawn is no picture of the whole page.
        Assert.Equal(Regex.Count(text, "/FontDescriptor ", RegexOptions.None), Regex.Count(text, "/FontFile2? "));
        if (sizes.Length > 0) Assert.Matches("/BaseFont /[A-Z]{6}\\+", text);

        byte[] png = File.ReadAllBytes(path + ".png");
        Assert.Equal(Math.Round(millimetres / 25.4 * 300), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        int physical = png.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(11_811, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(physical + 4))); // 300 / 0.0254
        Assert.DoesNotContain(_shared.Result.Warnings, warning => warning.Contains(stem, StringComparison.Ordinal));
    }

    [Fact]
    public void Share_Paper_BringsTheCaptionAsText()
    {
        string caption = File.ReadAllText(Path.Combine(_shared.First, "paper", "figure-01-full-sequence-analysis.txt"));
        Assert.StartsWith("1 Full Sequence Analysis\n\nGrad-CAM on 28 frames: the most important frame is t = 17", caption);
        Assert.Contains("\nlayer: conv3, one map a call\n", caption);
    }

    [Theory]
    [InlineData("{\"cells\": [", "bad.ipynb: NotebookReport: expected a notebook as JSON")]
    [InlineData("{\"cells\": \"é\"}", "bad.ipynb: NotebookReport: expected text in UTF-8, but byte 11 is none")]
    [InlineData("[[[[[[", "bad.ipynb: NotebookReport: expected a notebook as JSON")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"1 + 1\", \"outputs\": []}]}", "expected an executed notebook, but its code (1 cell) has not run. Run it and save it, or share it with --run")]
    public async Task Share_BadNotebook_SaysSoAndLeavesTheOldResults(string json, string expected)
    {
        string source = Path.Combine(_folder, "bad.ipynb"), output = Path.Combine(_folder, "out");
        File.WriteAllText(source, json, Encoding.Latin1);
        Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(output, "report.html"), "old");
        Assert.Contains(expected, (await Assert.ThrowsAsync<InvalidDataException>(() => NotebookSharing.ShareAsync(source, output))).Message);
        Assert.Equal(["report.html"], Directory.GetFileSystemEntries(output).Select(Path.GetFileName));
        Assert.Equal("old", File.ReadAllText(Path.Combine(output, "report.html")));
        await Assert.ThrowsAsync<InvalidDataException>(() => NotebookSharing.ShareAsync(source, Path.Combine(_folder, "new")));
        Assert.False(Directory.Exists(Path.Combine(_folder, "new")), "The folder was made by the run that failed.");
    }

    [Fact]
    public async Task Share_Nothing_SaysWhatWasExpected()
    {
        Assert.Contains("expected notebooks (*.ipynb) in the folder", (await Assert.ThrowsAsync<FileNotFoundException>(() => NotebookSharing.ShareAsync(_folder, _folder))).Message);
        Assert.Contains("there is nothing", (await Assert.ThrowsAsync<FileNotFoundException>(() => NotebookSharing.ShareAsync(Path.Combine(_folder, "none"), _folder))).Message);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("options", () => NotebookSharing.ShareAsync(_shared.Source, _folder, new SharingOptions { Scale = double.NaN }));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        File.CreateSymbolicLink(Path.Combine(_folder, "gone.ipynb"), "nowhere.ipynb");
        Assert.Contains("gone.ipynb is a link to nowhere.ipynb, where there is nothing", (await Assert.ThrowsAsync<FileNotFoundException>(() => NotebookSharing.ShareAsync(_folder, _folder))).Message);
    }

    [Fact]
    public async Task Share_NotebooksThatPrintNothing_AreSharedAndWhatIsNotShownIsSaid()
    {
        JsonObject silent = Code("x = 1"), cleared = Code("x = 1");
        cleared["execution_count"] = null;
        string path = Path.Combine(_folder, "n.ipynb"), output = Path.Combine(_folder, "out");
        File.WriteAllText(path, Of(silent, cleared, Markdown("![map](figures/map.png)")));
        Assert.Equal("n.ipynb: the page does not show figures/map.png. Pictures must be outputs or attachments of the notebook.", Assert.Single((await NotebookSharing.ShareAsync(path, output)).Warnings));
        File.WriteAllText(path, Of((JsonObject)cleared.DeepClone()));
        await Assert.ThrowsAsync<InvalidDataException>(() => NotebookSharing.ShareAsync(path, output));
        await NotebookSharing.ShareAsync(path, output, new SharingOptions { Execute = (from, to, _, _) => { File.Copy(from, to); return Task.CompletedTask; } });
    }

    [Fact]
    public async Task Share_Cancelled_LeavesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        string output = Path.Combine(_folder, "out");
        var stop = new Stopping(cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NotebookSharing.ShareAsync(_shared.Source, output, progress: stop, cancellation: cancellation.Token));
        Assert.False(Directory.Exists(output), "The folder was made by the run that was cancelled.");
    }

    [Fact]
    public async Task Share_PicturesTooLargeAndAWidthTwice_SaysSoAndMakesTheWidthOnce()
    {
        File.WriteAllText(Path.Combine(_folder, "n.ipynb"), Of(Code("", Shown(DemoSequence.Figure()))));
        SharingResult result = await NotebookSharing.ShareAsync(Path.Combine(_folder, "n.ipynb"), Path.Combine(_folder, "out"),
            new SharingOptions { MostPictureBytes = 20_000, Scale = 1, Paper = new PaperOptions { Widths = [.. ColumnWidth.Parse("88"), .. ColumnWidth.Parse("88.0")] } });
        Assert.Contains(result.Warnings, warning => warning.StartsWith("n.ipynb, cell 1: the picture of the figure would have more than 20000 bytes; it has 256 colours", StringComparison.Ordinal));
        Assert.Equal(["88mm.pdf", "88mm.png", "88mm.svg", "txt"], result.Paper.Select(file => Path.GetFileName(file).Split('.', 2)[1]).Order());
    }

    [Fact]
    public async Task Share_FigureThatPlotlyRefuses_GoesOnWithoutItsPicture()
    {
        JsonObject broken = new() { ["data"] = new JsonArray(new JsonObject { ["type"] = "scatter", ["y"] = new JsonArray(1, 2) }), ["layout"] = new JsonObject { ["annotations"] = 5, ["meta"] = new JsonObject { ["panels"] = new JsonObject { ["rows"] = 5 } } } };
        File.WriteAllText(Path.Combine(_folder, "n.ipynb"), Of(Code("", DisplayData((Workbench.Figures.Figure.PlotlyMimeType, broken), ("text/plain", "broken"))), Code("", Shown(SliderFigure.Map()))));
        SharingResult result = await NotebookSharing.ShareAsync(Path.Combine(_folder, "n.ipynb"), Path.Combine(_folder, "out"));
        Assert.StartsWith("n.ipynb, cell 1: the figure has no picture", Assert.Single(result.Warnings));
        Assert.Single(Regex.Matches(File.ReadAllText(result.Notebooks[0]), "\"image/png\""));
    }

    [Fact]
    public async Task Share_Run_ExecutesFirst()
    {
        File.WriteAllText(Path.Combine(_folder, "n.ipynb"), Of(Markdown("# N"), new JsonObject { ["cell_type"] = "code", ["source"] = "1", ["outputs"] = new JsonArray() }));
        SharingResult result = await NotebookSharing.ShareAsync(Path.Combine(_folder, "n.ipynb"), Path.Combine(_folder, "out"), new SharingOptions
        {
            Execute = (source, target, doing, _) =>
            {
                doing.Report("cell 1 of 1");
                File.WriteAllText(target, File.ReadAllText(source).Replace("\"outputs\": []", "\"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"ran\"}]", StringComparison.Ordinal));
                return Task.CompletedTask;
            },
        });
        Assert.Contains("ran</pre>", File.ReadAllText(result.Report));
        Assert.Equal(["n.ipynb", "report.html"], Directory.GetFileSystemEntries(Path.Combine(_folder, "out")).Select(Path.GetFileName).Order());
        string failing = (await Assert.ThrowsAsync<InvalidOperationException>(() => NotebookSharing.ShareAsync(Path.Combine(_folder, "n.ipynb"), Path.Combine(_folder, "out"), new SharingOptions { Execute = (_, _, _, _) => throw new InvalidOperationException("cell 2 failed") }))).Message;
        Assert.Equal("cell 2 failed", failing);
    }

    // Pictures with up to 256 colours are written with a palette: opened here without the library's reader.
    private static (int Width, int Height, uint[] Colours) Unpack(byte[] png)
    {
        if (png[25] != 3)
        {
            Pixels pixels = Pixels.Of(png);
            return (pixels.Width, pixels.Height, pixels.Colours);
        }
        (int width, int height) = (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        int palette = png.AsSpan().IndexOf("PLTE"u8) + 4, data = png.AsSpan().IndexOf("IDAT"u8);
        using var zlib = new System.IO.Compression.ZLibStream(new MemoryStream(png, data + 4, png.Length - data - 4), System.IO.Compression.CompressionMode.Decompress);
        byte[] rows = new byte[(width + 1) * height];
        zlib.ReadExactly(rows);
        uint[] colours = new uint[width * height];
        for (int i = 0; i < colours.Length; i++)
        {
            int entry = palette + (rows[((i / width) * (width + 1)) + 1 + (i % width)] * 3);
            colours[i] = ((uint)png[entry] << 16) | ((uint)png[entry + 1] << 8) | png[entry + 2];
        }
        return (width, height, colours);
    }

    private sealed class Stopping(CancellationTokenSource cancellation) : IProgress<SharingProgress>
    {
        public void Report(SharingProgress value)
        {
            if (value.Done > 0) cancellation.Cancel();
        }
    }
}
