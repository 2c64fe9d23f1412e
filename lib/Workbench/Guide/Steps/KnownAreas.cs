using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>Areas of the frames that evidence can be laid over: NOAA's regions at the time of each frame, the brightest and darkest places, the planted cause.</summary>
internal static class KnownAreas
{
    private const double SmallestRadiusDegrees = 5; // NOAA's places are whole degrees of a region's middle, and its loops reach beyond the spots
    private const double InnerDisk = 0.95;

    /// <summary>Pixels nearer to the disk centre than 0.95 radii.</summary>
    public static bool[] Disk(SolarSequence sequence)
        => [.. Enumerable.Range(0, sequence.Height * sequence.Width).Select(p => sequence.Disk.RadiusAt(p % sequence.Width, p / sequence.Width) < InnerDisk)];

    /// <summary>Pixels of one region in every frame: within half its listed extent in longitude, 5 degrees at least, of its place, carried to the frame's time by the Sun's rotation.</summary>
    /// <param name="sequence">The frames, dated.</param>
    /// <param name="days">The region's entries, one a day.</param>
    public static bool[] Region(SolarSequence sequence, IReadOnlyList<ActiveRegion> days)
    {
        int pixels = sequence.Height * sequence.Width;
        var areas = new bool[sequence.Frames * pixels];
        for (int t = 0; t < sequence.Frames; t++)
        {
            var time = sequence.TimeUtc(t)!.Value;
            var listed = days.MinBy(day => (day.TimeUtc - time).Duration())!;
            var place = DifferentialRotation.MagneticFeatures.Rotated(listed.Position, (time - listed.TimeUtc).TotalHours);
            double radius = Math.Max(SmallestRadiusDegrees, listed.LongitudeExtentDegrees / 2);
            var geometry = sequence.GeometryOf(t)!;
            for (int p = 0; p < pixels; p++)
                areas[(t * pixels) + p] = geometry.PositionAt(p % sequence.Width, p / sequence.Width) is { } seen && seen.DegreesTo(place) <= radius;
        }

        return areas;
    }

    /// <summary>The brightest, or the darkest, pixels of the disk in every frame of one channel.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="share">Of the disk, 0 to 1.</param>
    /// <param name="isBright">The brightest, else the darkest.</param>
    public static bool[] Extremes(SolarSequence sequence, int channel, double share, bool isBright)
    {
        int pixels = sequence.Height * sequence.Width;
        var areas = new bool[sequence.Frames * pixels];
        bool[] disk = Disk(sequence);
        for (int t = 0; t < sequence.Frames; t++)
        {
            float[] frame = sequence.Frame(t, channel).ToArray();
            int[] order = [.. Enumerable.Range(0, pixels).Where(p => disk[p]).OrderBy(p => isBright ? -frame[p] : frame[p])];
            foreach (int p in order.Take((int)Math.Round(share * order.Length))) areas[(t * pixels) + p] = true;
        }

        return areas;
    }
}
