using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>What the panels add to: traces, shapes, annotations, pictures, axes, and the notes a reader must see.</summary>
internal sealed class Drawing
{
    public JsonArray Traces { get; } = [];

    public JsonArray Shapes { get; } = [];

    public JsonArray Annotations { get; } = [];

    public JsonArray Images { get; } = [];

    public JsonArray Menus { get; } = [];

    public JsonArray Sliders { get; } = [];

    public JsonObject Axes { get; } = [];

    /// <summary>Pixels by which notes and facts stand left of the panels.</summary>
    public int TextShift { get; init; }

    public List<string> Notes { get; } = [];

    /// <summary>Adds a line of text above the left end of a panel; <paramref name="row"/> counts lines up from the panel.</summary>
    public void Title(string axis, string escapedText, int row = 0) => Annotations.Add(new JsonObject
    {
        ["name"] = "panel title",
        ["text"] = escapedText,
        ["xref"] = "x domain",
        ["x"] = 0,
        ["xanchor"] = "left",
        ["yref"] = $"{axis} domain",
        ["y"] = 1,
        ["yanchor"] = "bottom",
        ["yshift"] = row * 18,
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 13 },
        ["borderpad"] = 2,
    });

    /// <summary>Shades a panel from <paramref name="from"/> to <paramref name="to"/> hours of a time axis.</summary>
    public void Shade(string axis, double from, double to, string time = "x") => Shapes.Add(new JsonObject
    {
        ["type"] = "rect",
        ["name"] = "forecast",
        ["xref"] = time,
        ["x0"] = from,
        ["x1"] = to,
        ["yref"] = $"{axis} domain",
        ["y0"] = 0,
        ["y1"] = 1,
        ["layer"] = "below",
        ["fillcolor"] = Ink.ForecastShade,
        ["line"] = new JsonObject { ["width"] = 0 },
    });

    /// <summary>Draws the red line of the most important frame through a panel.</summary>
    public void MarkFrame(string axis, double hours) => Shapes.Add(new JsonObject
    {
        ["type"] = "line",
        ["name"] = "most important frame",
        ["xref"] = "x",
        ["x0"] = hours,
        ["x1"] = hours,
        ["yref"] = $"{axis} domain",
        ["y0"] = 0,
        ["y1"] = 1,
        ["line"] = new JsonObject { ["color"] = Ink.MostImportant, ["width"] = 2 },
    });
}
