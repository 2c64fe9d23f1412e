using System.Globalization;
using System.Text.RegularExpressions;
using Workbench.Data;

namespace Workbench.Sun;

/// <summary>
/// SOHO/EIT frames, one FITS file each: one wavelength, frames with missing blocks left out, pedestal subtracted,
/// turned north up and east left, 2x2 pixels averaged into one.
/// </summary>
internal static partial class EitFrames
{
    private const double OriginalPixels = 1024; // the detector grid that SOLAR_R and CDELT1 still describe
    private const double RadiusTolerancePixels = 0.1;

    /// <summary>Reads every file of the manifest and keeps the usable frames.</summary>
    /// <exception cref="DataNotCachedException">A file is not there.</exception>
    /// <exception cref="DataIntegrityException">A file is not what the manifest says: bytes, wavelength, time, plate scale, roll or count of usable frames.</exception>
    public static SequenceChoice Open(DataCache cache, Manifest manifest)
    {
        cache.RequireAll(manifest);
        ManifestSequence wanted = manifest.Sequence;
        var leftOut = new List<string>();
        var usable = new List<EitFrame>();
        foreach (ManifestFile file in manifest.Files)
        {
            EitFrame frame = Read(cache, manifest, file);
            if (frame.Channel != wanted.Channels[0]) leftOut.Add($"{frame.Name}: {frame.Channel[3..]} Å, not {wanted.Channels[0][3..]} Å{(frame.MissingBlocks > 0 ? ", and missing blocks" : "")}.");
            else if (frame.MissingBlocks > 0) leftOut.Add($"{frame.Name}: missing blocks of pixels ({frame.MissingBlocks}).");
            else usable.Add(frame);
        }

        if (wanted.Channels.Count != 1 || usable.Count < wanted.FirstFrame + wanted.FrameCount)
            throw new DataIntegrityException("EitFrames", cache.PathOf(manifest, manifest.Files[0]), $"1 channel and {wanted.FirstFrame + wanted.FrameCount} usable frames", $"{wanted.Channels.Count} and {usable.Count}; left out: {string.Join(" ", leftOut)}", $"Correct the manifest of '{manifest.Id}'.");
        EitFrame[] frames = [.. usable.OrderBy(f => f.TimeUtc).Skip(wanted.FirstFrame).Take(wanted.FrameCount)];
        (DateTimeOffset first, DateTimeOffset last) = (frames[0].TimeUtc, frames[^1].TimeUtc);
        var sequence = new SolarSequence(
            [.. frames.SelectMany(f => f.Values)],
            [SolarChannel.WithKey(wanted.Channels[0])],
            [.. frames.Select(f => (f.TimeUtc - last).TotalHours)],
            frames[0].Height,
            frames[0].Width,
            wanted.Disk,
            "counts per pixel above the pedestal",
            SequenceOrigin.Observed,
            $"{manifest.Title}: {frames.Length} frames in {wanted.Channels[0][3..]} Å from {first:yyyy-MM-dd HH:mm} to {last:HH:mm} UTC, pedestal subtracted, 2x2 pixels averaged. Left out: {string.Join(" ", leftOut)} {manifest.Attribution}",
            last);
        return new SequenceChoice(sequence, manifest.Id, [], leftOut, manifest.Caveats);
    }

    private static EitFrame Read(DataCache cache, Manifest manifest, ManifestFile file)
    {
        FitsImage image = cache.ReadFits(manifest, file);
        FitsHeader header = image.Header;
        (int height, int width) = (image.Pixels.Shape[0], image.Pixels.Shape[1]);
        if (height % 2 != 0 || width % 2 != 0) throw header.Wrong("NAXISn", "even, to average 2x2 pixels", $"{width}, {height}");
        string channel = $"eit{header.Number("WAVELNTH"):0}";
        if (header.Text("INSTRUME") != "EIT" || channel != file.Channel) throw header.Wrong("INSTRUME and WAVELNTH", $"EIT and {file.Channel}", $"{header.Text("INSTRUME")} and {channel}");
        DateTimeOffset time = Time(header);
        if (file.TimeUtc != time) throw header.Wrong("DATE-OBS", $"{file.TimeUtc:O} as in the manifest", $"{time:O}");
        double radius = header.Number("SOLAR_R") * width / OriginalPixels / 2;
        if (!(Math.Abs(radius - manifest.Sequence.Disk.RadiusPixels) <= RadiusTolerancePixels))
            throw header.Wrong("SOLAR_R", $"a disk radius of {manifest.Sequence.Disk.RadiusPixels} px after averaging, as in the manifest", $"{radius:0.###} px");
        bool isRolled = header.Number("SC_ROLL") switch
        {
            0 => false,
            180 => true,
            double other => throw header.Wrong("SC_ROLL", "0 or 180 degrees", $"{other}"),
        };
        float[] values = Average2x2(image.Pixels, Pedestal(image.Pixels.Values), isRolled);
        return new EitFrame(file.Path, channel, time, MissingBlocks(header), values, height / 2, width / 2);
    }

    /// <summary>The dark level: the first percentile of the frame (nearest rank), where the sky beyond the corona lies.</summary>
    internal static double Pedestal(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(0.01 * sorted.Length) - 1];
    }

    /// <summary>
    /// Means of 2x2 pixels minus the pedestal, with north in row 0 and east in column 0. FITS stores south and east first;
    /// after a roll of 180 degrees it is north and west, so then the columns are mirrored instead of the rows.
    /// </summary>
    internal static float[] Average2x2(NamedArray pixels, double pedestal, bool isRolled)
    {
        (int height, int width) = (pixels.Shape[0] / 2, pixels.Shape[1] / 2);
        float[] means = new float[height * width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int from = (4 * width * (isRolled ? y : height - 1 - y)) + (2 * (isRolled ? width - 1 - x : x));
                double sum = pixels.Values[from] + pixels.Values[from + 1] + pixels.Values[from + (2 * width)] + pixels.Values[from + (2 * width) + 1];
                means[(y * width) + x] = (float)((sum / 4) - pedestal);
            }
        }

        return means;
    }

    private static DateTimeOffset Time(FitsHeader header)
        => DateTimeOffset.TryParseExact(header.Text("DATE-OBS"), "yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time : throw header.Wrong("DATE-OBS", "a time as 2004-03-01T00:00:10.515", $"'{header.Text("DATE-OBS")}'");

    // EIT notes the count in a comment, not in a keyword.
    private static int MissingBlocks(FitsHeader header)
    {
        Match match = header.Comments.Select(text => MissingBlocksNote().Match(text)).FirstOrDefault(m => m.Success)
            ?? throw header.Wrong("COMMENT N_MISSING_BLOCKS", "a count", "no such comment");
        return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^N_MISSING_BLOCKS *= *([0-9]{1,6})$")]
    private static partial Regex MissingBlocksNote();

    private sealed record EitFrame(string Name, string Channel, DateTimeOffset TimeUtc, int MissingBlocks, float[] Values, int Height, int Width);
}
