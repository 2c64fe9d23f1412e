using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>How much of the evidence lies on the disk, at the limb and off it, beside how much of the frame they are.</summary>
/// <param name="Evidence">Shares of the evidence by zone; NaN where there is none.</param>
/// <param name="Area">Shares of the pixels by zone.</param>
internal sealed record ZoneShares(IReadOnlyDictionary<DiskZone, double> Evidence, IReadOnlyDictionary<DiskZone, double> Area)
{
    /// <summary>Measures them.</summary>
    public static ZoneShares Of(PositiveMaps maps, SolarDisk disk)
    {
        var mask = DiskMask.Of(disk, maps.Height, maps.Width);
        var sums = Enum.GetValues<DiskZone>().ToDictionary(zone => zone, _ => 0.0);
        for (int i = 0; i < maps.Values.Length; i++) sums[mask.Zones[i % mask.Zones.Length]] += maps.Values[i];
        double total = sums.Values.Sum();
        return new(
            sums.ToDictionary(s => s.Key, s => total > 0 ? s.Value / total : double.NaN),
            sums.Keys.ToDictionary(zone => zone, zone => (double)mask.Count(zone) / mask.Zones.Length));
    }
}
