using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;

namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="MapRowFigure"/>.</summary>
public sealed record MapRowOptions() : FigureOptions("Maps side by side");

/// <summary>A few maps side by side, each symmetric about zero on a scale of its own, for comparing methods whose values have different units.</summary>
public static class MapRowFigure
{
    private const double Gap = 0.03;
    private const int LeftMargin = 16;

    /// <summary>Draws the maps from left to right.</summary>
    /// <param name="title">Title of the figure.</param>
    /// <param name="maps">At least one map; sizes may differ.</param>
    /// <exception cref="ArgumentException">No map, or a blank title.</exception>
    /// <inheritdoc cref="Create(MapRowOptions, IReadOnlyList{NamedMap})"/>
    public static Figure Create(string title, params IReadOnlyList<NamedMap> maps) => Create(new MapRowOptions { Title = title }, maps);

    /// <summary>Draws the maps from left to right.</summary>
    /// <param name="options">Title, facts, notes.</param>
    /// <param name="maps">At least one map; sizes may differ.</param>
    /// <returns>The figure. White is zero; the strongest colour of a map is its own largest absolute value. Its smallest and largest value stand above it. NaN is a gap, and a note says so.</returns>
    /// <exception cref="ArgumentException">No map.</exception>
    public static Figure Create(MapRowOptions options, params IReadOnlyList<NamedMap> maps)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(maps);
        if (maps.Count == 0) throw new ArgumentException("MapRowFigure: expected at least one map, got none.", nameof(maps));
        double width = (1 - (Gap * (maps.Count - 1))) / maps.Count;
        var sheet = new Sheet(LeftMargin, 12);
        for (int i = 0; i < maps.Count; i++) Draw(sheet, maps[i], i, width);
        var axes = Enumerable.Range(0, maps.Count).Select(i => Sheet.KeyOf(Axis("y", i))).ToArray();
        double tallest = maps.Max(map => (double)map.Height / map.Width);
        string ranges = string.Join("; ", maps.Select(map => $"{map.Name} {Range(map)}"));
        return sheet.ToFigure(options, $"{maps.Count} map{(maps.Count == 1 ? "" : "s")}: {ranges}.",
            [new("scale", "each map its own, symmetric about zero: colours of two maps cannot be compared, places can"), new("colours", ColourScale.Diverging.Order)],
            [new PanelRow(axes, Frames: tallest)], width);
    }

    private static void Draw(Sheet sheet, NamedMap map, int index, double width)
    {
        float top = Largest(map);
        string x = Axis("x", index), y = Axis("y", index);
        double left = index * (width + Gap);
        sheet.Traces.Add(new JsonObject
        {
            ["type"] = "heatmap", ["name"] = PlotlyText.Label(map.Name, Labels.NameLength), ["xaxis"] = x, ["yaxis"] = y,
            ["z"] = PlotlyArray.Float32(map.Values, map.Height, map.Width), ["zmin"] = -ScaleChoice.TopOf(top), ["zmax"] = ScaleChoice.TopOf(top),
            ["colorscale"] = ColourScale.Diverging.ToPlotly(), ["showscale"] = false, ["hovertemplate"] = $"{PlotlyText.Label(map.Name, Labels.NameLength)}<br>row %{{y}}, column %{{x}}<br>%{{z:.4~g}}<extra></extra>",
        });
        sheet.Axes[Sheet.KeyOf(x)] = new JsonObject { ["domain"] = new JsonArray(Math.Round(left, 5), Math.Round(Math.Min(1, left + width), 5)), ["anchor"] = y, ["visible"] = false, ["constrain"] = "domain", ["range"] = new JsonArray(-0.5, map.Width - 0.5) };
        sheet.Axes[Sheet.KeyOf(y)] = new JsonObject { ["anchor"] = x, ["visible"] = false, ["scaleanchor"] = x, ["constrain"] = "domain", ["range"] = new JsonArray(map.Height - 0.5, -0.5) };
        sheet.Heading(Range(map), 0, $"{x} domain", $"{y} domain");
        sheet.Heading($"<b>{PlotlyText.Label(map.Name, Labels.NameLength)}</b>", 1, $"{x} domain", $"{y} domain");
        sheet.Shapes.Add(new JsonObject
        {
            ["type"] = "rect", ["xref"] = x, ["yref"] = y, ["x0"] = -0.5, ["x1"] = map.Width - 0.5, ["y0"] = -0.5, ["y1"] = map.Height - 0.5,
            ["line"] = new JsonObject { ["width"] = 1, ["color"] = Ink.Text },
        });
        int missing = map.Values.Count(v => !float.IsFinite(v));
        if (missing > 0) sheet.Notes.Add($"{missing} of {map.Values.Length} values of {map.Name} are NaN or infinite: no colour there.");
        if (top <= 0 && missing < map.Values.Length) sheet.Notes.Add($"{map.Name} is zero everywhere.");
    }

    private static string Range(NamedMap map)
    {
        float[] finite = [.. map.Values.Where(float.IsFinite)];
        return finite.Length == 0 ? "no finite value" : Largest(map) > 0 ? $"{PlotlyText.Number(finite.Min())} to {PlotlyText.Number(finite.Max())}" : "zero everywhere";
    }

    private static float Largest(NamedMap map) => map.Values.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    private static string Axis(string name, int index) => index == 0 ? name : $"{name}{index + 1}";
}
