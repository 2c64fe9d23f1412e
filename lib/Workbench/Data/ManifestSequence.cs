using Workbench.Sun;

namespace Workbench.Data;

/// <summary>How the files of a data set form one sequence of solar frames.</summary>
/// <param name="Channels">Channel keys in the order of the channel axis.</param>
/// <param name="FirstFrame">Index of the first frame used, counted over the usable frames in time order; 0 or more.</param>
/// <param name="FrameCount">T, how many frames are used; 1 or more.</param>
/// <param name="CadenceHours">Hours between frames; null where each file carries its own time.</param>
/// <param name="Disk">Where the disk lies in the frames of the sequence (after any rebinning), in pixels.</param>
public sealed record ManifestSequence(
    IReadOnlyList<string> Channels,
    int FirstFrame,
    int FrameCount,
    double? CadenceHours,
    SolarDisk Disk);
