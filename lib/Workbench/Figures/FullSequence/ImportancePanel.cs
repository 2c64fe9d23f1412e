using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>Panel 3: temporal importance as bars, its trend as a line; the red line of the most important frame through panels 1 to 3.</summary>
internal static class ImportancePanel
{
    public static void Draw(Drawing drawing, FrameImportance importance, TimeAxis time)
    {
        float[] trend = MovingMean.Of(importance.Values);
        int? best = Best(importance);
        string unit = PlotlyText.Label(importance.Unit, Labels.UnitLength);
        drawing.Traces.Add(Bars(importance, trend, time, unit));
        drawing.Traces.Add(new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = "trend",
            ["xaxis"] = "x",
            ["yaxis"] = "y3",
            ["x"] = Places(time),
            ["y"] = PlotlyArray.WithGaps(trend),
            ["line"] = new JsonObject { ["color"] = Ink.Trend, ["width"] = 2.5 },
            ["hoverinfo"] = "skip",
            ["showlegend"] = false,
        });
        drawing.Axes["yaxis3"] = SeriesAxis.Layout($"importance<br>({unit})", fromZero: true);
        drawing.Title("y3", $"<b>3</b> Temporal importance; <span style=\"color:{Ink.Trend}\">line: centred mean of {MovingMean.Window} frames</span>");
        if (best is int frame) MarkMostImportant(drawing, time, frame);
        AddNotes(drawing, importance, best);
        drawing.Notes.AddRange(FrameBars.Notes(time));
    }

    private static JsonObject Bars(FrameImportance importance, float[] trend, TimeAxis time, string unit)
    {
        var frames = Enumerable.Range(0, importance.Values.Length);
        return new JsonObject
        {
            ["type"] = "bar",
            ["name"] = "temporal importance",
            ["xaxis"] = "x",
            ["yaxis"] = "y3",
            ["x"] = Places(time),
            ["y"] = PlotlyArray.WithGaps(importance.Values),
            ["width"] = FrameBars.Width(time),
            ["marker"] = FrameBars.Marker(time, Best(importance)),
            ["customdata"] = new JsonArray([.. frames.Select(t => new JsonArray(time.NameOf(t), PlotlyText.Number(trend[t])))]),
            ["hovertemplate"] = $"%{{customdata[0]}}<br>importance %{{y:.4~g}} {unit}<br>trend %{{customdata[1]}} {unit}<extra></extra>",
            ["showlegend"] = false,
        };
    }

    private static void MarkMostImportant(Drawing drawing, TimeAxis time, int frame)
    {
        double x = time.Places[frame], place = (x - time.Start) / (time.End - time.Start);
        foreach (string axis in (string[])["y", "y2", "y3"]) drawing.MarkFrame(axis, x);
        drawing.Annotations.Add(new JsonObject
        {
            ["name"] = "most important frame",
            ["text"] = $"<b>most important: {time.NameOf(frame)}</b>",
            ["xref"] = "x",
            ["x"] = x,
            ["xanchor"] = place < 0.25 ? "left" : place > 0.75 ? "right" : "center",
            ["yref"] = "y domain",
            ["y"] = 1,
            ["yanchor"] = "bottom",
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 12, ["color"] = Ink.MostImportant },
            ["borderpad"] = 2,
        });
    }

    private static void AddNotes(Drawing drawing, FrameImportance importance, int? best)
    {
        int missing = importance.Values.Count(float.IsNaN);
        if (missing > 0) drawing.Notes.Add($"Temporal importance is missing (NaN) for {missing} of {importance.Values.Length} frames: no bar there.");
        if (importance.Values.Length == 1) drawing.Notes.Add("There is one frame only: importance cannot be compared over time.");
        else if (best is null && missing < importance.Values.Length)
            drawing.Notes.Add("No single frame has the largest temporal importance (all zero or a tie): no red line.");
    }

    // One frame alone is the most important of nothing.
    private static int? Best(FrameImportance importance) => importance.Values.Length > 1 ? importance.MostImportantFrame : null;

    private static JsonArray Places(TimeAxis time) => [.. time.Places.Select(place => JsonValue.Create(place))];
}
