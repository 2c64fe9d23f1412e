namespace Workbench.Sun;

/// <summary>What frame times must be, in hours relative to the last frame.</summary>
internal static class FrameHours
{
    /// <summary>Hours before the last frame that no frame is older than: 114 years, longer than any solar series of images.</summary>
    public const double Most = 1e6;

    /// <summary>Refuses times that no sequence has.</summary>
    /// <param name="owner">Who asks, for the message.</param>
    /// <param name="hours">T times.</param>
    /// <param name="parameter">The caller's parameter.</param>
    /// <exception cref="ArgumentException">No time, a last time other than 0, times that do not increase, or one more than <see cref="Most"/> hours back; the message says which.</exception>
    public static void Require(string owner, IReadOnlyList<double> hours, string parameter)
    {
        if (hours.Count == 0) throw new ArgumentException($"{owner}: expected at least one frame time, got none.", parameter);
        if (!(Math.Abs(hours[^1]) <= 0)) throw new ArgumentException($"{owner}: the last frame's time must be 0 h, got {hours[^1]}.", parameter);
        for (int t = 1; t < hours.Count; t++)
            if (!(hours[t] > hours[t - 1]))
                throw new ArgumentException($"{owner}: frame times must increase, but frame {t} is at {hours[t]} h after frame {t - 1} at {hours[t - 1]} h.", parameter);
        if (!(hours[0] >= -Most))
            throw new ArgumentException($"{owner}: frame times must be finite and at most {Most:0} h (114 years) before the last frame, but frame 0 is at {hours[0]} h. Give times in hours.", parameter);
    }
}
