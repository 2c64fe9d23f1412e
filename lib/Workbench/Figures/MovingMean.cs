namespace Workbench.Figures;

/// <summary>The trend line of a series: a centred moving mean.</summary>
internal static class MovingMean
{
    /// <summary>Frames in a window, the middle one included.</summary>
    public const int Window = 5;

    /// <summary>
    /// trend[t] = mean of values[t − 2 … t + 2]. Edge rule: a window that reaches past an end, or over a NaN, is the mean of the values it does hold;
    /// with none it is NaN.
    /// </summary>
    public static float[] Of(ReadOnlySpan<float> values)
    {
        float[] trend = new float[values.Length];
        for (int t = 0; t < values.Length; t++)
        {
            double sum = 0;
            int count = 0;
            for (int i = Math.Max(0, t - (Window / 2)); i <= Math.Min(values.Length - 1, t + (Window / 2)); i++)
                if (!float.IsNaN(values[i])) (sum, count) = (sum + values[i], count + 1);
            trend[t] = count == 0 ? float.NaN : (float)(sum / count);
        }
        return trend;
    }
}
