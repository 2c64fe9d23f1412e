using System.Text.Json.Nodes;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures.FullSequence;

/// <summary>Panel 1: all original frames left to right, one band a channel, in which frames take turns between rows where there are many.</summary>
internal static class OriginalsPanel
{
    /// <summary>Rows and columns a frame has under the mouse: enough to read a value, a sixteenth of the bytes.</summary>
    public const int HoverPixels = 16;

    /// <summary>Places of the cells under the mouse.</summary>
    public static JsonArray Places(SolarSequence sequence, SunPlaces places)
    {
        EqualCells cells = EqualCells.AtMost(HoverPixels, sequence);
        return places.Grid(cells.Rows, cells.Columns);
    }

    public static void Draw(Drawing drawing, SolarSequence sequence, TimeAxis time, FrameStrips strips, SunPlaces places, string number = "<b>1</b> ")
    {
        EqualCells cells = EqualCells.AtMost(HoverPixels, sequence);
        string unit = PlotlyText.Label(sequence.Units), of = cells.ArePixels ? "" : $"<br>mean of {cells.Size}";
        for (int c = 0; c < sequence.Channels.Count; c++)
        {
            double top = c * strips.ChannelHours;
            foreach (JsonObject picture in strips.Pictures(c, "y", top)) drawing.Images.Add(picture);
            string channel = PlotlyText.Label(sequence.Channels[c].Name);
            for (int t = 0; t < sequence.Frames; t++)
            {
                float[] values = cells.MeansOf(sequence.Frame(t, c));
                if (sequence.IsMissing(t, c)) Array.Fill(values, float.NaN); // nothing under the mouse
                JsonObject trace = FrameGrid.Trace(time, t, "y", top + strips.TopOf(t), strips.RowHours, values, cells.Rows, cells.Columns,
                    $"{channel}, {FrameName.Of(sequence, t)}<br>%{{z:.4~g}} {unit}{of}<br>{places.Line("%{hovertext}")}");
                trace["opacity"] = 0;
                drawing.Traces.Add(trace);
            }
        }
        drawing.Traces.Add(FrameGrid.Indices(time, "y", strips.TopOf));
        drawing.Axes["yaxis"] = FrameGrid.Axis(strips.ChannelHours, [.. sequence.Channels.Select(channel => channel.Name)]);
        if (time.Note is string note) drawing.Notes.Add(note);
        drawing.Title("y", $"{number}Original frames{(time.Rows == 1 ? "" : $", taking turns between {time.Rows} rows")}", row: 1);
    }
}
