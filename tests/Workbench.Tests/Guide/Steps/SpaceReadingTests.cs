using Workbench.Guide;
using Workbench.Sun;

namespace Workbench.Tests.Guide.Steps;

/// <summary>Readings of maps that are drawn by hand, so that the answer is known.</summary>
public sealed class SpaceReadingTests
{
    [Fact]
    public void Concentration_Closed_Forms()
    {
        Assert.Equal(0.5, Concentration.Of([3, 3, 3, 3, 3, 3]).HalfArea, 1e-12);
        // One of four pixels holds 6 of 12: that pixel is the half.
        Assert.Equal(0.25, Concentration.Of([2, 6, 2, 2]).HalfArea, 1e-12);
        // 10 of 11 in one pixel: 5.5 / 10 of it is enough.
        Assert.Equal(0.55 / 5, Concentration.Of([0.25f, 10, 0.25f, 0.25f, 0.25f]).HalfArea, 1e-7);
        Assert.True(double.IsNaN(Concentration.Of([0, 0]).HalfArea));
        Assert.True(double.IsNaN(Concentration.Of([]).HalfArea));
    }

    [Fact]
    public void ZoneShares_OnePixelInEachZone_AreTheirValues()
    {
        // Disk of radius 4 around (5.5, 4.5) in 10 x 12: (5, 4) on the disk, (5, 0) within 0.95 to 1.25 of the limb, (0, 0) in the sky.
        var disk = new SolarDisk(5.5, 4.5, 4.5);
        var values = new float[10 * 12];
        (values[(4 * 12) + 5], values[5], values[0]) = (6, 3, 1);
        var shares = ZoneShares.Of(Maps(values, 1, 10, 12), disk);
        Assert.Equal(0.6, shares.Evidence[DiskZone.OnDisk], 1e-12);
        Assert.Equal(0.3, shares.Evidence[DiskZone.Limb], 1e-12);
        Assert.Equal(0.1, shares.Evidence[DiskZone.OffDisk], 1e-12);
        Assert.Equal(1, shares.Area.Values.Sum(), 1e-12);
    }

    [Fact]
    public void AreaOverlap_KnownShares_AndTheirDensity()
    {
        // Two frames of four pixels, the last off the disk: inside are two of six pixels with 4 of 8.
        var overlap = AreaOverlap.Of([1, 3, 0, 100, 1, 1, 2, 100], [true, false, false, true, false, false, false, true], [true, true, true, false]);
        Assert.Equal((1.0 / 8, 1.0 / 6), (overlap.EvidenceShare, overlap.AreaShare));
        Assert.Equal(0.75, overlap.Density, 1e-12);
        Assert.True(double.IsNaN(AreaOverlap.Of([0f], [true], [true]).EvidenceShare));
    }

    [Theory]
    [InlineData(13.3, MapMotion.WithTheSun)]
    [InlineData(0, MapMotion.Fixed)]
    [InlineData(-13.3, MapMotion.Otherwise)]
    public void CentroidTrack_SpotThatMovesInLongitude_HasItsSpeed(double degreesPerDay, object expected)
    {
        const int T = 9, Side = 64;
        var disk = new SolarDisk(31.5, 31.5, 25);
        double[] hours = [.. Enumerable.Range(0, T).Select(t => (t - (T - 1)) * 12.0)];
        var values = new float[T * Side * Side];
        for (int t = 0; t < T; t++)
        {
            // A spot at latitude 0 whose brightness is shared among four pixels so that its middle is exact.
            double x = disk.CentreX + (disk.RadiusPixels * Math.Sin(double.DegreesToRadians((degreesPerDay * hours[t] / 24) + (degreesPerDay * 2))));
            int left = (int)x;
            foreach (int y in new[] { 31, 32 })
                (values[(t * Side * Side) + (y * Side) + left], values[(t * Side * Side) + (y * Side) + left + 1]) = ((float)(left + 1 - x), (float)(x - left));
        }

        var track = CentroidTrack.Of(Maps(values, T, Side, Side), disk, hours, cellPixels: 4, latitudeOfCentre: 0);
        Assert.Equal(degreesPerDay, track.DegreesPerDay, 0.01);
        Assert.Equal(DifferentialRotation.MagneticFeatures.SynodicDegreesPerDay(0), track.RotationDegreesPerDay, 1e-6);
        Assert.Equal(expected, track.Motion);
        Assert.All(track.North, north => Assert.Equal(0, north, 1e-6));
    }

