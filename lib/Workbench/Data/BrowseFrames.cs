using Workbench.Data.Images;
using Workbench.Sun;

namespace Workbench.Data;

/// <summary>
/// Browse pictures of the whole Sun as a sequence: the manifest says where the disk lies and when the frames are meant for, the pixels give the rest. Captions
/// burnt into the sky are taken out, and every picture is brought to one small frame.
/// </summary>
internal static class BrowseFrames
{
    private const double TopGrey = 255;

    /// <summary>Radius of the disk as a share of the frame's side, as in the frames that the shipped models were trained on.</summary>
    internal const double RadiusFraction = 25.0 / 64;

    /// <summary>Reads the pictures of the sequence's channels and builds the sequence.</summary>
    /// <param name="cache">Where the files are.</param>
    /// <param name="manifest">The data set; its sequence has a cadence, an end and a disk.</param>
    /// <param name="pixels">H and W of a frame.</param>
    /// <exception cref="DataNotCachedException">A file is not there.</exception>
    /// <exception cref="DataIntegrityException">A file is not what the manifest says, or its sequence is not such a grid of times.</exception>
    public static SequenceChoice Open(DataCache cache, Manifest manifest, int pixels)
    {
        cache.RequireAll(manifest);
        (ManifestSequence wanted, SolarDisk disk) = manifest.RequireSequence("BrowseFrames");
        if (wanted is not { CadenceHours: double cadence, EndUtc: DateTimeOffset end, ToleranceHours: double tolerance })
            throw new DataIntegrityException("BrowseFrames", $"{manifest.Id}.yaml", "a cadence, an end and a tolerance of the sequence", "null", $"Correct the manifest of '{manifest.Id}'.");
        SolarChannel[] channels = [.. wanted.Channels.Select(SolarChannel.WithKey)];
        var builder = new SequenceBuilder(new SequenceOptions(pixels, pixels, RadiusFraction * pixels)
        {
            Channels = channels,
            CadenceHours = cadence,
            First = end.AddHours(-(wanted.FrameCount - 1) * cadence),
            Last = end,
            ToleranceHours = tolerance,
        });
        foreach (ManifestFile file in manifest.Files.Where(f => f.Format == DataFormat.Jpeg && wanted.Channels.Contains(f.Channel)))
            builder.Add(Placed(cache.Read(manifest, file, largestSide: null), disk));
        SolarSequence sequence = builder.Build($"{manifest.Title}: {wanted.FrameCount} frames, {60 * cadence:0.##} min apart, to {end:yyyy-MM-dd HH:mm} UTC, reduced to {pixels} x {pixels} pixels. {manifest.Attribution}");
        return new SequenceChoice(sequence, manifest.Id, [], [], manifest.Caveats);
    }

    // The disk is the manifest's: in extreme-ultraviolet light the limb that a fit finds lies some percent above the photosphere's.
    private static SolarImage Placed(SolarImage image, SolarDisk disk)
    {
        float[] values = image.Values;
        var notes = new List<string>(image.Notes.Where(note => !note.StartsWith("Place from the limb", StringComparison.Ordinal) && !note.StartsWith("A caption is burnt in", StringComparison.Ordinal)));
        if (Caption.Find(values, image.Height, image.Width, TopGrey, disk) is { } caption)
        {
            values = [.. values];
            for (int y = caption.Row; y < caption.Row + caption.Height; y++) values.AsSpan((y * image.Width) + caption.Column, caption.Width).Fill(float.NaN);
            notes.Add("The caption burnt into the lower left corner was taken out");
        }

        double arcsec = SolarEphemeris.At(image.TimeUtc!.Value).RadiusArcsec;
        double scale = arcsec / disk.RadiusPixels;
        return image with { Values = values, Notes = notes, Grid = new HelioprojectiveGrid(disk.CentreX, disk.CentreY, scale, -scale, 0, arcsec) };
    }
}
