using System.Globalization;
using Workbench.Sun;

namespace Workbench.Data;

/// <summary>What FITS frames of every instrument go through: time and limb against the manifest, 2x2 pixels averaged, north up and east left.</summary>
internal static class SolarFits
{
    /// <summary>How far, in pixels of the sequence, a header's disk may lie from the manifest's.</summary>
    public const double TolerancePixels = 0.1;

    /// <summary>The time of the frame, DATE-OBS.</summary>
    /// <exception cref="DataIntegrityException">It is no time, or not the manifest's.</exception>
    public static DateTimeOffset Time(FitsImage image, ManifestFile file)
    {
        string text = image.Header.Text("DATE-OBS");
        if (!DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            throw image.Header.Wrong("DATE-OBS", "a time as 2004-03-01T00:00:10.515", $"'{text}'");
        return time == file.TimeUtc ? time : throw image.Header.Wrong("DATE-OBS", $"{file.TimeUtc:O} as in the manifest", $"{time:O}");
    }

    /// <summary>Checks the plate scale: the limb must be where the manifest says.</summary>
    /// <param name="image">The stored frame.</param>
    /// <param name="keyword">The keyword that gave the radius, for the message.</param>
    /// <param name="storedRadius">Radius of the limb in stored pixels.</param>
    /// <param name="disk">The manifest's disk, in pixels after averaging.</param>
    /// <exception cref="DataIntegrityException">It is not, or is no number.</exception>
    public static void RequireRadius(FitsImage image, string keyword, double storedRadius, SolarDisk disk)
    {
        if (!(Math.Abs((storedRadius / 2) - disk.RadiusPixels) <= TolerancePixels))
            throw image.Header.Wrong(keyword, $"a disk radius of {disk.RadiusPixels} px after averaging, as in the manifest", $"{storedRadius / 2:0.###} px");
    }

    /// <summary>
    /// Means of 2x2 pixels minus the pedestal, with north in row 0 and east in column 0. FITS stores south and east first;
    /// after a roll of 180 degrees it is north and west, so then the columns are mirrored instead of the rows.
    /// </summary>
    /// <exception cref="DataIntegrityException">The image has an odd number of rows or columns.</exception>
    public static float[] Average2x2(FitsImage image, double pedestal, bool isRolled)
    {
        NamedArray pixels = image.Pixels;
        if (pixels.Shape.Any(n => n % 2 != 0)) throw image.Header.Wrong("NAXISn", "even, to average 2x2 pixels", $"{pixels.Shape[1]}, {pixels.Shape[0]}");
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
}
