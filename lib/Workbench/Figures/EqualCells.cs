using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>
/// Cells of one size that cover a whole frame, so that cell (i, j) is centred at row (i + 1/2) H / rows − 1/2 and column (j + 1/2) W / columns − 1/2: where they do
/// not end with a pixel, that pixel counts in both by the part of it that each covers.
/// </summary>
/// <param name="Height">H, rows of pixels.</param>
/// <param name="Width">W, columns of pixels.</param>
/// <param name="Rows">Rows of cells, 1 to H.</param>
/// <param name="Columns">Columns of cells, 1 to W.</param>
internal readonly record struct EqualCells(int Height, int Width, int Rows, int Columns)
{
    /// <summary>Cells of nearly square shape, at most <paramref name="most"/> on a side; the pixels themselves where they are no more.</summary>
    public static EqualCells AtMost(int most, int height, int width)
    {
        int pixels = (Math.Max(height, width) + most - 1) / most;
        return new(height, width, (height + pixels - 1) / pixels, (width + pixels - 1) / pixels);
    }

    /// <summary>Cells for the frames of a sequence.</summary>
    public static EqualCells AtMost(int most, SolarSequence frames) => AtMost(most, frames.Height, frames.Width);

    /// <summary>Whether each cell is one pixel.</summary>
    public bool ArePixels => (Rows, Columns) == (Height, Width);

    /// <summary>Height and width of a cell, e.g. <c>4 × 4 pixels</c>, to two decimals.</summary>
    public string Size => $"{Sides} pixels";

    /// <summary>The same without the unit, e.g. <c>4 × 4</c>.</summary>
    public string Sides => $"{Side(Height, Rows)} × {Side(Width, Columns)}";

    /// <summary>Row of pixels of the centre of the cells in row i.</summary>
    public double RowOf(int i) => ((i + 0.5) * Height / Rows) - 0.5;

    /// <summary>Column of pixels of the centre of the cells in column j.</summary>
    public double ColumnOf(int j) => ((j + 0.5) * Width / Columns) - 0.5;

    /// <summary>The mean of each cell, axes (rows, columns); the values as they are where cells are pixels.</summary>
    /// <param name="frame">H * W values in C order.</param>
    public float[] MeansOf(ReadOnlySpan<float> frame) => ArePixels ? frame.ToArray() : Resampling.AreaMean(frame, Height, Width, Rows, Columns);

    private static string Side(int pixels, int cells) => PlotlyText.Plain(Math.Round((double)pixels / cells, 2));
}
