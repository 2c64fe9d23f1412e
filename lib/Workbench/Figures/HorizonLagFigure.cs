using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;

namespace Workbench.Figures;

/// <summary>Which scale the rows of <see cref="HorizonLagFigure"/> start with; a menu in the figure changes it.</summary>
public enum HorizonScale
{
    /// <summary>One scale for all horizons: their sizes can be compared.</summary>
    AllHorizons,

    /// <summary>Each horizon by its own largest value: shows which frame mattered for it, however small its changes are.</summary>
    EachHorizon,
}

/// <summary>Choices of view for <see cref="HorizonLagFigure"/>.</summary>
public sealed record HorizonLagOptions() : FigureOptions("Importance by horizon and frame")
{
    /// <summary>Scale at the start.</summary>
    /// <value>Default <see cref="HorizonScale.AllHorizons"/>.</value>
    public HorizonScale Scale { get; init; }

    /// <summary>Colours at the start.</summary>
    /// <value>Default <see cref="MapColours.Guide"/>.</value>
    public MapColours Colours { get; init; }
}

/// <summary>A matrix of horizons and frames: how much each frame mattered for each prediction, and whether the important frame moves with the horizon.</summary>
public static class HorizonLagFigure
{
    private const int RowPixels = 30, LeftMargin = 80, MostTicks = 10;

    /// <summary>Draws the matrix: a row a horizon (the nearest at the top), a column a frame, the largest of each row marked.</summary>
    /// <param name="importance">Signed changes; colours are their size, the sign stands under the mouse.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale or colours that do not exist.</exception>
    public static Figure Create(HorizonImportance importance, HorizonLagOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(importance);
        options ??= new();
        if (!Enum.IsDefined(options.Scale)) throw new ArgumentOutOfRangeException(nameof(options), options.Scale, $"HorizonLagFigure: the scale must be AllHorizons or EachHorizon, got {(int)options.Scale}.");
        int k = importance.HorizonHours.Count, frames = importance.Times.Count;
        FrameImportance[] rows = [.. Enumerable.Range(0, k).Select(importance.Of)];
        double largest = rows.Max(row => Largest(row)), top = ScaleChoice.TopOf(largest);
        string unit = PlotlyText.Label(importance.Unit, Labels.UnitLength);
        bool each = options.Scale == HorizonScale.EachHorizon;

        var sheet = new Sheet(LeftMargin, 64);
        sheet.Traces.Add(Matrix(importance, rows, "importance", !each, (row, value) => value));
        sheet.Traces.Add(Matrix(importance, rows, "importance over the row's largest", each, (row, value) => Largest(row) > 0 ? value / Largest(row) : value));
        if (rows.Any(row => row.MostImportantFrame is not null)) sheet.Traces.Add(Peaks(rows));
        string[] legends = [$"colour: importance ({unit}), one scale", "colour: importance, part of the largest<br>of the same horizon (row scale)"];
        sheet.Heading(" ", 1);
        sheet.Heading(legends[each ? 1 : 0], 0, "paper", "paper");
        int legend = sheet.Annotations.Count - 1;
        JsonObject Range(double most, string text) => new() { ["coloraxis.cmax"] = most, [$"annotations[{legend}].text"] = text };
        sheet.AddMenus(
            ViewControls.Menu("rows", [("rows: one scale", Visible(true), Range(top, legends[0])), ("rows: each its own", Visible(false), Range(1, legends[1]))], Enum.GetValues<HorizonScale>(), options.Scale, [0, 1], sheet.MenuPlace(0)),
            ViewControls.ColourMenu(options.Colours, [], ["coloraxis"], sheet.MenuPlace(160)));
        sheet.ColourAxes["coloraxis"] = ColourBar.Axis(0, each ? 1 : top, ColourScale.Of(options.Colours), 0.42);
        sheet.Axes["xaxis"] = FrameAxis(importance.Times);
        sheet.Axes["yaxis"] = HorizonAxis(importance);
        AddNotes(sheet, importance, rows);
        FigureFact[] facts =
        [
            new("importance", $"|{importance.Measures}| in {importance.Unit}; the sign stands under the mouse"),
            new("scale", $"starts with {(each ? "each horizon by its own largest" : $"one scale, 0 to {PlotlyText.Number(largest)} {importance.Unit}")}; the menu in the figure changes it, no value changes"),
            new("circle", "the most important frame of a horizon, where there is a single one"),
            importance.Times.Fact(),
        ];
        return sheet.ToFigure(options, Summary(importance, rows), facts, [new(["yaxis"], Pixels: Math.Max(3, k) * RowPixels)]);
    }

    private static double Largest(FrameImportance row) => row.Values.Where(float.IsFinite).DefaultIfEmpty(0).Max();

    private static JsonObject Visible(bool raw) => new() { ["visible"] = new JsonArray(raw, !raw) };

    private static JsonObject Matrix(HorizonImportance importance, FrameImportance[] rows, string name, bool isVisible, Func<FrameImportance, double, double> shown) => new()
    {
        ["type"] = "heatmap", ["name"] = name, ["visible"] = isVisible, ["coloraxis"] = "coloraxis", ["xgap"] = 1, ["ygap"] = 1, ["hoverongaps"] = false,
        ["z"] = PlotlyArray.Float32([.. rows.SelectMany(row => row.Values.Select(v => (float)shown(row, v)))], rows.Length, importance.Times.Count),
        ["text"] = new JsonArray([.. rows.Select((row, k) => new JsonArray([.. row.Values.Select((_, t) => JsonValue.Create(Hover(importance, row, k, t)))]))]),
        ["hovertemplate"] = "%{text}<extra></extra>",
    };

