using System.Text;
using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Report;
using Workbench.Sharing.Drawing;
using Workbench.Sharing.Paper;

namespace Workbench.Tests.Sharing;

public sealed class PaperTests
{
    [Theory]
    [InlineData("aas", "aas-1 88.9, aas-2 180.34")] // 3.5 and 7.1 inches of 25.4 mm
    [InlineData("agu", "agu-1 95, agu-2 190")]
    [InlineData("aa-2", "aa-2 180")]
    [InlineData("120.5", "120.5mm 120.5")]
    public void Parse_Word_GivesItsWidths(string word, string expected) =>
        Assert.Equal(expected, string.Join(", ", ColumnWidth.Parse(word).Select(width => FormattableString.Invariant($"{width.Name} {width.Millimetres:0.##}"))));

    [Theory]
    [InlineData("nature")]
    [InlineData("19")]
    [InlineData("501")]
    [InlineData("NaN")]
    [InlineData("-90")]
    [InlineData("../aas")]
    public void Parse_AnythingElse_SaysWhatThereIs(string word)
    {
        string message = Assert.Throws<ArgumentException>(nameof(word), () => ColumnWidth.Parse(word)).Message;
        Assert.Contains("aas, agu, aa", message);
        Assert.Contains($"\"{word}\"", message);
    }

    [Fact]
    public void Of_NumbersAndTitles_ChooseFigures()
    {
        CheckedFigure[] figures = [Titled("Full Sequence Analysis"), Titled("Channels"), Titled("Full sequence, again")];
        Assert.Equal([1, 2, 3], FigureChoice.Of(figures, []).Select(chosen => chosen.Number));
        Assert.Equal([1, 3], FigureChoice.Of(figures, ["full sequence", "3"]).Select(chosen => chosen.Number));
        string message = Assert.Throws<ArgumentException>("wanted", () => FigureChoice.Of(figures, ["4"])).Message;
        Assert.Contains("1 to 3", message);
        Assert.Contains("2 Channels", message);
    }

    [Theory]
    [InlineData("Full Sequence Analysis", "figure-02-full-sequence-analysis")]
    [InlineData("../../etc/passwd\0<script>", "figure-02-etc-passwd-script")]
    [InlineData("신호 지도", "figure-02")]
    public void FileName_Title_IsSafe(string title, string expected) => Assert.Equal(expected, FigureChoice.FileName(2, title));

    [Fact]
    public void Make_HostileSvg_KeepsTheDrawingAlone()
    {
        string png = PngImage.ToDataUri(PngImage.Grey([1], 1, 1));
        string svg = $"""
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()" width="100" height="80" style="background: url(https://example.org/)"><!-- c --><?p?>
            <script>x()</script><style>a</style><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>
            <a xlink:href="javascript:x()"><text x="1" onclick="x()">kept</text></a><image xlink:href="https://example.org/x.png"/><image xlink:href="{png}"/>
            <rect clip-path="url(#c)" fill="url(https://example.org/#x)"/><use href="#c"/><use href="https://example.org/#c"/><animate attributeName="x"/></svg>
            """;
        string safe = SafeSvg.Make(svg, 100, 10, 60, 90, "A <b> title");
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"90mm\" height=\"45mm\" viewBox=\"0 10 100 50\"><title>A &lt;b&gt; title</title>", safe);
        Assert.Contains("<text x=\"1\">kept</text>", safe);
        Assert.Contains("clip-path=\"url(#c)\"", safe);
        foreach (string gone in (string[])["script", "style", "foreignObject", "javascript", "onload", "onclick", "example.org", "animate", "<!--", "<?"]) Assert.DoesNotContain(gone, safe);
        Assert.Equal(1, safe.Split(png).Length - 1);
        Assert.Throws<InvalidDataException>(() => SafeSvg.Make("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>", 1, 0, 1, 1, ""));
        Assert.Throws<InvalidDataException>(() => SafeSvg.Make("<html/>", 1, 0, 1, 1, ""));
    }

    [Fact]
    public void WithoutDates_Pdf_KeepsEveryOffset()
    {
        byte[] pdf = Encoding.Latin1.GetBytes("%PDF-1.4 \u00FF\n/Title (a)\n/CreationDate (D:20261121171400+00'00')\n/ModDate (D:20261121171400Z)>>\n/ID [<0AF1> <0AF1>] /Type /Pages /Type /Page\n/MediaBox [0 0 510.95999 336.95999]");
        byte[] stable = StablePdf.WithoutDates(pdf);
        Assert.Equal(pdf.Length, stable.Length);
        string text = Encoding.Latin1.GetString(stable);
        Assert.DoesNotContain("2026", text);
        Assert.DoesNotContain("0AF1", text);
        Assert.Contains("%PDF-1.4 \u00FF\n/Title (a)\n", text);
        Assert.Equal(1, StablePdf.Pages(stable));
        byte[] sized = StablePdf.WithSize(stable, 511.2, 336.6);
        Assert.Equal(pdf.Length, sized.Length);
        Assert.EndsWith("/MediaBox [0 0.36 511.2 336.96]", Encoding.Latin1.GetString(sized).TrimEnd());
        Assert.Contains("400", Assert.Throws<InvalidDataException>(() => StablePdf.WithSize(stable, 400, 336.6)).Message);
    }

    [Fact]
    public void Measures_Texts_TellWhatIsCutAndWhatOverlaps()
    {
        var measures = new FigureMeasures(100, 50, [10, 5, 90, 40],
        [
            new("a", 12, false, [10, 30, 30, 44]),
            new("b", 10, false, [25, 31, 45, 45]), // shares 5 x 13 of 20 x 14 with a, 23 %: letters do not touch
            new("c", 11, false, [40, 31, 60, 45]), // 5 x 14 with b, the same
            new("d", 11, false, [50, 30, 70, 44]), // 10 x 13 with c, 46 %
            new("e", 11, true, [50, 30, 70, 44]),
            new("f", 11, false, [80, 2, 102, 12]),
        ]);
        Assert.Equal(10, measures.SmallestPixels);
        Assert.Equal([("c", "d")], measures.Overlapping());
        Assert.Equal(["f"], measures.Cut());
        Assert.Equal((2, 45), measures.Drawn);
    }

    private static CheckedFigure Titled(string title) =>
        CheckedFigure.TryRead(new JsonObject { ["data"] = new JsonArray(), ["layout"] = new JsonObject { ["meta"] = new JsonObject { ["title"] = title } } }.ToJsonString())!;
}
