using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;

namespace Workbench.Figures.Charts;

/// <summary>One panel of removal curves: the rankings as lines, random ones as their mean and range, areas in the heading.</summary>
internal sealed class RemovalPanel(InsertionDeletionCurves curves, string x, string y, string title, string reading, Func<RankingCurves, double[]> values)
{
    private const int MostNameLength = 22;
    private const string RandomColour = "#8b949e";
    private const string RandomShade = "rgba(139,148,158,0.25)";
    private static readonly string[] Colours = [Ink.Prediction, Ink.Trend, "#8a63b8", Ink.Analysed, Ink.MostImportant];

    private string Unit => PlotlyText.Label(curves.Unit, Labels.UnitLength);

    public void Draw(Sheet sheet, string acrossTitle, double left, double right)
    {
        double[][] random = [.. curves.RandomRankings.Select(values)];
        double[] mean = [.. Enumerable.Range(0, curves.Fractions.Length).Select(k => random.Length == 0 ? double.NaN : random.Average(r => r[k]))];
        int line = curves.Rankings.Count + (random.Length == 0 ? 0 : 1);
        sheet.Heading($"<b>{title}</b>: {reading}", line, $"{x} domain", $"{y} domain");
        if (random.Length > 0)
        {
            if (random.Length > 1) Range(sheet, random);
            sheet.Traces.Add(Line("random", mean, RandomColour, dash: "dash"));
            Name(sheet, "random", mean, RandomColour, 0);
        }
        for (int r = 0; r < curves.Rankings.Count; r++)
        {
            string colour = Colours[r % Colours.Length], name = curves.Rankings[r].Name;
            sheet.Traces.Add(Line(name, values(curves.Rankings[r]), colour, dash: r < Colours.Length ? "solid" : "dot"));
            Name(sheet, name, values(curves.Rankings[r]), colour, --line);
        }
        JsonObject across = SeriesAxis.Layout(acrossTitle, fromZero: false);
        (across["domain"], across["anchor"], across["range"], across["tickformat"]) = (new JsonArray(left, right), y, new JsonArray(-0.02, 1.02), ".0%");
        across.Remove("rangemode");
        sheet.Axes[Sheet.KeyOf(x)] = across;
        JsonObject up = SeriesAxis.Layout("", fromZero: false);
        up["anchor"] = x;
        sheet.Axes[Sheet.KeyOf(y)] = up;
    }

    private void Name(Sheet sheet, string name, double[] curve, string colour, int row) =>
        sheet.Heading($"{PlotlyText.Label(name, MostNameLength)}: area {PlotlyText.Measured(curves.AreaOf(curve), Unit)}", row, $"{x} domain", $"{y} domain", colour);

    private JsonObject Line(string name, double[] curve, string colour, string dash) => new()
    {
        ["type"] = "scatter", ["mode"] = "lines+markers", ["name"] = PlotlyText.Label(name), ["xaxis"] = x, ["yaxis"] = y, ["x"] = Fractions(curves.Fractions), ["y"] = WithGaps(curve),
        ["line"] = new JsonObject { ["color"] = colour, ["width"] = 2, ["dash"] = dash }, ["marker"] = new JsonObject { ["color"] = colour, ["size"] = 4 },
        ["hovertemplate"] = $"{PlotlyText.Label(name)}<br>%{{x:.1~%}} of the places<br>{PlotlyText.Label(curves.ForecastName)} %{{y:.4~g}} {Unit}<extra></extra>", ["showlegend"] = false,
    };

    // Smallest and largest random value at each point, as one closed outline; points that one ranking lacks are left out.
    private void Range(Sheet sheet, double[][] random)
    {
        int[] known = [.. Enumerable.Range(0, curves.Fractions.Length).Where(k => random.All(r => double.IsFinite(r[k])))];
        if (known.Length < 2) return;
        sheet.Traces.Add(new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "lines", ["name"] = "range of random rankings", ["xaxis"] = x, ["yaxis"] = y, ["fill"] = "toself", ["fillcolor"] = RandomShade, ["line"] = new JsonObject { ["width"] = 0 },
            ["x"] = Fractions([.. known.Concat(known.Reverse()).Select(k => curves.Fractions[k])]),
            ["y"] = WithGaps([.. known.Select(k => random.Min(r => r[k])), .. known.Reverse().Select(k => random.Max(r => r[k]))]),
            ["hoverinfo"] = "skip", ["showlegend"] = false,
        });
    }

    private static JsonArray Fractions(double[] fractions) => [.. fractions.Select(f => JsonValue.Create(f))];

    private static JsonArray WithGaps(double[] curve) => [.. curve.Select(v => double.IsFinite(v) ? JsonValue.Create(v) : null)];
}
