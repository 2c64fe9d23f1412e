namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="OverlayFigure"/> and <see cref="AnimatedMapFigure"/>; none of them changes a value.</summary>
public sealed record OverlayOptions
{
    /// <summary>Title of the figure, or null (default) for one that names the method and the channel.</summary>
    public string? Title { get; init; }

    /// <summary>Index of the channel under the map.</summary>
    /// <value>Default 0, the first channel.</value>
    public int Channel { get; init; }

    /// <summary>What the strongest colour stands for at the start; labelled in the figure, which can switch it.</summary>
    /// <value>Default <see cref="MapScale.Sequence"/>, in which frames can be compared.</value>
    public MapScale Scale { get; init; } = MapScale.Sequence;

    /// <summary>Colours of the map at the start; the figure can switch them.</summary>
    /// <value>Default <see cref="MapColours.Guide"/>, blue (little) to red (much).</value>
    public MapColours Colours { get; init; } = MapColours.Guide;

    /// <summary>Opacity of the map at the start; the figure can change it.</summary>
    /// <value>0 to 1; default 0.5.</value>
    public double Opacity { get; init; } = 0.5;

    /// <summary>Largest number of rows and columns at which a frame is drawn; larger frames are drawn as means of square blocks, and the caption says so.</summary>
    /// <value>8 to 1024, or null (default): 512 for one frame; for an animation of T frames the square root of 28 · 128² / T, at most 256, which keeps it below 1 MB.</value>
    public int? PixelsPerFrame { get; init; }

    /// <summary>Further facts for the caption (model, target, layer, baseline, seed), after those of the maps.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<FigureFact> Facts { get; init; } = [];

    /// <summary>Remarks to show in the figure itself, one line each, e.g. a warning of a diagnosis.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];

    internal static void Require(string where, Sun.SolarSequence sequence, SaliencyMaps maps, OverlayOptions options)
    {
        if (maps.Frames != sequence.Frames)
            throw new ArgumentException($"{where}: maps are for T = {maps.Frames} frames but the sequence has T = {sequence.Frames}. Pass one map for each frame.", nameof(maps));
        if (maps.Height > sequence.Height || maps.Width > sequence.Width)
            throw new ArgumentException($"{where}: maps have (h, w) = ({maps.Height}, {maps.Width}) but frames have (H, W) = ({sequence.Height}, {sequence.Width}). Pass maps no larger than the frames.", nameof(maps));
        if (options.Title is not null && string.IsNullOrWhiteSpace(options.Title)) throw new ArgumentException($"{where}: the title must not be blank. Leave it null for one that names method and channel.", nameof(options));
        if (options.Channel < 0 || options.Channel >= sequence.Channels.Count)
            throw new ArgumentOutOfRangeException(nameof(options), options.Channel, $"{where}: the channel must be an index from 0 to {sequence.Channels.Count - 1}, got {options.Channel}.");
        if (!(options.Opacity >= 0 && options.Opacity <= 1)) throw new ArgumentOutOfRangeException(nameof(options), options.Opacity, $"{where}: the opacity must be from 0 to 1, got {options.Opacity}.");
        if (options.PixelsPerFrame is < 8 or > 1024) throw new ArgumentOutOfRangeException(nameof(options), options.PixelsPerFrame, $"{where}: pixels per frame must be from 8 to 1024, got {options.PixelsPerFrame}.");
        if (!Enum.IsDefined(options.Colours)) throw new ArgumentOutOfRangeException(nameof(options), options.Colours, $"{where}: the colours must be Guide or ColourBlindSafe, got {(int)options.Colours}.");
        Views.OverlayScale.Require(where, maps, options.Scale, nameof(options));
    }
}
