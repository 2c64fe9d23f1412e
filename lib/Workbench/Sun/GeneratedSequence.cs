namespace Workbench.Sun;

/// <summary>
/// A small made-up Sun for machines without observed frames: a disk that rotates, one bipolar active region that grows and decays,
/// one coronal hole, seeded noise.
/// </summary>
public static class GeneratedSequence
{
    private const double CadenceHours = 6;
    private const double DegreesPerHour = 13.2 / 24; // synodic rotation at mid latitudes
    private const double RadiusFraction = 25.0 / 64; // of the shorter side, as in sdo64
    private const double RegionLatitude = 18, RegionLongitudeAtMiddle = -10, RegionSigma = 5;
    private const double HoleLatitude = -22, HoleLongitudeAtMiddle = 20, HoleSigma = 13;
    private const double PolaritySeparationDegrees = 7;
    private const double NoiseStdev = 3;

    /// <summary>Generates a sequence in 193 Å, 211 Å and magnetogram.</summary>
    /// <param name="seed">Seed of the noise; the same seed gives the same bits.</param>
    /// <param name="frames">T; positive.</param>
    /// <param name="height">H in pixels; 16 or more.</param>
    /// <param name="width">W in pixels; 16 or more.</param>
    /// <returns>Grey levels 0 to 255, axes (T, C, H, W); 128 is zero field in the magnetogram. East is left, north up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    /// <remarks>
    /// At latitude b and longitude l of a pixel's foot point, with d the angular distance to a feature and s its sigma:
    /// EUV = 60 + 40 r² (limb brightening, r the distance from the centre in radii) + 140 a(t) exp(-d²/2s²) for the region
    /// - 55 exp(-d²/2s²) for the hole; beyond the limb the corona falls off. Field = 128 ± 110 a(t) exp(-d²/2s²) of the two polarities, foreshortened.
    /// a(t) = sin²(pi (t + 1/2) / T) grows and decays. 211 Å sees the region 1.15 times as bright and the hole 0.8 times as deep.
    /// </remarks>
    public static SolarSequence Create(int seed, int frames = 28, int height = 64, int width = 64)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 16);
        var noise = new Random(seed);
        var disk = new SolarDisk((width - 1) / 2.0, (height - 1) / 2.0, RadiusFraction * Math.Min(height, width));
        SolarChannel[] channels = [SolarChannel.Aia193, SolarChannel.Aia211, SolarChannel.HmiMagnetogram];
        float[] values = new float[checked(frames * channels.Length * height * width)];
        int at = 0;
        for (int t = 0; t < frames; t++)
            for (int c = 0; c < channels.Length; c++)
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++)
                        values[at++] = (float)Math.Clamp(Brightness(c, t, frames, x, y, disk) + (NoiseStdev * Gaussian(noise)), 0, 255);
        return new SolarSequence(
            values,
            channels,
            [.. Enumerable.Range(0, frames).Select(t => (t - (frames - 1)) * CadenceHours)],
            height,
            width,
            disk,
            "grey level 0-255",
            SequenceOrigin.Generated,
            $"Generated, seed {seed}: nothing in it happened on the Sun.");
    }

    private static double Brightness(int channel, int t, int frames, int x, int y, SolarDisk disk)
    {
        bool isField = channel == 2;
        double r = disk.RadiusAt(x, y);
        if (r >= 1) return isField ? 128 : 100 * Math.Exp(-(r - 1) / 0.15);
        double latitude = Degrees(Math.Asin((disk.CentreY - y) / disk.RadiusPixels));
        double longitude = Degrees(Math.Atan2((x - disk.CentreX) / disk.RadiusPixels, Math.Sqrt(1 - (r * r))));
        double turned = (t - ((frames - 1) / 2.0)) * CadenceHours * DegreesPerHour;
        double strength = Math.Pow(Math.Sin(Math.PI * (t + 0.5) / frames), 2);
        double Spot(double lat, double lon, double sigma)
        {
            double east = (longitude - lon - turned) * Math.Cos(latitude * Math.PI / 180);
            return Math.Exp(-(((latitude - lat) * (latitude - lat)) + (east * east)) / (2 * sigma * sigma));
        }

        if (isField)
        {
            double leading = Spot(RegionLatitude - 1, RegionLongitudeAtMiddle + (PolaritySeparationDegrees / 2), RegionSigma);
            double following = Spot(RegionLatitude + 1, RegionLongitudeAtMiddle - (PolaritySeparationDegrees / 2), RegionSigma);
            return 128 + (110 * strength * Math.Sqrt(1 - (r * r)) * (leading - following));
        }

        (double regionGain, double holeGain) = channel == 0 ? (1, 1) : (1.15, 0.8);
        double region = 140 * strength * regionGain * Spot(RegionLatitude, RegionLongitudeAtMiddle, RegionSigma);
        return 60 + (40 * r * r) + region - (55 * holeGain * Spot(HoleLatitude, HoleLongitudeAtMiddle, HoleSigma));
    }

    // Box-Muller; 1 - u keeps the logarithm away from 0.
    private static double Gaussian(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
