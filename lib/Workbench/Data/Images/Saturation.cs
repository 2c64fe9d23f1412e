using System.Globalization;

namespace Workbench.Data.Images;

/// <summary>Reports pixels at the top of the scale, where brightness is no longer told apart: flares.</summary>
internal static class Saturation
{
    private const double Margin = 0.02; // JPEG and colour tables blur the top level
    private const double Reported = 1e-4;

    /// <summary>Fraction of the finite pixels within 2 % of the top of the scale.</summary>
    public static double Fraction(ReadOnlySpan<float> values, double top)
    {
        (long saturated, long finite) = (0, 0);
        foreach (float value in values)
        {
            if (!float.IsFinite(value)) continue;
            finite++;
            if (value >= top * (1 - Margin)) saturated++;
        }

        return finite == 0 ? 0 : (double)saturated / finite;
    }

    /// <summary>Adds a note where more than one pixel in 10 000 is saturated.</summary>
    public static void Note(ReadOnlySpan<float> values, double top, List<string> notes)
    {
        double fraction = Fraction(values, top);
        if (fraction >= Reported) notes.Add(string.Create(CultureInfo.InvariantCulture, $"Pixels within 2 % of grey level {top} are saturated, differences among them are lost: {100 * fraction:0.##} %."));
    }
}
