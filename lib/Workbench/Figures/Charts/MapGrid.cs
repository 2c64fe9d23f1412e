using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Sun;

namespace Workbench.Figures.Charts;

/// <summary>
/// A grid of frames on one pair of axes, whose unit is the width of a frame: pictures stay round at any width because both axes share their scale,
/// and zooming one zooms the whole grid.
/// </summary>
internal sealed class MapGrid
{
    private const int NarrowPixels = 640, LabelPixels = 19, RowNamePixels = 34, RightMargin = 18;
    private const double Gap = 0.04, GroupGap = 0.12;

    private readonly double[] _left;
    private readonly double _ratio, _labels;
    private readonly int _rows, _nameLines;

    /// <summary>Lays the cells out.</summary>
    /// <param name="sequence">The frames to show; only their shape counts here.</param>
    /// <param name="rows">Rows of cells.</param>
    /// <param name="groups">Cells of each group of columns, left to right; groups stand further apart.</param>
    /// <param name="leftMargin">Pixels left of the grid.</param>
    /// <param name="part">Part of the figure's width that the grid takes up.</param>
    /// <param name="isLabelled">Whether a line of text stands above each cell.</param>
    public MapGrid(SolarSequence sequence, int rows, IReadOnlyList<int> groups, int leftMargin, double part = 1, bool isLabelled = true)
    {
        (_rows, _ratio, Part) = (rows, (double)sequence.Height / sequence.Width, part);
        List<double> left = [];
        double x = 0;
        foreach (int cells in groups)
        {
            for (int i = 0; i < cells; i++) left.Add(x + (i * (1 + Gap)));
            x += cells + ((cells - 1) * Gap) + GroupGap;
        }
        (_left, Width) = ([.. left], x - GroupGap);
        // A line of text fits above each cell even in a narrow window, and a row's name of two lines beside it, however low the frames.
        double Units(double pixels) => pixels * Width / ((NarrowPixels - leftMargin - RightMargin) * part);
        _labels = Math.Max(isLabelled ? Units(LabelPixels) : Gap, Units(RowNamePixels) - _ratio);
        // Frames as high as two such names hold twice the lines.
        _nameLines = _ratio >= Units(2 * RowNamePixels) ? 4 : 2;
    }

    /// <summary>Width of the grid in widths of a frame.</summary>
    public double Width { get; }

    /// <summary>Height of the grid over its width.</summary>
    public double Ratio => _rows * (_ratio + _labels) / Width;

    /// <summary>Part of the figure's width that the grid takes up.</summary>
    public double Part { get; }

    private double TopOf(int row) => row * (_ratio + _labels);

    /// <summary>A grey picture in a cell.</summary>
    public JsonObject Picture(int row, int column, string png) => new()
    {
        ["source"] = png, ["xref"] = "x", ["x"] = _left[column], ["sizex"] = 1, ["yref"] = "y", ["y"] = TopOf(row), ["sizey"] = _ratio, ["xanchor"] = "left", ["yanchor"] = "top", ["sizing"] = "stretch", ["layer"] = "below",
    };

    /// <summary>Values (height, width) over a whole cell, row 0 at its top.</summary>
    public JsonObject Trace(int row, int column, ReadOnlySpan<float> values, int height, int width, string hover)
    {
        double dx = 1.0 / width, dy = _ratio / height;
        return new JsonObject
        {
            ["type"] = "heatmap", ["x0"] = _left[column] + (dx / 2), ["dx"] = dx, ["y0"] = TopOf(row) + (dy / 2), ["dy"] = dy, ["z"] = PlotlyArray.Float32(values, height, width),
            ["hovertemplate"] = hover + "<extra></extra>", ["hoverongaps"] = false, ["showscale"] = false,
        };
    }

    /// <summary>The edge of the disk in a cell.</summary>
    public JsonObject Limb(int row, int column, SolarSequence sequence)
    {
        double x = _left[column] + ((sequence.Disk.CentreX + 0.5) / sequence.Width), y = TopOf(row) + ((sequence.Disk.CentreY + 0.5) / sequence.Width), radius = sequence.Disk.RadiusPixels / sequence.Width;
        return new JsonObject
        {
            ["type"] = "circle", ["name"] = "limb", ["xref"] = "x", ["yref"] = "y", ["x0"] = x - radius, ["x1"] = x + radius, ["y0"] = y - radius, ["y1"] = y + radius, ["line"] = new JsonObject { ["color"] = Ink.Text, ["width"] = 1 },
        };
    }

    /// <summary>A line of text above a cell, from its left edge.</summary>
    public JsonObject Label(int row, int column, string name, string escapedText, string? colour = null) => new()
    {
        ["name"] = name, ["text"] = escapedText, ["xref"] = "x", ["x"] = _left[column], ["xanchor"] = "left", ["yref"] = "y", ["y"] = TopOf(row), ["yanchor"] = "bottom", ["showarrow"] = false, ["borderpad"] = 0,
        ["font"] = colour is null ? new JsonObject { ["size"] = 11 } : new JsonObject { ["size"] = 11, ["color"] = colour },
    };

    /// <summary>The name of a column, above the grid; lines that it takes are kept free by <see cref="Sheet.Reserved"/>.</summary>
    public JsonObject ColumnName(int column, string escapedText, string? colour = null)
    {
        JsonObject name = Label(0, column, "column", escapedText, colour);
        (name["y"], name["align"], name["font"]!["size"]) = (-_labels, "left", 12);
        return name;
    }

    /// <summary>The grid as the only row of panels, beside which axes of its full height may stand.</summary>
    public IReadOnlyList<PanelRow> Rows => [new(["yaxis"], Frames: Ratio)];

    /// <summary>Adds both axes; rows have names at the left, in lines that are escaped.</summary>
    public void AddAxes(Sheet sheet, IEnumerable<string> rowNames)
    {
        sheet.Axes["xaxis"] = new JsonObject
        {
            ["range"] = new JsonArray(0, Width), ["domain"] = new JsonArray(0, Part), ["constrain"] = "domain", ["constraintoward"] = "left", ["anchor"] = "y", ["showticklabels"] = false, ["ticks"] = "", ["showgrid"] = false, ["zeroline"] = false,
        };
        sheet.Axes["yaxis"] = new JsonObject
        {
            ["range"] = new JsonArray(TopOf(_rows) - _labels, -_labels), ["scaleanchor"] = "x", ["scaleratio"] = 1, ["constrain"] = "domain", ["constraintoward"] = "top", ["anchor"] = "x",
            ["tickmode"] = "array", ["tickvals"] = new JsonArray([.. Enumerable.Range(0, _rows).Select(row => JsonValue.Create(TopOf(row) + (_ratio / 2)))]),
            ["ticktext"] = new JsonArray([.. rowNames.Select(name => JsonValue.Create(string.Join("<br>", PlotlyText.Wrap(name, 12).Take(_nameLines).Select(line => PlotlyText.Label(line, 12)))))]),
            ["tickfont"] = new JsonObject { ["size"] = 12 }, ["ticks"] = "", ["showgrid"] = false, ["zeroline"] = false,
        };
    }
}
