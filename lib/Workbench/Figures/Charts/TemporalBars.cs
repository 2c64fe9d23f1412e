using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;

namespace Workbench.Figures.Charts;

/// <summary>A panel of frame importances over time: bars, trend, the most important frame in red, the analysed horizon in green and the lead time between them.</summary>
internal sealed class TemporalBars
{
    private readonly FrameImportance _importance;
    private readonly FrameTimes _times;
    private readonly TimeAxis _axis;
    private readonly string _unit;

    public TemporalBars(FrameImportance importance, FrameTimes times, double? horizonHours)
    {
        (_importance, _times, HorizonHours) = (importance, times, horizonHours);
        // A single frame has no step to be as wide as: an hour, where there is no horizon either.
        _axis = new TimeAxis(times.HoursFromLastFrame, horizonHours ?? (times.Count == 1 ? 1 : 0));
        _unit = PlotlyText.Label(importance.Unit, Labels.UnitLength);
    }

    /// <summary>Hours from the last frame to the horizon that is analysed, or null.</summary>
    public double? HorizonHours { get; }

    /// <summary>Hours from the most important frame to the analysed horizon; null where either is not known.</summary>
    public double? LeadHours => HorizonHours is double horizon && _importance.MostImportantFrame is int t ? horizon - _times.HoursFromLastFrame[t] : null;

