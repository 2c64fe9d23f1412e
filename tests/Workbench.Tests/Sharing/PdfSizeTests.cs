using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Workbench.Figures.Report;
using Workbench.Sharing.Drawing;
using Workbench.Sharing.Paper;

namespace Workbench.Tests.Sharing;

/// <summary>The page of a figure's PDF is as large as the column, and the file stays one that programs open.</summary>
public sealed class PdfSizeTests
{
    // Sizes are written to a thousandth of a point.
    private const double Point = 0.01;

    [Theory]
    [InlineData("[0 0 249.12 210]", 249.449, 209.764, "[0 0.236 249.449 210]")] // longer
    [InlineData("[0 0 510.95999 336.95999]", 511.2, 336.6, "[0 0.36 511.2 336.96] ")] // shorter
    [InlineData("[0 0 249.12 210]", 249.5, 210.4, "[0 -0.4 249.5 210]")]
    public void WithSize_Box_IsExactAndEveryOffsetLeadsToItsObject(string box, double width, double height, string expected)
    {
        byte[] sized = StablePdf.WithSize(Document(box), width, height);
        Assert.Contains($"/MediaBox {expected}", Encoding.Latin1.GetString(sized));
        RequireOffsets(sized);
    }

    [Fact]
    public void WithSize_TwoTables_IsAnError()
    {
        byte[] twice = [.. Document("[0 0 249.12 210]"), .. "startxref\n7\n%%EOF\n"u8];
        Assert.Contains("one table of its objects", Assert.Throws<InvalidDataException>(() => StablePdf.WithSize(twice, 249.449, 209.764)).Message);
    }

    [Fact]
    public async Task Make_EveryWidth_IsExactAndOpens()
    {
        Assert.SkipUnless(SharedFolder.HasChromium, "There is no Chromium at /usr/bin/chromium.");
        CheckedFigure figure = CheckedFigure.TryRead(SliderFigure.Create().Json)!;
        await using FigureBrowser browser = await FigureBrowser.StartAsync();
        string path = Path.GetTempFileName();
        foreach (ColumnWidth width in ((string[])["aas", "agu", "aa", "60", "123.45", "500"]).SelectMany(ColumnWidth.Parse))
        {
            PaperFigure made = await PaperFigure.MakeAsync(browser, figure, width, TestContext.Current.CancellationToken);
            Match box = Assert.Single(Regex.Matches(Encoding.Latin1.GetString(made.Pdf), @"/MediaBox \[0 (-?[0-9.]+) ([0-9.]+) ([0-9.]+)\]"));
            double[] sides = [.. box.Groups.Values.Skip(1).Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture))];
            Assert.Equal(width.Millimetres / 25.4 * 72, sides[1], Point);
            Assert.Equal(made.HeightMillimetres / 25.4 * 72, sides[2] - sides[0], Point);
            RequireOffsets(made.Pdf);
            File.WriteAllBytes(path, made.Pdf);
            if (File.Exists("/usr/bin/pdfinfo")) await RequireOpenAsync(path);
        }
        File.Delete(path);
    }

    // One page of three objects, with a table of their places [ISO 32000-1, section 7.5.4].
    private static byte[] Document(string box)
    {
        var text = new StringBuilder("%PDF-1.4\n%\u00E2\u00E3\n");
        List<int> places = [];
        foreach (string one in (string[])["<</Type /Catalog\n/Pages 2 0 R>>", "<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>", $"<</Type /Page\n/MediaBox {box}\n/Parent 2 0 R>>", "<</Producer (a)>>"])
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{one}\nendobj\n");
        }
        int table = text.Length;
        text.Append("xref\n0 5\n0000000000 65535 f \n");
        foreach (int place in places) text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        return Encoding.Latin1.GetBytes(text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size 5\n/Root 1 0 R\n/Info 4 0 R>>\nstartxref\n{table}\n%%EOF\n").ToString());
    }

    private static void RequireOffsets(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        int table = int.Parse(Assert.Single(Regex.Matches(text, @"startxref\n(\d+)\n%%EOF\n$")).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal("xref\n0 ", text.Substring(table, 7));
        Match[] entries = [.. Regex.Matches(text[table..], @"(\d{10}) \d{5} ([nf]) \n").Cast<Match>()];
        Assert.True(entries.Length > 3);
        for (int number = 1; number < entries.Length; number++)
            Assert.StartsWith($"{number} 0 obj\n", text[int.Parse(entries[number].Groups[1].Value, CultureInfo.InvariantCulture)..]);
    }

    private static async Task RequireOpenAsync(string path)
    {
        using var program = Process.Start(new ProcessStartInfo("/usr/bin/pdfinfo", [path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> said = program.StandardOutput.ReadToEndAsync();
        string complaints = await program.StandardError.ReadToEndAsync();
        Assert.Contains("Pages:           1", await said);
        await program.WaitForExitAsync();
        Assert.Equal("", complaints);
    }
}
