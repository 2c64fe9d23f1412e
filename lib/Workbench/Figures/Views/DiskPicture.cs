using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Sun;

namespace Workbench.Figures.Views;

/// <summary>One large frame in the units of its pixels, pixel centres at whole numbers, rows downwards: axes, outline of the disk, grey levels, the map's grid.</summary>
/// <param name="sequence">The sequence.</param>
/// <param name="channel">Index of the channel.</param>
/// <param name="pixels">Largest number of rows and columns drawn.</param>
internal sealed class DiskPicture(SolarSequence sequence, int channel, int pixels)
{
    // Sorting more values than this takes longer than everything else about a figure, and moves no percentile visibly.
    private const int MostMeasured = 1 << 20;

    private readonly EqualCells _cells = EqualCells.AtMost(pixels, sequence);
    private GreyRange? _range;

    // Of the drawn pixels of all frames, every how many are asked for the range of greys.
    private int Every => (int)Math.Ceiling((double)sequence.Frames * Rows * Columns / MostMeasured);

    /// <summary>Rows of a drawn frame.</summary>
    public int Rows => _cells.Rows;

    /// <summary>Columns of a drawn frame.</summary>
    public int Columns => _cells.Columns;

    /// <summary>What a caption says about the frame.</summary>
    public string Size => (_cells.ArePixels ? $"{sequence.Height} × {sequence.Width} pixels" : $"drawn at {Rows} × {Columns} of {sequence.Height} × {sequence.Width} pixels (means)")
        + $", {sequence.Units}; grey: {GreyRange.Rule}{(Every == 1 ? "" : $", measured on every {Every}th pixel")}; {(sequence.IsNorthUp ? "solar north up, east left" : "up and left as in the data, whose orientation is not recorded")}; circle: the limb of the photosphere";

    /// <summary>A frame as a PNG; one that was not observed is black.</summary>
    public string Png(int frame)
    {
        GreyRange range = _range ??= Measure();
        return PngImage.ToDataUri(PngImage.Grey([.. Drawn(frame).Select(v => sequence.IsMissing(frame, channel) ? (byte)0 : range.Level(v))], Columns, Rows));
    }

    /// <summary>Writes x0, dx, y0, dy of rows * columns cells that cover the frame into a trace.</summary>
    public void Cover(JsonObject trace, int rows, int columns)
    {
        double dx = (double)sequence.Width / columns, dy = (double)sequence.Height / rows;
        (trace["x0"], trace["dx"], trace["y0"], trace["dy"]) = ((dx / 2) - 0.5, dx, (dy / 2) - 0.5, dy);
    }

    /// <summary>Adds both axes: square pixels, no ticks, since places are said under the mouse.</summary>
    public void AddAxes(Drawing drawing, string x, string y)
    {
        var across = new JsonObject { ["range"] = new JsonArray(-0.5, sequence.Width - 0.5), ["domain"] = new JsonArray(0, 1), ["anchor"] = y, ["constrain"] = "domain" };
        var down = new JsonObject { ["range"] = new JsonArray(sequence.Height - 0.5, -0.5), ["anchor"] = x, ["scaleanchor"] = x, ["scaleratio"] = 1, ["constrain"] = "domain", ["constraintoward"] = "top" };
        foreach (JsonObject axis in (JsonObject[])[across, down])
        {
            axis["ticks"] = "";
            foreach (string hidden in (string[])["showgrid", "zeroline", "showticklabels"]) axis[hidden] = false;
        }
        (drawing.Axes[$"xaxis{x[1..]}"], drawing.Axes[$"yaxis{y[1..]}"]) = (across, down);
    }

    /// <summary>Adds the outline of the disk.</summary>
    public void AddLimb(Drawing drawing, string x, string y)
    {
        SolarDisk disk = sequence.Disk;
        drawing.Shapes.Add(new JsonObject
        {
            ["type"] = "circle", ["name"] = "limb", ["xref"] = x, ["yref"] = y,
            ["x0"] = disk.CentreX - disk.RadiusPixels, ["x1"] = disk.CentreX + disk.RadiusPixels, ["y0"] = disk.CentreY - disk.RadiusPixels, ["y1"] = disk.CentreY + disk.RadiusPixels,
            ["line"] = new JsonObject { ["color"] = "#e6edf3", ["width"] = 1, ["dash"] = "dot" },
        });
    }

    private GreyRange Measure()
    {
        List<float> measured = [];
        for (int t = 0; t < sequence.Frames; t++)
        {
            if (sequence.IsMissing(t, channel)) continue;
            float[] values = Drawn(t);
            for (int i = 0; i < values.Length; i += Every) measured.Add(values[i]);
        }
        return GreyRange.Of([.. measured]);
    }

    private float[] Drawn(int frame) => _cells.MeansOf(sequence.Frame(frame, channel));
}
