namespace Workbench.Sun;

/// <summary>
/// Which place on the Sun a pixel shows, and back: pixels to Stonyhurst latitude and longitude [Thompson2006]. Columns grow to the west and
/// rows to the south where <see cref="NorthAngleDegrees"/> is 0, as in every <see cref="SolarSequence"/>.
/// </summary>
public sealed record DiskGeometry
{
    private readonly double _sinB, _cosB, _sinP, _cosP;

    /// <summary>Creates a geometry.</summary>
    /// <param name="disk">Centre and radius of the disk, in pixels.</param>
    /// <param name="observerLatitudeDegrees">B0, latitude of the disk centre, in degrees; -90 to 90.</param>
    /// <param name="northAngleDegrees">Angle from the image's upward direction to solar north, in degrees, counter-clockwise positive; default 0, solar north up. Where celestial north is up, it is P of <see cref="SolarOrientation"/>.</param>
    /// <param name="observerCarringtonDegrees">L0, Carrington longitude of the disk centre, in degrees, or null where it is not known.</param>
    /// <param name="distanceSolarRadii">Distance of the observer from the Sun's centre in solar radii, above 1; null (default) for an infinite distance, the orthographic projection. At 215, Earth's, the difference is 0.3 degrees of heliocentric angle at the limb and 0 at the centre.</param>
    /// <exception cref="ArgumentOutOfRangeException">An angle is not finite or out of range, or the observer is inside the Sun.</exception>
    public DiskGeometry(SolarDisk disk, double observerLatitudeDegrees, double northAngleDegrees = 0, double? observerCarringtonDegrees = null, double? distanceSolarRadii = null)
    {
        ArgumentNullException.ThrowIfNull(disk);
        if (!disk.IsMeasured)
            throw new ArgumentOutOfRangeException(nameof(disk), disk, "DiskGeometry: expected a finite disk centre and a positive radius in pixels.");
        if (!(Math.Abs(observerLatitudeDegrees) <= 90))
            throw new ArgumentOutOfRangeException(nameof(observerLatitudeDegrees), observerLatitudeDegrees, "DiskGeometry: expected B0 from -90 to 90 degrees.");
        if (!double.IsFinite(northAngleDegrees))
            throw new ArgumentOutOfRangeException(nameof(northAngleDegrees), northAngleDegrees, "DiskGeometry: expected a finite angle of solar north, in degrees.");
        if (observerCarringtonDegrees is double longitude && !double.IsFinite(longitude))
            throw new ArgumentOutOfRangeException(nameof(observerCarringtonDegrees), longitude, "DiskGeometry: expected a finite L0 in degrees, or null where it is not known.");
        if (distanceSolarRadii is double distance && !(distance > 1 && double.IsFinite(distance)))
            throw new ArgumentOutOfRangeException(nameof(distanceSolarRadii), distance, "DiskGeometry: expected an observer outside the Sun, above 1 solar radius from its centre; null for an infinite distance.");
        (Disk, ObserverLatitudeDegrees, NorthAngleDegrees, ObserverCarringtonDegrees, DistanceSolarRadii)
            = (disk, observerLatitudeDegrees, northAngleDegrees, observerCarringtonDegrees, distanceSolarRadii);
        (_sinB, _cosB) = Math.SinCos(observerLatitudeDegrees * Math.PI / 180);
        (_sinP, _cosP) = Math.SinCos(northAngleDegrees * Math.PI / 180);
    }

    /// <summary>Centre and radius of the disk, in pixels.</summary>
    public SolarDisk Disk { get; }

    /// <summary>B0, latitude of the disk centre, in degrees.</summary>
    public double ObserverLatitudeDegrees { get; }

    /// <summary>Angle from the image's upward direction to solar north, in degrees, counter-clockwise positive.</summary>
    public double NorthAngleDegrees { get; }

    /// <summary>L0, Carrington longitude of the disk centre, in degrees, or null.</summary>
    public double? ObserverCarringtonDegrees { get; }

    /// <summary>Distance of the observer in solar radii, or null for the orthographic projection.</summary>
    public double? DistanceSolarRadii { get; }

    /// <summary>The geometry of an image with solar north up, seen from Earth at a moment, at its finite distance.</summary>
    /// <param name="disk">Centre and radius of the disk, in pixels.</param>
    /// <param name="utc">The moment, for B0, L0 and the distance.</param>
    public static DiskGeometry FromEarth(SolarDisk disk, DateTimeOffset utc)
    {
        SolarOrientation sun = SolarEphemeris.At(utc);
        return new DiskGeometry(disk, sun.ObserverLatitudeDegrees, 0, sun.ObserverCarringtonDegrees, sun.DistanceSolarRadii);
    }

