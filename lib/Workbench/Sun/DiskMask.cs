namespace Workbench.Sun;

/// <summary>Every pixel of a frame sorted into disk, limb band and sky.</summary>
public sealed class DiskMask
{
    private readonly DiskZone[] _zones;

    private DiskMask(DiskZone[] zones, int height, int width) => (_zones, Height, Width) = (zones, height, width);

    /// <summary>H, rows.</summary>
    public int Height { get; }

    /// <summary>W, columns.</summary>
    public int Width { get; }

    /// <summary>The H*W zones in C order, a view without copy.</summary>
    public ReadOnlySpan<DiskZone> Zones => _zones;

    /// <summary>Inner and outer edge of the limb band in disk radii, where no others are asked for.</summary>
    internal const double LimbFrom = 0.95, LimbTo = 1.05;

    /// <summary>Sorts the pixels by the distance r of their centre from the disk centre, in disk radii.</summary>
    /// <param name="disk">Centre and radius of the disk.</param>
    /// <param name="height">H; positive.</param>
    /// <param name="width">W; positive.</param>
    /// <param name="limbFrom">Inner edge of the limb band in disk radii, 0 to <paramref name="limbTo"/>; default 0.95, heliocentric angle 72 degrees. On the disk is r below it.</param>
    /// <param name="limbTo">Outer edge of the limb band in disk radii, finite; default 1.05. Off the disk is r above it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the edges are not in order.</exception>
    public static DiskMask Of(SolarDisk disk, int height, int width, double limbFrom = LimbFrom, double limbTo = LimbTo)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (!(limbTo >= 0 && double.IsFinite(limbTo))) throw new ArgumentOutOfRangeException(nameof(limbTo), limbTo, "DiskMask: expected a finite outer edge of the limb band, in disk radii.");
        if (!(limbFrom >= 0 && limbFrom <= limbTo)) throw new ArgumentOutOfRangeException(nameof(limbFrom), limbFrom, $"DiskMask: expected an inner edge of the limb band from 0 to the outer edge {limbTo}, in disk radii.");
        var zones = new DiskZone[checked(height * width)];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                double r = disk.RadiusAt(x, y);
                zones[(y * width) + x] = r < limbFrom ? DiskZone.OnDisk : r <= limbTo ? DiskZone.Limb : DiskZone.OffDisk;
            }

        return new DiskMask(zones, height, width);
    }

    /// <summary>Pixels of one zone.</summary>
    public int Count(DiskZone zone) => _zones.Count(z => z == zone);

    /// <summary>The mean of a frame over the pixels of one zone.</summary>
    /// <param name="frame">H*W values in C order.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>The mean, or null where the zone has no pixel.</returns>
    /// <exception cref="ArgumentException">The frame has another number of values.</exception>
    public double? Mean(ReadOnlySpan<float> frame, DiskZone zone)
    {
        if (frame.Length != _zones.Length) throw new ArgumentException($"DiskMask.Mean: the mask has (H, W) = ({Height}, {Width}), {_zones.Length} pixels, but the frame has {frame.Length} values. Pass a frame of the same size.", nameof(frame));
        double sum = 0;
        int count = 0;
        for (int p = 0; p < frame.Length; p++)
            if (_zones[p] == zone) (sum, count) = (sum + frame[p], count + 1);
        return count == 0 ? null : sum / count;
    }
}