    [Fact]
    public void CentroidTrack_EvenMapsFewFramesOrHours_SaySo()
    {
        var disk = new SolarDisk(7.5, 7.5, 6);
        float[] even = [.. Enumerable.Repeat(1f, 4 * 256)], spot = new float[4 * 256];
        for (int t = 0; t < 4; t++) spot[(t * 256) + (8 * 16) + 8] = 1;
        Assert.Equal(MapMotion.Uniform, CentroidTrack.Of(Maps(even, 4, 16, 16), disk, [-36, -24, -12, 0], 1, 0).Motion);
        Assert.Equal(MapMotion.TooShort, CentroidTrack.Of(Maps(spot, 4, 16, 16), disk, [-0.75, -0.5, -0.25, 0], 1, 0).Motion);
        Assert.Equal(MapMotion.Unknown, CentroidTrack.Of(Maps(spot[..512], 2, 16, 16), disk, [-12, 0], 1, 0).Motion);
        Assert.Equal(MapMotion.Unknown, CentroidTrack.Of(Maps(new float[4 * 256], 4, 16, 16), disk, [-36, -24, -12, 0], 1, 0).Motion);
    }

    [Fact]
    public void FrameChange_KnownBrightness_InPerCent()
    {
        var disk = new SolarDisk(1, 1, 4);
        // Two frames, two channels, 3 x 2 pixels: the first channel goes from 10 to 12 everywhere but to 20 under the evidence.
        float[] values = [10, 10, 10, 10, 10, 10, 4, 4, 4, 4, 4, 4, 12, 12, 12, 20, 12, 12, 2, 2, 2, 2, 2, 2];
        var sequence = new SolarSequence(values, [SolarChannel.Aia193, SolarChannel.Aia304], [-12, 0], 3, 2, disk, "grey", SequenceOrigin.Generated, "made by a test");
        var evidence = new float[12];
        evidence[6 + 3] = 5;
        var changes = FrameChange.Of(sequence, Maps(evidence, 2, 3, 2), 1);
        Assert.Equal(["193 Å", "304 Å"], changes.Select(c => c.Channel));
        Assert.Equal(100.0 * (80 - 60) / 60, changes[0].Disk, 1e-6);
        Assert.Equal(100, changes[0].Evidence, 1e-6);
        Assert.Equal((-50, -50), (Math.Round(changes[1].Disk, 6), Math.Round(changes[1].Evidence, 6)));
        // The first frame has none before it: it is compared with the next.
        Assert.Equal([changes[0].Disk, changes[1].Disk], FrameChange.Of(sequence, Maps(evidence, 2, 3, 2), 0).Select(c => c.Disk));
        var single = new SolarSequence(values[..12], [SolarChannel.Aia193, SolarChannel.Aia304], [0], 3, 2, disk, "grey", SequenceOrigin.Generated, "made by a test");
        Assert.Empty(FrameChange.Of(single, Maps(evidence[..6], 1, 3, 2), 0));
    }

    [Fact]
    public void Region_ListedOnce_IsCarriedWithTheRotation()
    {
        // A region at the central meridian at 00:30: a day later it is 13.2 degrees west, that is 25 sin 13.2° = 5.7 px.
        var listed = new ActiveRegion(Utc.At("2012-03-06 00:30"), 11111, new HeliographicPosition(0, 0), 0, 100, "DKC", 4, 5, "BETA");
        var sequence = new SolarSequence(new float[2 * 64 * 64], [SolarChannel.Aia193], [-24, 0], 64, 64, new SolarDisk(31.5, 31.5, 25), "grey", SequenceOrigin.Generated, "made by a test", Utc.At("2012-03-07 00:30"));
        bool[] area = KnownAreas.Region(sequence, [listed]);
        double[] columns = [.. Enumerable.Range(0, 2).Select(t => Enumerable.Range(0, 64 * 64).Where(p => area[(t * 64 * 64) + p]).Average(p => (double)(p % 64)))];
        Assert.Equal(31.5, columns[0], 0.3);
        Assert.Equal(31.5 + (25 * Math.Sin(double.DegreesToRadians(13.2))), columns[1], 0.3);
    }

    [Fact]
    public void Extremes_ShareOfTheDisk_AreTheBrightestAndTheDarkest()
    {
        float[] values = [.. Enumerable.Range(0, 20 * 20).Select(p => (float)p)];
        var sequence = new SolarSequence(values, [SolarChannel.Aia193], [0], 20, 20, new SolarDisk(9.5, 9.5, 8), "grey", SequenceOrigin.Generated, "made by a test");
        bool[] disk = KnownAreas.Disk(sequence), bright = KnownAreas.Extremes(sequence, 0, 0.1, isBright: true), dark = KnownAreas.Extremes(sequence, 0, 0.1, isBright: false);
        int count = (int)Math.Round(0.1 * disk.Count(on => on));
        Assert.Equal((count, count), (bright.Count(b => b), dark.Count(d => d)));
        Assert.True(Enumerable.Range(0, 400).Where(p => bright[p]).Min() > Enumerable.Range(0, 400).Where(p => disk[p] && !bright[p]).Max());
        Assert.True(Enumerable.Range(0, 400).Where(p => dark[p]).Max() < Enumerable.Range(0, 400).Where(p => disk[p] && !dark[p]).Min());
    }

    private static PositiveMaps Maps(float[] values, int frames, int height, int width) => new("map", values, frames, height, width, 1);
}
