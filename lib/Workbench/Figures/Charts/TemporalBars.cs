using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;

namespace Workbench.Figures.Charts;

/// <summary>
/// A panel of frame importances over time: bars, trend, the most important frame in red, the analysed horizon in green and the lead time between them. Where bars would be
/// slivers beside the horizon, it stands in a shaded strip at the right, which is not to scale.
/// </summary>
internal sealed class TemporalBars
{
    // A bar can be read at half the width of a frame.
    private const int RowsBeside = 2;

    // Parts of the panel's width: up to where the bars reach, and from where the strip does; a small panel has less room for its labels.
    private const double BarsPart = 0.86, StripFrom = 0.9, SmallBarsPart = 0.74, SmallStripFrom = 0.82;

    // The horizon's place in the strip.
    private const double HorizonPart = 0.6;

    private readonly FrameImportance _importance;
    private readonly FrameTimes _times;
    private readonly TimeAxis _axis;
    private readonly string _unit;

    public TemporalBars(FrameImportance importance, FrameTimes times, double? horizonHours)
    {
        (_importance, _times, HorizonHours) = (importance, times, horizonHours);
        // A single frame has no step to be as wide as: an hour, where there is no horizon either.
        _axis = new TimeAxis(times.HoursFromLastFrame, horizonHours ?? (times.Count == 1 ? 1 : 0), RowsBeside);
        _unit = PlotlyText.Label(importance.Unit, Labels.UnitLength);
    }

    /// <summary>Hours from the last frame to the horizon that is analysed, or null.</summary>
    public double? HorizonHours { get; }

    /// <summary>Hours from the most important frame to the analysed horizon; null where either is not known.</summary>
    public double? LeadHours => HorizonHours is double horizon && _importance.MostImportantFrame is int t ? horizon - _times.HoursFromLastFrame[t] : null;

    /// <summary>Whether the horizon stands beside the bars' time axis instead of on it.</summary>
    public bool IsHorizonApart => HorizonHours is not null && _axis.IsOfFramesAlone;

    /// <summary>What a caption says about the time axis; nothing where there is but one.</summary>
    public IEnumerable<FigureFact> TimeFacts()
    {
        if (_axis.IsOfOrder && IsHorizonApart) yield return new("scale of time", "frames stand in their order, not to scale; so does the analysed horizon, in the shaded strip at the right");
        else if (IsHorizonApart) yield return new("scale of time", $"the bars span {PlotlyText.Plain(-_times.HoursFromLastFrame[0])} h and the analysed horizon is {PlotlyText.Hours(HorizonHours!.Value)}: beside it bars would be too narrow to read, so it stands in the shaded strip at the right, which is not to scale");
    }

