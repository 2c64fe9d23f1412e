using System.Globalization;
using Microsoft.Playwright;
using Workbench.Figures;
using Workbench.Figures.Report;
using Workbench.Sharing.Drawing;
using Workbench.Sharing.Pictures;

namespace Workbench.Sharing.Paper;

/// <summary>A figure at the width of a journal's column: SVG, PDF of one page that is exactly as large, PNG, and what was measured.</summary>
internal sealed record PaperFigure(string Svg, byte[] Pdf, byte[] Png, double HeightMillimetres, double SmallestPoints, IReadOnlyList<string> Warnings)
{
    /// <summary>Smallest text that a printed figure may have, in points; what the journals here ask for.</summary>
    public const double SmallestAllowedPoints = 6;

    private const double TallestMillimetres = 230;
    private const double PixelsPerInch = 96;
    private const double PointsPerInch = 72;
    private const double PointsPerPixel = PointsPerInch / PixelsPerInch;
    private const double DotsPerInch = 300;

    // How many of a figure's pixels stand for one of the paper's where its fonts are large enough: 10 px, the smallest usual font, becomes 6 points.
    private const double Shrinking = 1.25;
    private const double Spare = 2;

    /// <summary>Draws a figure for a width.</summary>
    /// <exception cref="FigureNotDrawnException">The browser cannot draw it.</exception>
    public static async Task<PaperFigure> MakeAsync(FigureBrowser browser, CheckedFigure figure, ColumnWidth width, CancellationToken cancellation)
    {
        double target = width.Millimetres / ColumnWidth.Inch * PixelsPerInch;
        int drawnWidth = (int)Math.Round(target * Shrinking);
        (string svg, FigureMeasures measures) = await browser.SvgAsync(figure, drawnWidth, cancellation);
        double widest = measures.SmallestPixels * PointsPerPixel * target / SmallestAllowedPoints;
        if (drawnWidth > widest) (svg, measures) = await browser.SvgAsync(figure, (int)widest, cancellation);

        (double top, double bottom) = measures.Drawn;
        (top, bottom) = (Math.Max(0, Math.Floor(top - Spare)), Math.Min(measures.Height, Math.Ceiling(bottom + Spare)));
        double height = width.Millimetres * (bottom - top) / measures.Width;
        string safe = SafeSvg.Make(svg, measures.Width, top, bottom, width.Millimetres, figure.Title);
        string size = string.Create(CultureInfo.InvariantCulture, $"{width.Millimetres:0.###}mm {height:0.###}mm");
        byte[] pdf = await browser.ShowAsync(safe, figure.Title, size, 1, page => page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, PageRanges = "1" }), cancellation);
        byte[] png = await browser.ShowAsync(safe, figure.Title, size, DotsPerInch / PixelsPerInch, page => page.Locator("body > svg").First.ScreenshotAsync(), cancellation);
        double points = measures.SmallestPixels * PointsPerPixel * target / measures.Width;
        byte[] stable = StablePdf.WithSize(StablePdf.WithoutDates(pdf), width.Millimetres / ColumnWidth.Inch * PointsPerInch, height / ColumnWidth.Inch * PointsPerInch);
        return new PaperFigure(safe, stable, WithResolution(png, width.Millimetres, height), height, points, [.. WarningsOf(measures, points, height)]);
    }

    private static IEnumerable<string> WarningsOf(FigureMeasures measures, double points, double height)
    {
        // Half a hundredth of a point is the rounding of the width.
        if (points < SmallestAllowedPoints - 0.05) yield return string.Create(CultureInfo.InvariantCulture, $"its smallest text has {points:0.0} points, {SmallestAllowedPoints:0} are asked for");
        string[] cut = [.. measures.Cut()];
        if (cut.Length > 0) yield return $"{cut.Length} text{(cut.Length == 1 ? " reaches" : "s reach")} over its edge, e.g. \"{cut[0]}\"";
        (string First, string Second)[] overlapping = [.. measures.Overlapping()];
        if (overlapping.Length > 0) yield return $"{overlapping.Length} pair{(overlapping.Length == 1 ? "" : "s")} of texts overlap, e.g. \"{overlapping[0].First}\" and \"{overlapping[0].Second}\"; a wider column has room";
        if (height > TallestMillimetres) yield return string.Create(CultureInfo.InvariantCulture, $"it is {height:0} mm tall, more than a page ({TallestMillimetres:0} mm)");
    }

    // The browser's picture ends at a whole CSS pixel; this one ends where the figure does.
    private static byte[] WithResolution(byte[] png, double width, double height)
    {
        Pixels pixels = Pixels.Of(png).Cropped((int)Math.Round(width / ColumnWidth.Inch * DotsPerInch), (int)Math.Round(height / ColumnWidth.Inch * DotsPerInch));
        int perMetre = (int)Math.Round(DotsPerInch / ColumnWidth.Inch * 1000);
        Palette palette = Palette.Of(pixels.Colours);
        if (palette.LargestError == 0) return PngImage.Indexed(palette.Indices, palette.Colours, pixels.Width, pixels.Height, perMetre);
        byte[] samples = new byte[pixels.Colours.Length * 3];
        for (int i = 0; i < pixels.Colours.Length; i++)
            (samples[i * 3], samples[(i * 3) + 1], samples[(i * 3) + 2]) = ((byte)(pixels.Colours[i] >> 16), (byte)(pixels.Colours[i] >> 8), (byte)pixels.Colours[i]);
        return PngImage.Rgb(samples, pixels.Width, pixels.Height, perMetre);
    }
}
