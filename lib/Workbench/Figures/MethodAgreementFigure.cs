using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.Views;

namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="MethodAgreementFigure"/>.</summary>
public sealed record MethodAgreementOptions() : FigureOptions("Agreement of methods");

/// <summary>A matrix of rank correlations between the maps of methods: blue where they contradict each other, orange where they agree, hatched where there is no value.</summary>
public static class MethodAgreementFigure
{
    private const int CharacterPixels = 7, MostNameLength = 24, MostNumbers = 14;
    private const double Hatch = 0.5;

    // The colours' CIE lightness falls from 96 at 0 to 34 at 1; here, at 54, dark and light letters stand out equally.
    private const double LightCell = 0.68;

    /// <summary>Draws the matrix with its numbers; colours run from −1 to 1 whatever the values are.</summary>
    /// <param name="agreement">The correlations.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>The figure; up to 14 methods with the numbers in the cells, more with the numbers under the mouse only.</returns>
    public static Figure Create(MethodAgreement agreement, MethodAgreementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        int n = agreement.Names.Count, left = (agreement.Names.Max(name => Math.Min(name.Length, MostNameLength)) * CharacterPixels) + 16;
        var sheet = new Sheet(left, left);
        sheet.Traces.Add(Matrix(agreement));
        if (n <= MostNumbers && !agreement.Correlations.All(double.IsNaN)) sheet.Traces.Add(Numbers(agreement));
        if (agreement.Correlations.Any(double.IsNaN)) AddHatching(sheet, agreement);
        sheet.Heading($"colour: rank correlation{(agreement.Correlations.Any(double.IsNaN) ? "; hatched: no value" : "")}", 2);
        JsonObject colours = ColourBar.Axis(-1, 1, ColourScale.Diverging, 0.45);
        (colours["colorbar"]!["x"], colours["colorbar"]!["xanchor"]) = (0, "left");
        sheet.ColourAxes["coloraxis"] = colours;
        sheet.Axes["xaxis"] = NameAxis(agreement, new JsonArray(-0.5, n - 0.5));
        JsonObject down = NameAxis(agreement, new JsonArray(n - 0.5, -0.5));
        (down["scaleanchor"], down["constraintoward"]) = ("x", "top");
        (sheet.Axes["xaxis"]!["tickangle"], sheet.Axes["xaxis"]!["constraintoward"]) = (-90, "left");
        sheet.Axes["yaxis"] = down;
        int missing = agreement.Correlations.Count(double.IsNaN);
        if (missing > 0) sheet.Notes.Add($"{missing} of {n * n} cells have no value: a map with the same value everywhere orders nothing.");
        if (n == 1) sheet.Notes.Add("There is one method only: nothing to compare.");
        FigureFact[] facts = [new("value", $"{agreement.Measures}; 1: the maps order the places alike, 0: unrelated, −1: opposite; blind to scale"), new("scale", "colours from −1 to 1, white at 0")];
        return sheet.ToFigure(options ?? new(), Summary(agreement), facts, [new(["yaxis"], Pixels: Math.Clamp(n * 52, 120, 640))]);
    }

    private static JsonObject Matrix(MethodAgreement agreement)
    {
        int n = agreement.Names.Count;
        JsonArray Rows(Func<int, int, JsonNode?> cell) => [.. Enumerable.Range(0, n).Select(i => new JsonArray([.. Enumerable.Range(0, n).Select(j => cell(i, j))]))];
        return new JsonObject
        {
            ["type"] = "heatmap", ["name"] = "rank correlation", ["coloraxis"] = "coloraxis", ["xgap"] = 1, ["ygap"] = 1, ["hoverongaps"] = false,
            ["z"] = PlotlyArray.Float32([.. agreement.Correlations.Select(v => (float)v)], n, n),
            ["customdata"] = Rows((i, j) => $"{PlotlyText.Label(agreement.Names[i])}<br>and {PlotlyText.Label(agreement.Names[j])}<br>rank correlation {Three(agreement[i, j])}"),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
        };
    }

