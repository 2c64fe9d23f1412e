using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>Whether maps belong to a sequence.</summary>
internal static class MapFit
{
    /// <summary>Refuses maps for another number of frames, or larger than the frames.</summary>
    public static void Require(string where, SolarSequence sequence, SaliencyMaps maps)
    {
        if (maps.Frames != sequence.Frames)
            throw new ArgumentException($"{where}: maps are for T = {maps.Frames} frames but the sequence has T = {sequence.Frames}. Pass one map for each frame.", nameof(maps));
        if (maps.Height > sequence.Height || maps.Width > sequence.Width)
            throw new ArgumentException($"{where}: maps have (h, w) = ({maps.Height}, {maps.Width}) but frames have (H, W) = ({sequence.Height}, {sequence.Width}). Pass maps no larger than the frames.", nameof(maps));
    }
}
