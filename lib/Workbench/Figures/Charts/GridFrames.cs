using System.Text.Json.Nodes;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures.Charts;

/// <summary>Frames and maps of one sequence for the cells of a grid, with values and places on the Sun under the mouse: one set of places for all frames.</summary>
internal sealed class GridFrames
{
    // A frame is drawn at up to this many rows and columns, and read under the mouse at up to 16.
    private const int DrawnPixels = 128, HoverPixels = 16;

    // Places are words: more characters than these would take the better part of a megabyte.
    private const int MostPlaceCharacters = 600_000;

    // Where originals and maps of the first and second size find their places among what all heat maps share.
    private const string OriginalPlaces = "hovertext";
    private static readonly string[] MapPlaces = ["customdata", "text"];

    private readonly SolarSequence _sequence;
    private readonly MapGrid _grid;
    private readonly GreyRange[] _greys;
    private readonly Dictionary<SaliencyMaps, DrawnMap> _drawn = new(ReferenceEqualityComparer.Instance);
    private readonly SunPlaces _places;
    private readonly Dictionary<(int Height, int Width), (string Key, JsonArray Names)> _mapPlaces = [];
    private readonly string _unit;

    /// <summary>Prepares the cells.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="grid">Where the cells lie.</param>
    /// <param name="maps">The maps of each cell that will hold one, drawn in at most two sizes.</param>
    public GridFrames(SolarSequence sequence, MapGrid grid, IReadOnlyList<SaliencyMaps> maps)
    {
        (_sequence, _grid, _unit) = (sequence, grid, PlotlyText.Label(sequence.Units));
        foreach (SaliencyMaps map in maps) _drawn[map] = new DrawnMap(map, maps.Count);
        _places = SunPlaces.Of(sequence);
        foreach ((int height, int width) in _drawn.Values.Select(map => (map.Height, map.Width)).Distinct())
            _mapPlaces[(height, width)] = (MapPlaces[_mapPlaces.Count], _places.Grid(height, width));
        HasPlaces = _mapPlaces.Values.Sum(places => places.Names.ToJsonString().Length) <= MostPlaceCharacters;
        _greys = new GreyRange[sequence.Channels.Count];
        for (int c = 0; c < _greys.Length; c++)
            _greys[c] = GreyRange.Of([.. Enumerable.Range(0, sequence.Frames).Where(t => !sequence.IsMissing(t, c)).SelectMany(t => Drawn(t, c))]);
    }

    /// <summary>Whether maps show places under the mouse; originals always do.</summary>
    public bool HasPlaces { get; }

    /// <summary>What a caption says about sizes and greys.</summary>
    public IEnumerable<FigureFact> Facts()
    {
        EqualCells cells = EqualCells.AtMost(DrawnPixels, _sequence), hover = EqualCells.AtMost(HoverPixels, _sequence);
        string size = cells.ArePixels ? $"{_sequence.Height} × {_sequence.Width} pixels" : $"drawn as means of {cells.Sides} of {_sequence.Height} × {_sequence.Width} pixels";
        foreach (var map in _drawn.DistinctBy(map => (map.Key.Name, map.Value.Size)))
            yield return new($"{map.Key.Name}, size", $"{map.Value.Size}{(HasPlaces ? "" : "; too many in the figure to hold the place of each under the mouse")}");
        yield return new("frames", $"{size}, {_sequence.Units}; grey: {GreyRange.Rule}{(hover.ArePixels ? "" : $"; under the mouse: means of {hover.Size}")}");
        yield return _places.Fact();
        yield return SourceFact.Of(_sequence);
        yield return FrameTimes.Of(_sequence).Fact();
    }

    /// <summary>What a reader must see of the frames that are shown.</summary>
    public IEnumerable<string> Notes(IEnumerable<int> frames, IEnumerable<int> channels)
    {
        var missing = frames.SelectMany(t => channels.Where(c => _sequence.IsMissing(t, c)).Select(c => $"t = {t} of {_sequence.Channels[c].Name}")).ToArray();
        if (missing.Length > 0) yield return $"Not observed, drawn black: {string.Join(", ", missing)}.";
        foreach (string note in ConstantFrames.Notes(_sequence, frames, channels)) yield return note;
        foreach (string note in _sequence.Notes) yield return note;
    }

    /// <summary>An original: the picture, and its values under the mouse.</summary>
    public void AddOriginal(Sheet sheet, int row, int column, int frame, int channel)
    {
        AddPicture(sheet, row, column, frame, channel);
        EqualCells cells = EqualCells.AtMost(HoverPixels, _sequence);
        float[] values = cells.MeansOf(_sequence.Frame(frame, channel));
        if (_sequence.IsMissing(frame, channel)) Array.Fill(values, float.NaN);
        JsonObject trace = _grid.Trace(row, column, values, cells.Rows, cells.Columns, $"{Name(frame, channel)}<br>%{{z:.4~g}} {_unit}{(cells.ArePixels ? "" : $"<br>mean of {cells.Size}")}{Place(sheet, OriginalPlaces, () => _places.Grid(cells.Rows, cells.Columns))}");
        (trace["name"], trace["opacity"]) = ("original", 0);
        sheet.Traces.Add(trace);
    }

    /// <summary>The picture of a frame below a map, without values of its own.</summary>
    public void AddPicture(Sheet sheet, int row, int column, int frame, int channel)
    {
        EqualCells cells = EqualCells.AtMost(DrawnPixels, _sequence);
        byte[] grey = [.. Drawn(frame, channel).Select(value => _sequence.IsMissing(frame, channel) ? (byte)0 : _greys[channel].Level(value))];
        sheet.Images.Add(_grid.Picture(row, column, PngImage.ToDataUri(PngImage.Grey(grey, cells.Columns, cells.Rows))));
    }

    /// <summary>A map with the edge of the disk; its index among the traces is returned, colours are the caller's.</summary>
    public (int Index, JsonObject Trace) AddMap(Sheet sheet, int row, int column, SaliencyMaps maps, int frame, string escapedName)
    {
        DrawnMap drawn = _drawn[maps];
        (string key, JsonArray names) = _mapPlaces[(drawn.Height, drawn.Width)];
        string place = HasPlaces ? Place(sheet, key, () => names) : "";
        JsonObject trace = _grid.Trace(row, column, drawn.Of(frame), drawn.Height, drawn.Width, $"{escapedName}<br>%{{z:.4~g}} {PlotlyText.Label(maps.Unit)}{place}");
        trace["name"] = "map";
        sheet.Traces.Add(trace);
        sheet.Shapes.Add(_grid.Limb(row, column, _sequence));
        return (sheet.Traces.Count - 1, trace);
    }

    /// <summary>Channel and frame, for the mouse.</summary>
    public string Name(int frame, int channel) => $"{PlotlyText.Label(_sequence.Channels[channel].Name)}, {Name(frame)}";

    /// <summary>Frame and, where it is dated, UTC, for the mouse.</summary>
    public string Name(int frame)
    {
        var times = FrameTimes.Of(_sequence);
        return times.NameOf(frame) + (times.Utc(times.HoursFromLastFrame[frame]) is string utc ? $", {utc}" : "");
    }

    // The line of places under the mouse; the places themselves are the same in every cell of a size, and written once.
    private string Place(Sheet sheet, string key, Func<JsonArray> names)
    {
        if (!sheet.Shared.ContainsKey(key)) sheet.Shared[key] = names();
        return $"<br>{_places.Line($"%{{{key}}}")}";
    }

    private float[] Drawn(int frame, int channel) => EqualCells.AtMost(DrawnPixels, _sequence).MeansOf(_sequence.Frame(frame, channel));
}