    /// <summary>Adds traces, axes and marks; the caller gives the vertical axis its domain. A small panel leaves out what needs room.</summary>
    public void Draw(Sheet sheet, string x, string y, bool small = false)
    {
        float[] trend = MovingMean.Of(_importance.Values);
        sheet.Traces.Add(Bars(x, y, trend));
        sheet.Traces.Add(new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "lines", ["name"] = "trend", ["xaxis"] = x, ["yaxis"] = y, ["x"] = Hours(), ["y"] = PlotlyArray.WithGaps(trend),
            ["line"] = new JsonObject { ["color"] = Ink.Trend, ["width"] = small ? 2 : 2.5 }, ["hoverinfo"] = "skip", ["showlegend"] = false,
        });
        sheet.Axes[Sheet.KeyOf(y)] = SeriesAxis.Layout(small ? "" : $"importance<br>({_unit})", fromZero: true);
        if (_importance.Values.All(v => !(v > 0)))
        {
            JsonObject empty = sheet.Axes[Sheet.KeyOf(y)]!.AsObject();
            empty["range"] = new JsonArray(0, 1);
            empty.Remove("rangemode");
        }
        JsonObject time = _axis.ToLayout();
        time["anchor"] = y;
        sheet.Axes[Sheet.KeyOf(y)]!["anchor"] = x;
        foreach (string unused in (string[])["constrain", "constraintoward"]) time.Remove(unused);
        if (small) Shorten(time);
        else if (_times.Utc(0) is string utc) time["title"]!["text"] = $"hours from the last frame, {utc} (below: frame index)";
        sheet.Axes[Sheet.KeyOf(x)] = time;
        if (HorizonHours is double horizon) sheet.Shapes.Add(Upright("analysed horizon", x, y, horizon, Ink.Analysed, small ? 1.5 : 2));
        if (_importance.MostImportantFrame is int best) MarkBest(sheet, x, y, best, small);
    }

    public void AddNotes(Sheet sheet)
    {
        float[] values = _importance.Values;
        int missing = values.Count(float.IsNaN);
        if (missing > 0) sheet.Notes.Add($"Temporal importance is missing (NaN) for {missing} of {values.Length} frames: no bar there.");
        if (missing == values.Length) return;
        if (values.All(v => !(v > 0))) sheet.Notes.Add("No frame has an importance above zero: removing any one frame does not change the prediction.");
        else if (values.Length == 1) sheet.Notes.Add("There is one frame only: importance cannot be compared over time.");
        else if (_importance.MostImportantFrame is null) sheet.Notes.Add("No single frame has the largest temporal importance (a tie): none is marked.");
    }

    private JsonObject Bars(string x, string y, float[] trend)
    {
        var frames = Enumerable.Range(0, _times.Count);
        return new JsonObject
        {
            ["type"] = "bar", ["name"] = "temporal importance", ["xaxis"] = x, ["yaxis"] = y, ["x"] = Hours(), ["y"] = PlotlyArray.WithGaps(_importance.Values), ["width"] = _axis.Step * 0.8,
            ["marker"] = new JsonObject { ["color"] = new JsonArray([.. frames.Select(t => JsonValue.Create(t == _importance.MostImportantFrame ? Ink.MostImportant : Ink.Bar))]) },
            ["customdata"] = new JsonArray([.. frames.Select(t => JsonValue.Create(Hover(t, trend[t])))]),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
            ["showlegend"] = false,
        };
    }

    // Full text for each bar: frames differ in what is known of them.
    private string Hover(int t, float trend)
    {
        List<string> lines = [_times.NameOf(t)];
        if (_times.Utc(_times.HoursFromLastFrame[t]) is string utc) lines.Add(utc);
        lines.Add($"importance {PlotlyText.Number(_importance.Values[t])} {_unit}");
        if (_importance.Changes is float[] changes && float.IsFinite(changes[t]))
            lines.Add($"change {PlotlyText.Change(changes[t])} {_unit}{(changes[t] > 0 ? ": the frame raises the prediction" : changes[t] < 0 ? ": the frame lowers the prediction" : "")}");
        lines.Add($"trend {PlotlyText.Number(trend)} {_unit}");
        if (HorizonHours is double horizon) lines.Add($"{PlotlyText.Plain(horizon - _times.HoursFromLastFrame[t])} h before the analysed horizon");
        return string.Join("<br>", lines);
    }

    // Red: the frame. Green, from the frame to the horizon: the lead time, above the bars.
    private void MarkBest(Sheet sheet, string x, string y, int frame, bool small)
    {
        double hours = _times.HoursFromLastFrame[frame], place = (hours - _axis.Start) / (_axis.End - _axis.Start);
        if (LeadHours is not null)
        {
            JsonObject lead = Upright("lead time", x, y, hours, Ink.Analysed, 2);
            (lead["x1"], lead["y0"], lead["y1"]) = (HorizonHours!.Value, 1, 1);
            sheet.Shapes.Add(lead);
        }
        string before = LeadHours is double left && !small ? $", {PlotlyText.Plain(left)} h before {PlotlyText.Hours(HorizonHours!.Value)}" : "";
        sheet.Annotations.Add(new JsonObject
        {
            ["name"] = "most important frame", ["text"] = $"<b>{(small ? $"t = {frame}" : $"most important: {_times.NameOf(frame)}{before}")}</b>",
            ["xref"] = x, ["x"] = hours, ["xanchor"] = place < 0.3 ? "left" : place > 0.7 ? "right" : "center",
            ["yref"] = $"{y} domain", ["y"] = 1, ["yanchor"] = "bottom", ["yshift"] = 1, ["showarrow"] = false, ["borderpad"] = 2,
            ["font"] = new JsonObject { ["size"] = 12, ["color"] = Ink.MostImportant },
        });
    }

    private static JsonObject Upright(string name, string x, string y, double hours, string colour, double width) => new()
    {
        ["type"] = "line", ["name"] = name, ["xref"] = x, ["x0"] = hours, ["x1"] = hours, ["yref"] = $"{y} domain", ["y0"] = 0, ["y1"] = 1,
        ["line"] = new JsonObject { ["color"] = colour, ["width"] = width },
    };

    // First and last frame, in one line.
    private void Shorten(JsonObject time)
    {
        double first = _times.HoursFromLastFrame[0];
        double[] ticks = first < 0 ? [first, 0] : [0];
        (time["tickvals"], time["ticktext"]) = (new JsonArray([.. ticks.Select(tick => JsonValue.Create(tick))]), new JsonArray([.. ticks.Select(tick => JsonValue.Create(PlotlyText.Hours(tick)))]));
        time.Remove("title");
    }

    private JsonArray Hours() => [.. _times.HoursFromLastFrame.Select(hours => JsonValue.Create(hours))];
}
