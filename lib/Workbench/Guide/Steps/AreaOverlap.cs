namespace Workbench.Guide;

/// <summary>How much of the evidence on the disk lies in some areas, beside how much of the disk they are.</summary>
/// <param name="EvidenceShare">0 to 1; NaN where there is no evidence on the disk.</param>
/// <param name="AreaShare">0 to 1: the areas' pixels over those of the disk, in all frames together.</param>
internal sealed record AreaOverlap(double EvidenceShare, double AreaShare)
{
    /// <summary>From here on the evidence lies there: twice as dense as by chance.</summary>
    public const double Dense = 2;

    /// <summary>Up to here it is no denser there than elsewhere, within the width of a map's cells.</summary>
    public const double Chance = 1.25;

    /// <summary>How many times denser the evidence is there than on the disk as a whole: 1 by chance.</summary>
    public double Density => EvidenceShare / AreaShare;

    /// <summary>Measures it.</summary>
    /// <param name="evidence">Axes (T, H, W), 0 or more.</param>
    /// <param name="areas">The same axes: inside or not.</param>
    /// <param name="onDisk">H*W: on the disk or not.</param>
    public static AreaOverlap Of(ReadOnlySpan<float> evidence, ReadOnlySpan<bool> areas, ReadOnlySpan<bool> onDisk)
    {
        double inside = 0, all = 0;
        long insidePixels = 0, pixels = 0;
        for (int i = 0; i < evidence.Length; i++)
        {
            if (!onDisk[i % onDisk.Length]) continue;
            (all, pixels) = (all + evidence[i], pixels + 1);
            if (areas[i]) (inside, insidePixels) = (inside + evidence[i], insidePixels + 1);
        }

        return new(all > 0 ? inside / all : double.NaN, pixels > 0 ? (double)insidePixels / pixels : double.NaN);
    }
}
