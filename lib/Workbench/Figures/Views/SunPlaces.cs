using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Sun;

namespace Workbench.Figures.Views;

/// <summary>
/// Where on the Sun the cells of a drawn frame lie, in words for the mouse: <c>N17 E29</c> where the date is recorded, else the apparent place in solar radii
/// from the disk centre: north or south and west or east, or up or down and right or left as drawn where the orientation is not recorded either.
/// </summary>
internal sealed class SunPlaces
{
    private readonly SolarSequence _sequence;
    private readonly DiskGeometry? _geometry;

    private SunPlaces(SolarSequence sequence, DiskGeometry? geometry, double drift) => (_sequence, _geometry, Drift) = (sequence, geometry, drift);

    /// <summary>Degrees by which a place in any frame may differ from what is said: B0 of the frames against the B0 used; 0 for one frame or none dated.</summary>
    public double Drift { get; }

    /// <summary>Whether places are heliographic, or apparent because no date is recorded.</summary>
    public bool IsHeliographic => _geometry is not null;

    /// <summary>The places of one frame.</summary>
    public static SunPlaces Of(SolarSequence sequence, int frame) => new(sequence, sequence.GeometryOf(frame), 0);

    /// <summary>One set of places for all frames of a sequence, as seen at its middle: the disk stands still in the frames, only B0 moves, by 0.13 degrees a day at most.</summary>
    public static SunPlaces Of(SolarSequence sequence)
    {
        if (sequence.LastFrameUtc is not DateTimeOffset last) return new(sequence, null, 0);
        DiskGeometry middle = DiskGeometry.FromEarth(sequence.Disk, last.AddHours(sequence.HoursFromLastFrame[0] / 2));
        double drift = Enumerable.Range(0, sequence.Frames).Max(t => Math.Abs(sequence.GeometryOf(t)!.ObserverLatitudeDegrees - middle.ObserverLatitudeDegrees));
        return new(sequence, middle, drift);
    }

    /// <summary>The place of a pixel.</summary>
    /// <param name="column">Column in pixels of the sequence; whole numbers are pixel centres.</param>
    /// <param name="row">Row in pixels.</param>
    public string NameAt(double column, double row)
    {
        double radii = _sequence.Disk.RadiusAt(column, row);
        if (_geometry is null)
        {
            double west = (column - _sequence.Disk.CentreX) / _sequence.Disk.RadiusPixels, north = (_sequence.Disk.CentreY - row) / _sequence.Disk.RadiusPixels;
            string seen = _sequence.IsNorthUp ? $"{Side(north, 'N', 'S')} {Side(west, 'W', 'E')}" : $"{Two(Math.Abs(north))} {(north < 0 ? "down" : "up")}, {Two(Math.Abs(west))} {(west < 0 ? "left" : "right")}";
            return $"{seen}{(radii > 1 ? ", sky" : "")}";
        }
        if (_geometry.PositionAt(column, row) is not HeliographicPosition place) return $"{Two(radii)} radii, off the disk";
        string name = place.ToString();
        return $"{name[..3]} {name[3..]}";
    }

    /// <summary>Places of the centres of rows * columns cells that cover a frame, axes (rows, columns).</summary>
    public JsonArray Grid(int rows, int columns)
    {
        var cells = new EqualCells(_sequence.Height, _sequence.Width, rows, columns);
        return [.. Enumerable.Range(0, rows).Select(i => new JsonArray([.. Enumerable.Range(0, columns).Select(j => JsonValue.Create(NameAt(cells.ColumnOf(j), cells.RowOf(i))))]))];
    }

    /// <summary>The line under the mouse that shows a place.</summary>
    /// <param name="name">The place itself, or Plotly's name of the variable that holds it, e.g. <c>%{customdata}</c>.</param>
    public string Line(string name) => IsHeliographic ? name : $"apparent {name} (radii)";

    /// <summary>What a caption says about places.</summary>
    public FigureFact Fact()
    {
        string rule = IsHeliographic
            ? "under the mouse: Stonyhurst latitude and longitude of the cell's centre, seen from Earth"
            : !_sequence.IsNorthUp ? "neither date nor orientation is recorded, so latitude and longitude are not known; under the mouse: apparent place up/down and left/right of the disk centre, as drawn, in solar radii"
            : "no date is recorded, so latitude and longitude are not known; under the mouse: apparent place north/south and west/east of the disk centre in solar radii";
        return new("place", Drift >= 0.05 ? $"{rule}; B0 is that of the middle of the sequence and differs by up to {PlotlyText.Plain(Math.Round(Drift, 1))}° in other frames" : rule);
    }

    private static string Side(double radii, char positive, char negative) => $"{(radii < 0 ? negative : positive)}{Two(Math.Abs(radii))}";

    private static string Two(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
