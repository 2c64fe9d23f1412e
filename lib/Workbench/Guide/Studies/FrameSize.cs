using Workbench.Data;
using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>Frames that are larger than a study wants, made smaller by area.</summary>
internal static class FrameSize
{
    /// <summary>The frames at a size, the disk centred and as large as in the frames that the models know; those that are not larger stay as they are.</summary>
    /// <param name="choice">The frames.</param>
    /// <param name="pixels">H and W wanted.</param>
    public static SequenceChoice AtMost(SequenceChoice choice, int pixels)
    {
        var sequence = choice.Sequence;
        if (sequence.Height <= pixels && sequence.Width <= pixels) return choice;
        // The builder asks for times; where the date is not recorded any will do, and none is kept.
        var last = sequence.LastFrameUtc ?? DateTimeOffset.UnixEpoch.AddYears(40);
        var builder = new SequenceBuilder(new SequenceOptions(pixels, pixels, BrowseFrames.RadiusFraction * pixels) { Channels = sequence.Channels });
        double arcsec = SolarEphemeris.At(last).RadiusArcsec, scale = arcsec / sequence.Disk.RadiusPixels;
        var grid = new HelioprojectiveGrid(sequence.Disk.CentreX, sequence.Disk.CentreY, scale, -scale, 0, arcsec);
        for (int t = 0; t < sequence.Frames; t++)
            for (int c = 0; c < sequence.Channels.Count; c++)
                if (!sequence.IsMissing(t, c))
                    builder.Add(new SolarImage(sequence.Frame(t, c).ToArray(), sequence.Height, sequence.Width, sequence.Channels[c], null, sequence.Units, last.AddHours(sequence.HoursFromLastFrame[t]), grid, []));
        var reduced = builder.Build($"{sequence.Source} Reduced from {sequence.Height} x {sequence.Width} to {pixels} x {pixels} pixels.", sequence.Origin);
        bool[] missing = [.. Enumerable.Range(0, reduced.Frames * reduced.Channels.Count).Select(i => reduced.IsMissing(i / reduced.Channels.Count, i % reduced.Channels.Count))];
        return choice with
        {
            Sequence = new SolarSequence(
                reduced.Values, reduced.Channels, reduced.HoursFromLastFrame, pixels, pixels, reduced.Disk, sequence.Units, sequence.Origin, reduced.Source, sequence.LastFrameUtc, missing, [.. sequence.Notes, .. reduced.Notes]) { IsNorthUp = sequence.IsNorthUp },
        };
    }
}
