using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;

namespace Workbench.Figures.Charts;

/// <summary>A panel of horizontal bars, one for each channel with its name and what it shows above the bar, the solar wind last.</summary>
internal sealed class ChannelBars
{
    public const string SolarWind = "solar wind";
    public const string SolarWindShows = "measured near Earth, no image";
    private const int ShowsLength = 78;
    private const string WindColour = "#9a7bb8";

    private readonly ChannelImportances _importances;
    private readonly (string Name, string Shows, double Change, string Colour)[] _bars;

    public ChannelBars(ChannelImportances importances)
    {
        _importances = importances;
        _bars =
        [
            .. importances.Channels.Zip(importances.Changes, (channel, change) => (channel.Name, channel.Shows, change, channel == importances.MostImportant ? Ink.MostImportant : Ink.Bar)),
            .. importances.SolarWindChange is double wind ? [(SolarWind, SolarWindShows, wind, WindColour)] : Array.Empty<(string, string, double, string)>(),
        ];
    }

    /// <summary>Height the panel needs.</summary>
    public int Pixels => Math.Max(2, _bars.Length) * 50;

    /// <summary>Adds traces and axes; the caller gives the vertical axis its domain. A small panel has the values beside the names, and leaves out what the channels show.</summary>
    public void Draw(Sheet sheet, string x, string y, bool small = false)
    {
        string unit = PlotlyText.Label(_importances.Unit, Labels.UnitLength);
        var rows = Enumerable.Range(0, _bars.Length).ToArray();
        double[] scaled = [.. _bars.Select(bar => _importances.ScaledOf(bar.Change))];
        double end = Math.Max(1, scaled.Where(double.IsFinite).DefaultIfEmpty(0).Max());
        sheet.Traces.Add(new JsonObject
        {
            ["type"] = "bar", ["orientation"] = "h", ["name"] = "channel importance", ["xaxis"] = x, ["yaxis"] = y, ["width"] = 0.34,
            ["y"] = new JsonArray([.. rows.Select(row => JsonValue.Create(row))]),
            ["x"] = PlotlyArray.WithGaps(scaled.Select(value => (float)value)),
            ["marker"] = new JsonObject { ["color"] = new JsonArray([.. _bars.Select(bar => JsonValue.Create(bar.Colour))]) },
            ["customdata"] = new JsonArray([.. _bars.Select((bar, i) => JsonValue.Create($"{PlotlyText.Label(bar.Name)}<br>{string.Join("<br>", PlotlyText.Wrap(bar.Shows, 60).Select(PlotlyText.Escape))}<br>importance {PlotlyText.Number(scaled[i])}<br>change {PlotlyText.Change(bar.Change)} {unit}"))]),
            ["hovertemplate"] = "%{customdata}<extra></extra>", ["showlegend"] = false,
        });
        foreach (int row in rows) sheet.Annotations.Add(Label(x, y, row, small ? scaled[row] : null));
        if (!small) foreach (int row in rows) sheet.Annotations.Add(Value(x, y, row, scaled[row], unit));
        JsonObject across = SeriesAxis.Layout(small ? "" : $"importance (1 = the largest channel{(_importances.LargestChange > 0 ? $", {PlotlyText.Number(_importances.LargestChange)} {unit}" : "")})", fromZero: true);
        (across["anchor"], across["range"]) = (y, new JsonArray(0, end * (small ? 1 : 1.22)));
        // The labels say the values: grid lines would only run through them. Values stand beyond the largest bar, where a tick would promise a scale.
        (across["tickmode"], across["tickvals"]) = ("array", new JsonArray([.. Ticks(end).Select(tick => JsonValue.Create(tick))]));
        across["showgrid"] = false;
        foreach (string unused in (string[])["rangemode", "nticks", "gridcolor"]) across.Remove(unused);
        sheet.Axes[Sheet.KeyOf(x)] = across;
        sheet.Axes[Sheet.KeyOf(y)] = new JsonObject
        {
            ["anchor"] = x,
            ["range"] = new JsonArray(_bars.Length - 0.6, -0.75), ["showticklabels"] = false, ["showgrid"] = false, ["zeroline"] = false, ["fixedrange"] = true,
        };
    }

    public void AddNotes(Sheet sheet)
    {
        string[] missing = [.. _bars.Where(bar => double.IsNaN(bar.Change)).Select(bar => bar.Name)];
        if (missing.Length > 0) sheet.Notes.Add($"Importance is missing (NaN) for {string.Join(", ", missing)}: no bar there.");
        if (_importances.Changes.All(double.IsNaN)) return;
        if (!(_importances.LargestChange > 0)) sheet.Notes.Add($"No channel{(_importances.Changes.Any(double.IsNaN) ? " that was measured" : "")} changes the prediction when it is removed.");
        else if (_importances.Channels.Count == 1) sheet.Notes.Add("There is one channel only: its bar is 1 whatever its size.");
        else if (_importances.MostImportant is null) sheet.Notes.Add("No single channel has the largest importance (a tie): none is marked.");
    }

    private static double[] Ticks(double end)
    {
        double[] steps = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100];
        double step = steps.FirstOrDefault(s => end / s <= 5, Math.Pow(10, Math.Ceiling(Math.Log10(end / 5))));
        return [.. Enumerable.Range(0, (int)Math.Floor(end / step) + 1).Select(i => i * step)];
    }

    private JsonObject Label(string x, string y, int row, double? value) => new()
    {
        ["name"] = "channel", ["text"] = $"<b>{PlotlyText.Label(_bars[row].Name, Labels.ChannelLength)}</b>{(value is double scaled ? $" {(double.IsNaN(scaled) ? "–" : PlotlyText.Number(scaled))}" : $"  {PlotlyText.Label(_bars[row].Shows, ShowsLength)}")}",
        ["xref"] = $"{x} domain", ["x"] = 0, ["xanchor"] = "left", ["yref"] = y, ["y"] = row - 0.18, ["yanchor"] = "bottom", ["showarrow"] = false, ["borderpad"] = 0, ["font"] = new JsonObject { ["size"] = value is null ? 12 : 11 },
    };

    private JsonObject Value(string x, string y, int row, double scaled, string unit) => new()
    {
        ["name"] = "value", ["text"] = double.IsNaN(scaled) ? "not measured" : $"{PlotlyText.Number(scaled)} ({PlotlyText.Change(_bars[row].Change)} {unit})",
        ["xref"] = x, ["x"] = double.IsNaN(scaled) ? 0 : scaled, ["xanchor"] = "left", ["xshift"] = 4, ["yref"] = y, ["y"] = row, ["yanchor"] = "middle", ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 11 },
    };
}
