using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>How the brightness of one channel changed from the frame before; for the first frame, to the next one.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Disk">Change of the disk's mean, in per cent of the earlier frame.</param>
/// <param name="Evidence">Change of the mean weighted by the evidence, in per cent; NaN where the frame has no evidence on the disk.</param>
internal sealed record FrameChange(string Channel, double Disk, double Evidence)
{
    /// <summary>Measures every channel.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="maps">The evidence, of their size.</param>
    /// <param name="frame">The frame, counted from 0.</param>
    /// <returns>One for each channel in which both frames are there, and whose mean is not 0; empty for a single frame.</returns>
    public static IReadOnlyList<FrameChange> Of(SolarSequence sequence, PositiveMaps maps, int frame)
    {
        if (sequence.Frames == 1) return [];
        int later = Math.Max(frame, 1);
        bool[] disk = KnownAreas.Disk(sequence);
        float[] evidence = [.. maps.Frame(frame).ToArray().Select((v, p) => disk[p] ? v : 0)];
        float[] even = [.. disk.Select(on => on ? 1f : 0f)];
        var found = new List<FrameChange>();
        for (int c = 0; c < sequence.Channels.Count; c++)
        {
            if (sequence.IsMissing(later, c) || sequence.IsMissing(later - 1, c)) continue;
            double all = PerCent(sequence.Frame(later, c), sequence.Frame(later - 1, c), even);
            if (double.IsFinite(all)) found.Add(new(sequence.Channels[c].Name, all, PerCent(sequence.Frame(later, c), sequence.Frame(later - 1, c), evidence)));
        }

        return found;
    }

    private static double PerCent(ReadOnlySpan<float> now, ReadOnlySpan<float> before, float[] weights)
    {
        double late = 0, early = 0;
        for (int p = 0; p < weights.Length; p++) (late, early) = (late + (weights[p] * now[p]), early + (weights[p] * before[p]));
        return 100 * (late - early) / Math.Abs(early);
    }
}