    /// <summary>Adds traces, axes and marks; the caller gives the vertical axis its domain. A small panel leaves out what needs room.</summary>
    /// <param name="sheet">The figure in the making.</param>
    /// <param name="x">Horizontal axis.</param>
    /// <param name="y">Vertical axis.</param>
    /// <param name="strip">Horizontal axis of the strip, used only where the horizon stands apart.</param>
    /// <param name="left">Left edge as part of the plot's width; the right edge is the plot's.</param>
    /// <param name="small">Whether the panel is small.</param>
    public void Draw(Sheet sheet, string x, string y, string strip, double left = 0, bool small = false)
    {
        float[] trend = MovingMean.Of(_importance.Values);
        sheet.Traces.Add(Bars(x, y, trend));
        sheet.Traces.Add(new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "lines", ["name"] = "trend", ["xaxis"] = x, ["yaxis"] = y, ["x"] = Places(), ["y"] = PlotlyArray.WithGaps(trend),
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
        else if (_times.Utc(0) is string utc) time["title"]!["text"] = $"{(_axis.IsOfOrder ? "frames in their order, not to scale; " : "")}hours from the last frame, {utc} (below: frame index)";
        sheet.Axes[Sheet.KeyOf(x)] = time;
        time["domain"] = new JsonArray(left, IsHorizonApart ? Within(left, small ? SmallBarsPart : BarsPart) : 1);
        if (IsHorizonApart) AddStrip(sheet, y, strip, Within(left, small ? SmallStripFrom : StripFrom), small);
        if (HorizonHours is double horizon) sheet.Shapes.Add(Upright("analysed horizon", IsHorizonApart ? strip : x, y, horizon, Ink.Analysed, small ? 1.5 : 2));
        if (_importance.MostImportantFrame is int best) MarkBest(sheet, x, y, strip, best, small);
    }

    public void AddNotes(Sheet sheet)
    {
        float[] values = _importance.Values;
        int missing = values.Count(float.IsNaN);
        if (missing > 0) sheet.Notes.Add($"Temporal importance is missing (NaN) for {missing} of {values.Length} frames: no bar there.");
        if (_axis.Note is string order) sheet.Notes.Add(order);
        if (missing == values.Length) return;
        sheet.Notes.AddRange(FrameBars.Notes(_axis));
        if (values.All(v => !(v > 0))) sheet.Notes.Add("No frame has an importance above zero: removing any one frame does not change the prediction.");
        else if (values.Length == 1) sheet.Notes.Add("There is one frame only: importance cannot be compared over time.");
        else if (_importance.MostImportantFrame is null) sheet.Notes.Add("No single frame has the largest temporal importance (a tie): none is marked.");
    }

    private JsonObject Bars(string x, string y, float[] trend)
    {
        var frames = Enumerable.Range(0, _times.Count);
        return new JsonObject
        {
            ["type"] = "bar", ["name"] = "temporal importance", ["xaxis"] = x, ["yaxis"] = y, ["x"] = Places(), ["y"] = PlotlyArray.WithGaps(_importance.Values), ["width"] = FrameBars.Width(_axis),
            ["marker"] = FrameBars.Marker(_axis, _importance.MostImportantFrame),
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

    // The horizon alone, with a place for the mouse.
    private void AddStrip(Sheet sheet, string y, string strip, double from, bool small)
    {
        double horizon = HorizonHours!.Value;
        sheet.Traces.Add(new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "markers", ["name"] = "analysed horizon", ["xaxis"] = strip, ["yaxis"] = y, ["x"] = new JsonArray(horizon), ["y"] = new JsonArray(0), ["marker"] = new JsonObject { ["size"] = 24, ["opacity"] = 0 },
            ["hovertemplate"] = $"analysed horizon {PlotlyText.Hours(horizon)}<extra></extra>", ["cliponaxis"] = false, ["showlegend"] = false,
        });
        sheet.Axes[Sheet.KeyOf(strip)] = new JsonObject
        {
            ["domain"] = new JsonArray(from, 1), ["anchor"] = y, ["range"] = new JsonArray(0, horizon / HorizonPart), ["tickmode"] = "array", ["tickvals"] = new JsonArray(horizon), ["ticktext"] = new JsonArray(PlotlyText.Hours(horizon)),
            ["tickfont"] = new JsonObject { ["size"] = 11 }, ["tickangle"] = 0, ["ticks"] = "outside", ["ticklen"] = 4, ["tickcolor"] = Ink.Grid, ["fixedrange"] = true, ["showgrid"] = false, ["zeroline"] = false,
        };
        if (!small) sheet.Axes[Sheet.KeyOf(strip)]!["title"] = new JsonObject { ["text"] = "not to scale", ["standoff"] = 6, ["font"] = new JsonObject { ["size"] = 12 } };
        sheet.Shapes.Add(new JsonObject
        {
            ["type"] = "rect", ["name"] = "forecast", ["xref"] = $"{strip} domain", ["x0"] = 0, ["x1"] = 1, ["yref"] = $"{y} domain", ["y0"] = 0, ["y1"] = 1, ["layer"] = "below", ["fillcolor"] = Ink.ForecastShade, ["line"] = new JsonObject { ["width"] = 0 },
        });
    }

    // Red: the frame. Green, from the frame to the horizon: the lead time, above the bars; in two pieces where the horizon stands apart.
    private void MarkBest(Sheet sheet, string x, string y, string strip, int frame, bool small)
    {
        double at = _axis.Places[frame], place = (at - _axis.Start) / (_axis.End - _axis.Start);
        if (LeadHours is not null)
        {
            AddLead(sheet, x, y, at, IsHorizonApart ? _axis.End : HorizonHours!.Value);
            if (IsHorizonApart) AddLead(sheet, strip, y, 0, HorizonHours!.Value);
        }
        string before = LeadHours is double left && !small ? $", {PlotlyText.Plain(left)} h before {PlotlyText.Hours(HorizonHours!.Value)}" : "";
        sheet.Annotations.Add(new JsonObject
        {
            ["name"] = "most important frame", ["text"] = $"<b>{(small ? $"t = {frame}" : $"most important: {_times.NameOf(frame)}{before}")}</b>",
            ["xref"] = x, ["x"] = at, ["xanchor"] = place < 0.3 ? "left" : place > 0.7 ? "right" : "center",
            ["yref"] = $"{y} domain", ["y"] = 1, ["yanchor"] = "bottom", ["yshift"] = 1, ["showarrow"] = false, ["borderpad"] = 2,
            ["font"] = new JsonObject { ["size"] = 12, ["color"] = Ink.MostImportant },
        });
    }

    private static void AddLead(Sheet sheet, string x, string y, double from, double to)
    {
        JsonObject lead = Upright("lead time", x, y, from, Ink.Analysed, 2);
        (lead["x1"], lead["y0"], lead["y1"]) = (to, 1, 1);
        sheet.Shapes.Add(lead);
    }

    private static double Within(double left, double part) => left + ((1 - left) * part);

    private static JsonObject Upright(string name, string x, string y, double hours, string colour, double width) => new()
    {
        ["type"] = "line", ["name"] = name, ["xref"] = x, ["x0"] = hours, ["x1"] = hours, ["yref"] = $"{y} domain", ["y0"] = 0, ["y1"] = 1,
        ["line"] = new JsonObject { ["color"] = colour, ["width"] = width },
    };

    // First and last frame, in one line.
    private void Shorten(JsonObject time)
    {
        int[] ticks = [.. new[] { 0, _times.Count - 1 }.Distinct()];
        (time["tickvals"], time["ticktext"]) = (new JsonArray([.. ticks.Select(t => JsonValue.Create(_axis.Places[t]))]), new JsonArray([.. ticks.Select(t => JsonValue.Create(PlotlyText.Hours(_times.HoursFromLastFrame[t])))]));
        time.Remove("title");
    }

    private JsonArray Places() => [.. _axis.Places.Select(place => JsonValue.Create(place))];
}
