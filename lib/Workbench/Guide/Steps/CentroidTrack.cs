using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>How the evidence moves over the disk.</summary>
internal enum MapMotion
{
    /// <summary>No evidence on the disk, or fewer than three frames with any.</summary>
    Unknown,

    /// <summary>The frames cover too little time for the Sun's rotation to be told from rest.</summary>
    TooShort,

    /// <summary>Spread evenly: its middle says nothing.</summary>
    Uniform,

    /// <summary>It goes with the Sun's rotation.</summary>
    WithTheSun,

    /// <summary>It stays where it is while the Sun turns beneath.</summary>
    Fixed,

    /// <summary>It moves, but not with the rotation.</summary>
    Otherwise,
}

/// <summary>
/// Where the middle of the evidence on the disk is, frame by frame, and how fast it goes west beside how fast the Sun turns at its latitude.
/// </summary>
/// <param name="West">T values: solar radii west of the disk centre; NaN where a frame has no evidence on the disk.</param>
/// <param name="North">T values: solar radii north.</param>
/// <param name="DegreesPerDay">Slope of its longitude over time, weighted by the evidence of each frame; NaN for fewer than three frames.</param>
/// <param name="RotationDegreesPerDay">Synodic rotation at its mean latitude [Howard1990].</param>
/// <param name="Motion">What that amounts to.</param>
internal sealed record CentroidTrack(IReadOnlyList<double> West, IReadOnlyList<double> North, double DegreesPerDay, double RotationDegreesPerDay, MapMotion Motion)
{
    private const double InnerDisk = 0.95; // beyond it a pixel covers many degrees of longitude

    /// <summary>Slower than this share of the rotation counts as fixed.</summary>
    public const double FixedBelow = 0.25;

    /// <summary>Within this share of the rotation around it counts as moving with the Sun: fading and rising evidence shifts a middle by as much.</summary>
    public const double WithTheSunWithin = 0.5;

    /// <summary>Measures it.</summary>
    /// <param name="maps">The evidence.</param>
    /// <param name="disk">Where the disk lies.</param>
    /// <param name="hours">T times in hours.</param>
    /// <param name="cellPixels">Side of a cell of the maps, in pixels: what moves less is not seen to move.</param>
    /// <param name="latitudeOfCentre">B0 in degrees; 0 where the date is not recorded.</param>
    public static CentroidTrack Of(PositiveMaps maps, SolarDisk disk, IReadOnlyList<double> hours, double cellPixels, double latitudeOfCentre)
    {
        var (west, north, weights) = (new double[maps.Frames], new double[maps.Frames], new double[maps.Frames]);
        for (int t = 0; t < maps.Frames; t++) (west[t], north[t], weights[t]) = Middle(maps.Frame(t), maps.Width, disk);
        var geometry = new DiskGeometry(disk, latitudeOfCentre);
        (double Day, double Longitude, double Latitude, double Weight)[] seen = [.. Enumerable.Range(0, maps.Frames)
            .Where(t => weights[t] > 0)
            .Select(t => (t, Place: geometry.PositionAt(disk.CentreX + (west[t] * disk.RadiusPixels), disk.CentreY - (north[t] * disk.RadiusPixels))!))
            .Select(p => (hours[p.t] / 24, p.Place.LongitudeDegrees, p.Place.LatitudeDegrees, weights[p.t]))];
        if (seen.Length < 3) return new(west, north, double.NaN, double.NaN, MapMotion.Unknown);
        double all = seen.Sum(s => s.Weight), day = seen.Sum(s => s.Weight * s.Day) / all, longitude = seen.Sum(s => s.Weight * s.Longitude) / all;
        double rotation = DifferentialRotation.MagneticFeatures.SynodicDegreesPerDay(seen.Sum(s => s.Weight * s.Latitude) / all);
        double slope = seen.Sum(s => s.Weight * (s.Day - day) * (s.Longitude - longitude)) / seen.Sum(s => s.Weight * (s.Day - day) * (s.Day - day));
        double cellDegrees = double.RadiansToDegrees(Math.Asin(Math.Min(1, cellPixels / disk.RadiusPixels)));
        return new(west, north, slope, rotation, MotionOf(maps, slope, rotation, (seen[^1].Day - seen[0].Day) * rotation < cellDegrees));
    }

    private static MapMotion MotionOf(PositiveMaps maps, double slope, double rotation, bool isTooShort)
    {
        if (Concentration.Of(maps.Values).HalfArea >= Concentration.Even) return MapMotion.Uniform;
        if (isTooShort) return MapMotion.TooShort;
        if (Math.Abs(slope) < FixedBelow * rotation) return MapMotion.Fixed;
        return Math.Abs(slope - rotation) <= WithTheSunWithin * rotation ? MapMotion.WithTheSun : MapMotion.Otherwise;
    }

    private static (double West, double North, double Weight) Middle(ReadOnlySpan<float> map, int width, SolarDisk disk)
    {
        double west = 0, north = 0, sum = 0;
        for (int p = 0; p < map.Length; p++)
        {
            int x = p % width, y = p / width;
            if (disk.RadiusAt(x, y) >= InnerDisk) continue;
            (west, north, sum) = (west + (map[p] * (x - disk.CentreX)), north + (map[p] * (disk.CentreY - y)), sum + map[p]);
        }

        return sum > 0 ? (west / sum / disk.RadiusPixels, north / sum / disk.RadiusPixels, sum) : (double.NaN, double.NaN, 0);
    }
}
