using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Tests.Figures.Views;

public sealed class SunPlacesTests
{
    // H and W differ, the disk is off the middle, and the moment is one of B0 near its largest (7.2 degrees).
    private static readonly SolarDisk Disk = new(30.5, 21.25, 18);
    private static readonly DateTimeOffset September = new(2014, 9, 8, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("N17E29")]
    [InlineData("S40W62")]
    [InlineData("N00W00")]
    [InlineData("N62E05")]
    public void NameAt_PixelOfAPlace_IsThatPlace(string place)
    {
        SolarSequence sequence = Sequence(September, -36, 0);
        (double column, double row) = sequence.GeometryOf(1)!.PixelAt(HeliographicPosition.Parse(place))!.Value;
        Assert.Equal($"{place[..3]} {place[3..]}", SunPlaces.Of(sequence, 1).NameAt(column, row));
    }

    [Fact]
    public void NameAt_OffTheDisk_SaysHowFar() => Assert.Equal("1.25 radii, off the disk", SunPlaces.Of(Sequence(September, 0), 0).NameAt(30.5 + (1.25 * 18), 21.25));

    [Fact]
    public void NameAt_Undated_IsTheApparentPlaceInSolarRadii()
    {
        SunPlaces places = SunPlaces.Of(Sequence(null, true, 0));
        Assert.Equal("N0.50 E0.25", places.NameAt(30.5 - 4.5, 21.25 - 9));
        Assert.Equal("S0.00 W1.50, sky", places.NameAt(30.5 + 27, 21.25 + 1e-9));
        Assert.False(places.IsHeliographic);
        Assert.Equal("apparent %{text} (radii)", places.Line("%{text}"));
        Assert.StartsWith("no date is recorded", places.Fact().Value);
    }

    // A sequence that does not say where north is: no figure may.
    [Fact]
    public void NameAt_UndatedAndNotOriented_IsThePlaceAsDrawn()
    {
        SunPlaces places = SunPlaces.Of(Sequence(null, false, 0), 0);
        Assert.Equal("0.50 up, 0.25 left", places.NameAt(30.5 - 4.5, 21.25 - 9));
        Assert.Equal("0.50 down, 1.50 right, sky", places.NameAt(30.5 + 27, 21.25 + 9));
        Assert.StartsWith("neither date nor orientation is recorded", places.Fact().Value);
        Assert.DoesNotMatch("north|south|west|east", places.Fact().Value);
    }

    [Fact]
    public void Grid_UnequalAxes_HoldsTheCentresOfItsCells()
    {
        SunPlaces places = SunPlaces.Of(Sequence(September, 0), 0);
        // 4 x 3 cells over 44 x 60 pixels: cell (2, 0) is centred 27.5 pixels below the upper edge and 10 right of the left one, pixel centres at whole numbers.
        var grid = places.Grid(4, 3);
        Assert.Equal((4, 3), (grid.Count, grid[0]!.AsArray().Count));
        Assert.Equal(places.NameAt(9.5, 27), grid[2]![0]!.ToString());
    }

    [Fact]
    public void Of_LongSequence_UsesTheMiddleAndSaysHowFarOff()
    {
        // In early June B0 grows fastest: 0.12 degrees a day, so 7 days are 0.84.
        SolarSequence sequence = Sequence(new DateTimeOffset(2013, 6, 13, 0, 0, 0, TimeSpan.Zero), -14 * 24, -7 * 24, 0);
        SunPlaces places = SunPlaces.Of(sequence);
        double middle = sequence.GeometryOf(1)!.ObserverLatitudeDegrees;
        Assert.Equal(0.84, places.Drift, 0.03);
        Assert.Equal(Math.Max(middle - sequence.GeometryOf(0)!.ObserverLatitudeDegrees, sequence.GeometryOf(2)!.ObserverLatitudeDegrees - middle), places.Drift, 1e-9);
        Assert.Equal(SunPlaces.Of(sequence, 1).NameAt(25, 30), places.NameAt(25, 30));
        Assert.Contains("differs by up to 0.8°", places.Fact().Value);
        Assert.DoesNotContain("differs", SunPlaces.Of(sequence, 2).Fact().Value);
    }

    private static SolarSequence Sequence(DateTimeOffset? last, params double[] hours) => Sequence(last, false, hours);

    private static SolarSequence Sequence(DateTimeOffset? last, bool isNorthUp, params double[] hours) =>
        new(new float[hours.Length * 44 * 60], [SolarChannel.Aia193], hours, 44, 60, Disk, "DN", SequenceOrigin.Generated, "made by a test", last) { IsNorthUp = isNorthUp };
}
