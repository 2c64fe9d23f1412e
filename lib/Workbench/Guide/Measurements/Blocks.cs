namespace Workbench.Guide;

/// <summary>Maps brought to fewer, larger cells: the mean of the pixels that a cell covers, by the area that each shares with it.</summary>
internal static class Blocks
{
    /// <summary>Means of every map of a stack.</summary>
    /// <param name="values">Axes (N, H, W) in C order.</param>
    /// <param name="maps">N.</param>
    /// <param name="from">(H, W).</param>
    /// <param name="to">(h, w), at most (H, W).</param>
    /// <returns>Axes (N, h, w) in C order.</returns>
    public static double[] Mean(ReadOnlySpan<float> values, int maps, (int Height, int Width) from, (int Height, int Width) to)
    {
        var means = new double[maps * to.Height * to.Width];
        var (rows, columns) = (Shares(from.Height, to.Height), Shares(from.Width, to.Width));
        for (int n = 0; n < maps; n++)
            for (int y = 0; y < to.Height; y++)
                for (int x = 0; x < to.Width; x++)
                {
                    double sum = 0, area = 0;
                    foreach (var (row, high) in rows[y])
                        foreach (var (column, wide) in columns[x])
                            (sum, area) = (sum + (high * wide * values[(((n * from.Height) + row) * from.Width) + column]), area + (high * wide));
                    means[(((n * to.Height) + y) * to.Width) + x] = sum / area;
                }

        return means;
    }

    // Which pixels a cell covers, and how much of each.
    private static (int Pixel, double Share)[][] Shares(int pixels, int cells) => [.. Enumerable.Range(0, cells).Select(cell =>
    {
        double from = (double)cell * pixels / cells, to = (cell + 1.0) * pixels / cells;
        return Enumerable.Range((int)from, Math.Min(pixels, (int)Math.Ceiling(to)) - (int)from)
            .Select(p => (p, Math.Min(to, p + 1) - Math.Max(from, p))).Where(p => p.Item2 > 0).ToArray();
    })];
}
