namespace Workbench.Figures;

/// <summary>Brings maps and frames to the size at which they are drawn.</summary>
internal static class Resampling
{
    /// <summary>
    /// Bilinear interpolation with half-pixel centres (PyTorch: <c>align_corners=False</c>): output row i looks at input row
    /// (i + 1/2) * height / newHeight − 1/2, held at the first and last row; columns alike. A NaN spreads to the outputs it has a weight in.
    /// </summary>
    /// <param name="map">height * width values, row by row.</param>
    /// <param name="height">Rows of the input.</param>
    /// <param name="width">Columns of the input.</param>
    /// <param name="newHeight">Rows of the output.</param>
    /// <param name="newWidth">Columns of the output.</param>
    /// <returns>newHeight * newWidth values, row by row.</returns>
    public static float[] Bilinear(ReadOnlySpan<float> map, int height, int width, int newHeight, int newWidth)
    {
        (int Low, int High, double Weight)[] rows = Neighbours(height, newHeight), columns = Neighbours(width, newWidth);
        float[] result = new float[newHeight * newWidth];
        for (int i = 0; i < newHeight; i++)
            for (int j = 0; j < newWidth; j++)
            {
                double above = Mix(map[(rows[i].Low * width) + columns[j].Low], map[(rows[i].Low * width) + columns[j].High], columns[j].Weight);
                double below = Mix(map[(rows[i].High * width) + columns[j].Low], map[(rows[i].High * width) + columns[j].High], columns[j].Weight);
                result[(i * newWidth) + j] = (float)Mix(above, below, rows[i].Weight);
            }
        return result;
    }

    /// <summary>Mean of every block of <paramref name="block"/> x <paramref name="block"/> pixels; blocks at the right and lower edge hold what is left.</summary>
    public static (float[] Values, int Height, int Width) BlockMean(ReadOnlySpan<float> frame, int height, int width, int block)
    {
        int rows = (height + block - 1) / block, columns = (width + block - 1) / block;
        float[] means = new float[rows * columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                double sum = 0;
                int bottom = Math.Min(height, (i + 1) * block), right = Math.Min(width, (j + 1) * block);
                for (int y = i * block; y < bottom; y++)
                    for (int x = j * block; x < right; x++) sum += frame[(y * width) + x];
                means[(i * columns) + j] = (float)(sum / ((bottom - (i * block)) * (right - (j * block))));
            }
        return (means, rows, columns);
    }

    /// <summary>The smallest block that brings both axes to at most <paramref name="pixels"/>.</summary>
    public static int BlockFor(int height, int width, int pixels) => (Math.Max(height, width) + pixels - 1) / pixels;

    private static (int Low, int High, double Weight)[] Neighbours(int size, int newSize)
    {
        var neighbours = new (int, int, double)[newSize];
        for (int i = 0; i < newSize; i++)
        {
            double place = Math.Clamp(((i + 0.5) * size / newSize) - 0.5, 0, size - 1);
            int low = (int)place;
            neighbours[i] = (low, Math.Min(low + 1, size - 1), place - low);
        }
        return neighbours;
    }

    // With weight 0 the neighbour has no say, not even a NaN.
    private static double Mix(double low, double high, double weight) => weight <= 0 ? low : low + ((high - low) * weight);
}