    // A trace of its own: dark letters on light cells and light ones on dark cells.
    private static JsonObject Numbers(MethodAgreement agreement)
    {
        var cells = Enumerable.Range(0, agreement.Correlations.Length).Where(k => !double.IsNaN(agreement.Correlations[k])).ToArray();
        int n = agreement.Names.Count;
        return new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "text", ["name"] = "numbers", ["x"] = new JsonArray([.. cells.Select(k => JsonValue.Create(k % n))]), ["y"] = new JsonArray([.. cells.Select(k => JsonValue.Create(k / n))]),
            ["text"] = new JsonArray([.. cells.Select(k => JsonValue.Create(agreement.Correlations[k].ToString("0.00;−0.00;0.00", CultureInfo.InvariantCulture)))]),
            ["textfont"] = new JsonObject { ["size"] = 12, ["color"] = new JsonArray([.. cells.Select(k => JsonValue.Create(Math.Abs(agreement.Correlations[k]) < LightCell ? "#1f2933" : "#ffffff"))]) },
            ["hoverinfo"] = "skip", ["showlegend"] = false,
        };
    }

    // Three slanted lines through each empty cell, and a place for the mouse in its middle.
    private static void AddHatching(Sheet sheet, MethodAgreement agreement)
    {
        int n = agreement.Names.Count;
        JsonArray x = [], y = [], middleX = [], middleY = [], texts = [];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                if (!double.IsNaN(agreement[i, j])) continue;
                foreach (double shift in (double[])[-Hatch, 0, Hatch])
                {
                    // From the lower left to the upper right, cut at the cell's edge.
                    double from = Math.Max(-0.5, -0.5 + shift), to = Math.Min(0.5, 0.5 + shift);
                    foreach (double? place in (double?[])[from, to, null])
                    {
                        x.Add(place is double right ? (double?)(j + right) : null);
                        y.Add(place is double up ? (double?)(i - (up - shift)) : null);
                    }
                }
                middleX.Add(j);
                middleY.Add(i);
                texts.Add($"{PlotlyText.Label(agreement.Names[i])}<br>and {PlotlyText.Label(agreement.Names[j])}<br>no value");
            }
        sheet.Traces.Add(new JsonObject { ["type"] = "scatter", ["mode"] = "lines", ["name"] = "no value", ["x"] = x, ["y"] = y, ["line"] = new JsonObject { ["color"] = FullSequence.Ink.Text, ["width"] = 1 }, ["hoverinfo"] = "skip", ["showlegend"] = false });
        sheet.Traces.Add(new JsonObject { ["type"] = "scatter", ["mode"] = "markers", ["name"] = "no value, under the mouse", ["x"] = middleX, ["y"] = middleY, ["customdata"] = texts, ["hovertemplate"] = "%{customdata}<extra></extra>", ["marker"] = new JsonObject { ["size"] = 24, ["opacity"] = 0 }, ["showlegend"] = false });
    }

    private static JsonObject NameAxis(MethodAgreement agreement, JsonArray range) => new()
    {
        ["range"] = range, ["constrain"] = "domain", ["tickmode"] = "array", ["tickvals"] = new JsonArray([.. Enumerable.Range(0, agreement.Names.Count).Select(i => JsonValue.Create(i))]),
        ["ticktext"] = new JsonArray([.. agreement.Names.Select(name => JsonValue.Create(PlotlyText.Label(name, MostNameLength)))]), ["tickfont"] = new JsonObject { ["size"] = 12 }, ["ticks"] = "", ["showgrid"] = false, ["zeroline"] = false,
        ["showline"] = true, ["mirror"] = true, ["linecolor"] = FullSequence.Ink.Grid,
    };

    private static string Summary(MethodAgreement agreement)
    {
        var pairs = agreement.Pairs().OrderBy(pair => pair.Value).ToArray();
        if (pairs.Length == 0) return $"Agreement of {agreement.Names.Count} method{(agreement.Names.Count == 1 ? "" : "s")}: no pair has a value.";
        string Name((int First, int Second, double Value) pair) => $"{agreement.Names[pair.First]} and {agreement.Names[pair.Second]} ({Three(pair.Value)})";
        return pairs.Length == 1 ? $"Agreement of {Name(pairs[0])}." : $"Agreement of {agreement.Names.Count} methods: highest {Name(pairs[^1])}, lowest {Name(pairs[0])}.";
    }

    private static string Three(double value) => double.IsNaN(value) ? "missing" : value.ToString("0.000;−0.000;0.000", CultureInfo.InvariantCulture);
}
