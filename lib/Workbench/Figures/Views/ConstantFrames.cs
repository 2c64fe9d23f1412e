using Workbench.Sun;

namespace Workbench.Figures.Views;

/// <summary>Frames that show nothing: one value in every pixel. A figure would draw them like any dark frame, so it says so.</summary>
internal static class ConstantFrames
{
    /// <summary>One sentence that names them; none where there are none. Missing frames are not among them: they hold a fill and have a note of their own.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="frames">Those that are shown.</param>
    /// <param name="channels">The channels that are shown.</param>
    public static IEnumerable<string> Notes(SolarSequence sequence, IEnumerable<int> frames, IEnumerable<int> channels)
    {
        int[] shown = [.. frames.Distinct().Order()];
        string[] constant = [.. channels.Select(c => (Channel: sequence.Channels[c].Name, Frames: shown.Where(t => !sequence.IsMissing(t, c) && sequence.IsConstant(t, c)).ToArray()))
            .Where(one => one.Frames.Length > 0)
            .Select(one => one.Frames.Length == sequence.Frames && sequence.Frames > 1 ? $"all {sequence.Frames} frames of {one.Channel}" : $"t = {string.Join(", ", one.Frames)} of {one.Channel}")];
        if (constant.Length > 0) yield return $"Every pixel has the same value and shows nothing of the Sun: {string.Join("; ", constant)}.";
    }

    /// <summary>The same of a whole sequence.</summary>
    public static IEnumerable<string> Notes(SolarSequence sequence) => Notes(sequence, Enumerable.Range(0, sequence.Frames), Enumerable.Range(0, sequence.Channels.Count));
}
