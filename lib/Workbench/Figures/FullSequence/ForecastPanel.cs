using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>
/// Panel 4: the predicted sequence after the last frame, the analysed horizon green; enlarged beside it where the time axis leaves it little room, and on a time axis of
/// its own where frames have theirs for themselves.
/// </summary>
internal static class ForecastPanel
{
    // The label of the analysed horizon stands right of the axis, where no curve runs.
    private const double OwnAxisPart = 0.8;
    private const string OwnAxis = "x2";

    public static void Draw(Drawing drawing, Forecast forecast, TimeAxis time)
    {
        string name = PlotlyText.Label(forecast.Name, Labels.NameLength), unit = PlotlyText.Label(forecast.Unit, Labels.UnitLength);
        bool apart = time.IsOfFramesAlone, enlarge = !apart && forecast.HoursAt(forecast.Values.Length - 1) / (time.End - time.Start) < TimeAxis.SmallForecast;
        drawing.Axes["yaxis4"] = SeriesAxis.Layout($"{PlotlyText.Label(forecast.Name, 12)}<br>({unit})", fromZero: false);
        drawing.Axes["yaxis4"]!["range"] = Range(forecast);
        drawing.Axes["yaxis4"]!.AsObject().Remove("rangemode"); // has no say beside a range
        drawing.Title("y4", $"<b>4</b> Predicted {name}{(apart ? " after the last frame" : "")}; <span style=\"color:{Ink.Analysed}\">green: the horizon analysed</span>");
        AddSeries(drawing, forecast, apart ? OwnAxis : "x", "y4", name, unit);
        if (apart) AddOwnAxis(drawing, forecast, time);
        if (enlarge)
        {
            AddEnlargedAxes(drawing, forecast);
            AddSeries(drawing, forecast, "x2", "y5", name, unit);
        }
        if (!apart) ShadeForecast(drawing, time);
        AddAnalysedLabel(drawing, forecast, besideSecondAxis: apart || enlarge);
        int missing = forecast.Values.Count(v => !float.IsFinite(v));
        if (missing > 0) drawing.Notes.Add($"{missing} of {forecast.Values.Length} predicted values are NaN or infinite: no marker there.");
    }

    private static void ShadeForecast(Drawing drawing, TimeAxis time)
    {
        foreach (string frames in (string[])["y", "y2"]) drawing.Shade(frames, Math.Min(time.FrameWidth / 2, time.End), time.End);
        drawing.Shade("y3", Math.Min(time.Step / 2, time.End), time.End);
        drawing.Shade("y4", 0, time.End);
        drawing.Annotations.Add(Word(time));
    }

    // From the last frame on; that an hour is shorter here, where it has a length above, the axis says.
    private static void AddOwnAxis(Drawing drawing, Forecast forecast, TimeAxis time)
    {
        (JsonArray places, JsonArray texts) = Ticks(forecast);
        drawing.Axes["xaxis2"] = new JsonObject
        {
            ["domain"] = new JsonArray(0, OwnAxisPart), ["anchor"] = "y4", ["range"] = new JsonArray(0, End(forecast)), ["tickmode"] = "array", ["tickvals"] = places, ["ticktext"] = texts, ["tickfont"] = new JsonObject { ["size"] = 11 },
            ["tickangle"] = 0, ["ticks"] = "outside", ["ticklen"] = 4, ["tickcolor"] = Ink.Grid, ["showgrid"] = false, ["zeroline"] = false,
            ["title"] = new JsonObject { ["text"] = $"hours after the last frame{(time.IsOfOrder ? "" : "; another scale of time than above")}", ["standoff"] = 6, ["font"] = new JsonObject { ["size"] = 12 } },
        };
        drawing.Axes["yaxis4"]!["anchor"] = OwnAxis;
        drawing.Shade("y4", 0, End(forecast), OwnAxis);
    }

    // Room below for the enlarged part's ticks and above for its name.
    private static JsonArray Range(Forecast forecast)
    {
        float[] known = [.. forecast.Values.Where(float.IsFinite)];
        if (known.Length == 0) return [0, 1];
        double low = known.Min(), high = known.Max(), spread = high > low ? high - low : Math.Max(1e-3, Math.Abs(high) * 0.2);
        return [low - (0.32 * spread), high + (0.28 * spread)];
    }

    private static void AddSeries(Drawing drawing, Forecast forecast, string xaxis, string yaxis, string name, string unit)
    {
        var all = Enumerable.Range(0, forecast.Values.Length).ToArray();
        drawing.Traces.Add(Series(forecast, all, "prediction", xaxis, yaxis, name, unit, Ink.Prediction, size: 6));
        JsonObject analysed = Series(forecast, [forecast.AnalysedHorizon], "analysed horizon", xaxis, yaxis, name, unit, Ink.Analysed, size: 13);
        analysed["mode"] = "markers";
        analysed.Remove("line");
        drawing.Traces.Add(analysed);
    }

