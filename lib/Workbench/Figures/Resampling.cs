namespace Workbench.Figures;

/// <summary>Brings maps and frames to the size at which they are drawn.</summary>
internal static class Resampling
{
    /// <summary>
    /// Mean over the area of each output pixel, for any smaller size: input pixels count by the part of them that it covers. Rows sum to what they summed to, up
    /// to the ratio of areas. A NaN spreads to the outputs that cover it.
    /// </summary>
    public static float[] AreaMean(ReadOnlySpan<float> map, int height, int width, int newHeight, int newWidth)
    {
        double[] narrow = new double[height * newWidth];
        for (int i = 0; i < height; i++)
            for (int j = 0; j < newWidth; j++) narrow[(i * newWidth) + j] = Covered(map.Slice(i * width, width), 1, width, j, newWidth);
        // Divided once, at the end: whole pixels then sum without rounding.
        double area = (double)height / newHeight * ((double)width / newWidth);
        float[] result = new float[newHeight * newWidth];
        for (int j = 0; j < newWidth; j++)
            for (int i = 0; i < newHeight; i++) result[(i * newWidth) + j] = (float)(Covered(narrow.AsSpan(j), newWidth, height, i, newHeight) / area);
        return result;
    }

    // Sum of count values, step apart, over the part of them that output number place of all covers.
    private static double Covered<T>(ReadOnlySpan<T> values, int step, int count, int place, int all)
        where T : System.Numerics.INumber<T>
    {
        double from = (double)place * count / all, to = (place + 1.0) * count / all, sum = 0;
        for (int k = (int)from; k < Math.Min(count, Math.Ceiling(to)); k++)
            sum += double.CreateChecked(values[k * step]) * (Math.Min(k + 1, to) - Math.Max(k, from));
        return sum;
    }
}