    /// <summary>The place that a pixel shows.</summary>
    /// <param name="column">Column in pixels; whole numbers are pixel centres.</param>
    /// <param name="row">Row in pixels.</param>
    /// <returns>Latitude and longitude, or null off the disk.</returns>
    /// <remarks>
    /// The inverse of <see cref="PixelAt"/>. With (x, y, z) the point in solar radii, x west and y north on the sky and z towards the observer:
    /// sin(latitude) = y cos B0 + z sin B0, tan(longitude) = x / (z cos B0 - y sin B0) [Thompson2006] eq. 12.
    /// </remarks>
    public HeliographicPosition? PositionAt(double column, double row)
    {
        if (PointAt(column, row) is not (double x, double y, double z)) return null;
        double sinLatitude = Math.Clamp((y * _cosB) + (z * _sinB), -1, 1);
        return new HeliographicPosition(Degrees(Math.Asin(sinLatitude)), Degrees(Math.Atan2(x, (z * _cosB) - (y * _sinB))));
    }

    /// <summary>The pixel that shows a place.</summary>
    /// <param name="position">The place.</param>
    /// <returns>Column and row in pixels, between pixel centres as it comes, or null behind the limb.</returns>
    /// <remarks>
    /// With b and l latitude and longitude: x = cos b sin l, y = sin b cos B0 - cos b cos l sin B0, z = sin b sin B0 + cos b cos l cos B0
    /// [Thompson2006] eq. 11. Seen from distance D the point lies at (x, y) sqrt(D² - 1) / (D - z) limb radii from the centre, and is visible
    /// where z > 1/D; for an infinite distance at (x, y), where z > 0.
    /// </remarks>
    public (double Column, double Row)? PixelAt(HeliographicPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        (double x, double y, double z) = Point(position);
        if (z < 1 / Distance) return null;
        if (DistanceSolarRadii is double d) (x, y) = (x * Math.Sqrt((d * d) - 1) / (d - z), y * Math.Sqrt((d * d) - 1) / (d - z));
        return (Disk.CentreX + (Disk.RadiusPixels * ((x * _cosP) - (y * _sinP))), Disk.CentreY - (Disk.RadiusPixels * ((x * _sinP) + (y * _cosP))));
    }

    /// <summary>Carrington longitude of a place: L0 plus its Stonyhurst longitude.</summary>
    /// <returns>Degrees, 0 to 360, or null where L0 is not known.</returns>
    public double? CarringtonDegrees(HeliographicPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        if (ObserverCarringtonDegrees is not double centre) return null;
        double longitude = (centre + position.LongitudeDegrees) % 360;
        return longitude < 0 ? longitude + 360 : longitude;
    }

    /// <summary>mu, the cosine of the heliocentric angle between the line of sight and the vertical at a pixel: 1 at the disk centre, 0 on the limb.</summary>
    /// <returns>0 to 1, or null off the disk.</returns>
    public double? MuAt(double column, double row)
    {
        if (PointAt(column, row) is not (double x, double y, double z)) return null;
        if (DistanceSolarRadii is not double d) return z;
        return Math.Max(0, ((d * z) - 1) / Math.Sqrt((x * x) + (y * y) + ((d - z) * (d - z))));
    }

    private double Distance => DistanceSolarRadii ?? double.PositiveInfinity;

    // x west, y north, z towards the observer, in solar radii.
    private (double X, double Y, double Z) Point(HeliographicPosition position)
    {
        (double sinLatitude, double cosLatitude) = Math.SinCos(position.LatitudeDegrees * Math.PI / 180);
        (double sinLongitude, double cosLongitude) = Math.SinCos(position.LongitudeDegrees * Math.PI / 180);
        double forward = cosLatitude * cosLongitude;
        return (cosLatitude * sinLongitude, (sinLatitude * _cosB) - (forward * _sinB), (sinLatitude * _sinB) + (forward * _cosB));
    }

    // The nearer of the two points where the line of sight meets the sphere.
    private (double X, double Y, double Z)? PointAt(double column, double row)
    {
        double right = (column - Disk.CentreX) / Disk.RadiusPixels, up = (Disk.CentreY - row) / Disk.RadiusPixels;
        (double x, double y) = ((right * _cosP) + (up * _sinP), (up * _cosP) - (right * _sinP));
        double square = (x * x) + (y * y);
        if (!(square <= 1)) return null; // also NaN
        if (DistanceSolarRadii is not double d) return (x, y, Math.Sqrt(1 - square));
        double perRadius = 1 / Math.Sqrt((d * d) - 1); // tangent of the limb's angular radius
        double slope = square * perRadius * perRadius;
        double depth = (d - Math.Sqrt(1 - square)) / (1 + slope); // along the axis, from the observer
        return (x * perRadius * depth, y * perRadius * depth, d - depth);
    }

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