    private static JsonObject Series(Forecast forecast, int[] horizons, string role, string xaxis, string yaxis, string name, string unit, string colour, int size) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines+markers",
        ["name"] = role,
        ["xaxis"] = xaxis,
        ["yaxis"] = yaxis,
        ["x"] = new JsonArray([.. horizons.Select(i => JsonValue.Create(forecast.HoursAt(i)))]),
        ["y"] = PlotlyArray.WithGaps(horizons.Select(i => forecast.Values[i])),
        ["customdata"] = new JsonArray([.. horizons.Select(i => JsonValue.Create($"horizon {i + 1} of {forecast.Values.Length}, {PlotlyText.Hours(forecast.HoursAt(i))}"))]),
        ["hovertemplate"] = $"%{{customdata}}<br>{name} %{{y:.4~g}} {unit}<extra></extra>",
        ["line"] = new JsonObject { ["color"] = colour, ["width"] = 2 },
        ["marker"] = new JsonObject { ["color"] = colour, ["size"] = size },
        ["cliponaxis"] = false,
        ["showlegend"] = false,
    };

    private static void AddEnlargedAxes(Drawing drawing, Forecast forecast)
    {
        (JsonArray places, JsonArray texts) = Ticks(forecast);
        drawing.Axes["xaxis2"] = new JsonObject
        {
            ["domain"] = new JsonArray(0.06, 0.6),
            ["anchor"] = "y5",
            ["range"] = new JsonArray(0, End(forecast)),
            ["tickmode"] = "array",
            ["tickvals"] = places,
            ["ticktext"] = texts,
            ["tickfont"] = new JsonObject { ["size"] = 11, ["color"] = Ink.Text },
            ["ticklabelposition"] = "inside",
            ["tickangle"] = 0,
            ["fixedrange"] = true,
            ["showgrid"] = false,
            ["zeroline"] = false,
            ["showline"] = true,
            ["mirror"] = true,
            ["linecolor"] = Ink.Grid,
        };
        JsonObject vertical = SeriesAxis.Layout("", fromZero: false);
        foreach (string unused in (string[])["title", "tickformat", "tickfont"]) vertical.Remove(unused);
        foreach ((string key, JsonNode? value) in new JsonObject { ["anchor"] = "x2", ["matches"] = "y4", ["showticklabels"] = false, ["showline"] = true, ["mirror"] = true, ["linecolor"] = Ink.Grid })
            vertical[key] = value?.DeepClone();
        drawing.Axes["yaxis5"] = vertical;
        drawing.Shapes.Add(new JsonObject
        {
            ["type"] = "rect", ["name"] = "enlarged forecast", ["xref"] = "x2 domain", ["x0"] = 0, ["x1"] = 1, ["yref"] = "y5 domain", ["y0"] = 0, ["y1"] = 1,
            ["layer"] = "below", ["fillcolor"] = Ink.ForecastShade, ["line"] = new JsonObject { ["width"] = 0 },
        });
        drawing.Annotations.Add(new JsonObject
        {
            ["name"] = "enlarged forecast", ["text"] = "forecast, enlarged (hours)", ["xref"] = "x2 domain", ["x"] = 0, ["xanchor"] = "left", ["yref"] = "y5 domain", ["y"] = 1,
            ["yanchor"] = "top", ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 11 }, ["borderpad"] = 2,
        });
    }

    // At up to eight of the predicted values.
    private static (JsonArray Places, JsonArray Texts) Ticks(Forecast forecast)
    {
        int every = (forecast.Values.Length + 7) / 8;
        double[] ticks = [.. Enumerable.Range(0, forecast.Values.Length).Where(i => (i + 1) % every == 0).Select(forecast.HoursAt)];
        return ([.. ticks.Select(hours => JsonValue.Create(hours))], [.. ticks.Select(hours => JsonValue.Create(PlotlyText.Signed(hours)))]);
    }

    private static double End(Forecast forecast) => forecast.HoursAt(forecast.Values.Length - 1) + (forecast.StepHours * 0.6);

    private static JsonObject Word(TimeAxis time) => new()
    {
        ["name"] = "forecast", ["text"] = "forecast", ["xref"] = "x", ["x"] = time.End, ["xanchor"] = "right", ["yref"] = "y4 domain", ["y"] = 1,
        ["yanchor"] = "bottom", ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 12, ["color"] = Ink.Prediction }, ["borderpad"] = 2,
    };

    // The axis carries the unit: with it, the label runs into the curve on a narrow page.
    private static void AddAnalysedLabel(Drawing drawing, Forecast forecast, bool besideSecondAxis)
    {
        float value = forecast.Values[forecast.AnalysedHorizon];
        double hours = forecast.HoursAt(forecast.AnalysedHorizon);
        bool known = float.IsFinite(value);
        drawing.Annotations.Add(new JsonObject
        {
            ["name"] = "analysed horizon",
            ["text"] = $"<b>{PlotlyText.Hours(hours)}: {(known ? PlotlyText.Number(value) : "missing")}</b>",
            ["xref"] = besideSecondAxis ? "x2 domain" : "x domain",
            ["x"] = besideSecondAxis ? 1 : 0,
            ["xanchor"] = "left",
            ["xshift"] = 12,
            ["yref"] = "y4 domain",
            ["y"] = 0.5,
            ["yanchor"] = "middle",
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 13, ["color"] = Ink.Analysed },
        });
        if (!known) drawing.Notes.Add($"The analysed prediction at {PlotlyText.Hours(hours)} is NaN or infinite.");
    }
}
