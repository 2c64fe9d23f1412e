namespace Workbench.Guide;

/// <summary>How concentrated evidence is: the smallest share of the pixels of all frames that holds half of it.</summary>
/// <param name="HalfArea">0 to 0.5: 0.5 where every pixel has the same, 0 in the limit of a point; NaN where there is no evidence.</param>
internal sealed record Concentration(double HalfArea)
{
    /// <summary>Half of the evidence in at most a tenth of the pixels; evidence spread evenly over the disk alone, 48 % of a frame, has 0.24.</summary>
    public const double Concentrated = 0.1;

    /// <summary>From here on the evidence is as good as even: the disk is not told from the sky (0.24), nor one side from the other (0.25).</summary>
    public const double Even = 0.25;

    /// <summary>Measures it.</summary>
    /// <param name="evidence">0 or more everywhere.</param>
    public static Concentration Of(ReadOnlySpan<float> evidence)
    {
        float[] falling = evidence.ToArray();
        Array.Sort(falling, (a, b) => b.CompareTo(a));
        double total = 0;
        foreach (float value in falling) total += value;
        if (!(total > 0)) return new(double.NaN);
        double sum = 0;
        for (int i = 0; i < falling.Length; i++)
        {
            // The last pixel counts with the part of it that is needed.
            if (sum + falling[i] >= total / 2) return new((i + (((total / 2) - sum) / falling[i])) / falling.Length);
            sum += falling[i];
        }

        return new(1);
    }
}