    private static string Hover(HorizonImportance importance, FrameImportance row, int k, int t)
    {
        string unit = PlotlyText.Label(importance.Unit, Labels.UnitLength), lead = PlotlyText.Plain(importance.HorizonHours[k] - importance.Times.HoursFromLastFrame[t]);
        string part = Largest(row) > 0 ? $", {PlotlyText.Plain(Math.Round(100 * row.Values[t] / Largest(row), 1))} &#37; of the row's largest" : "";
        return $"{importance.Times.NameOf(t)}, {lead} h before horizon {PlotlyText.Hours(importance.HorizonHours[k])}<br>importance {PlotlyText.Number(row.Values[t])} {unit}{part}<br>change {PlotlyText.Change(row.Changes![t])} {unit}";
    }

    private static JsonObject Peaks(FrameImportance[] rows)
    {
        var peaks = rows.Select((row, k) => (Row: k, Frame: row.MostImportantFrame)).Where(peak => peak.Frame is not null).ToArray();
        return new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "markers", ["name"] = "most important of a horizon", ["x"] = new JsonArray([.. peaks.Select(p => JsonValue.Create(p.Frame!.Value))]), ["y"] = new JsonArray([.. peaks.Select(p => JsonValue.Create(p.Row))]),
            ["marker"] = new JsonObject { ["symbol"] = "circle", ["size"] = 9, ["color"] = "#ffffff", ["line"] = new JsonObject { ["color"] = "#24292f", ["width"] = 1.5 } }, ["hoverinfo"] = "skip", ["showlegend"] = false,
        };
    }

    private static JsonObject FrameAxis(FrameTimes times)
    {
        int every = (times.Count + MostTicks - 1) / MostTicks;
        // Counted back from the last frame, so that 0 h always has a tick.
        int[] ticks = [.. Enumerable.Range(0, times.Count).Where(t => (times.Count - 1 - t) % every == 0)];
        JsonObject axis = Plain(ticks.Select(t => (double)t), ticks.Select(t => $"{PlotlyText.Signed(times.HoursFromLastFrame[t])}<br>t={t}"), "frame: hours from the last frame (below: frame index)");
        axis["range"] = new JsonArray(-0.5, times.Count - 0.5);
        return axis;
    }

    private static JsonObject HorizonAxis(HorizonImportance importance)
    {
        JsonObject axis = Plain(Enumerable.Range(0, importance.HorizonHours.Count).Select(k => (double)k),
            importance.HorizonHours.Select((hours, k) => k == importance.AnalysedHorizon ? $"<span style=\"color:{Ink.Analysed}\"><b>{PlotlyText.Hours(hours)}</b></span>" : PlotlyText.Hours(hours)), "horizon");
        axis["range"] = new JsonArray(importance.HorizonHours.Count - 0.5, -0.5);
        return axis;
    }

    private static JsonObject Plain(IEnumerable<double> places, IEnumerable<string> texts, string title) => new()
    {
        ["title"] = new JsonObject { ["text"] = title, ["standoff"] = 6, ["font"] = new JsonObject { ["size"] = 12 } }, ["tickmode"] = "array", ["tickangle"] = 0, ["tickfont"] = new JsonObject { ["size"] = 11 },
        ["tickvals"] = new JsonArray([.. places.Select(place => JsonValue.Create(place))]), ["ticktext"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]), ["showgrid"] = false, ["zeroline"] = false, ["ticks"] = "",
        ["showline"] = true, ["mirror"] = true, ["linecolor"] = Ink.Grid,
    };

    private static void AddNotes(Sheet sheet, HorizonImportance importance, FrameImportance[] rows)
    {
        int missing = importance.Changes.Count(float.IsNaN), none = rows.Count(row => !(Largest(row) > 0) && !row.Values.All(float.IsNaN));
        if (missing > 0) sheet.Notes.Add($"{missing} of {importance.Changes.Length} values are missing (NaN): no colour there.");
        if (importance.Times.Count == 1) sheet.Notes.Add("There is one frame only: importance cannot be compared over time.");
        if (none > 0) sheet.Notes.Add($"For {none} of {rows.Length} horizons no frame changes the prediction.");
    }

    private static string Summary(HorizonImportance importance, FrameImportance[] rows)
    {
        int[] peaks = [.. rows.Select(row => row.MostImportantFrame).OfType<int>()];
        string size = $"Importance of {importance.Times.Count} frame{(importance.Times.Count == 1 ? "" : "s")} for {rows.Length} horizon{(rows.Length == 1 ? "" : "s")}: ";
        if (peaks.Length == 0) return size + (rows.Length == 1 ? "it has no single most important frame." : "no horizon has a single most important frame.");
        return size + (peaks.Distinct().Count() == 1
            ? $"the most important frame is {importance.Times.NameOf(peaks[0])} for {(rows.Length == 1 ? "it" : peaks.Length == rows.Length ? "all of them" : $"{peaks.Length} of them")}."
            : $"the most important frame lies between {importance.Times.NameOf(peaks.Min())} and {importance.Times.NameOf(peaks.Max())}, depending on the horizon.");
    }
}
