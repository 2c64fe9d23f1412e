using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;

namespace Workbench.Figures.Charts;

/// <summary>A chart or grid in the making: a drawing with headings, menus and colour bars in rows above its panels.</summary>
/// <param name="leftMargin">Pixels left of the panels.</param>
/// <param name="axisPixels">Pixels below the panels for tick labels and axis titles.</param>
/// <param name="reserved">Lines above the panels that headings, menus and colour bars leave free, for names of columns.</param>
internal sealed class Sheet(int leftMargin, int axisPixels, int reserved = 0)
{
    /// <summary>Height of a heading.</summary>
    public const int HeadingPixels = 18;

    // The width, in pixels, for which the JSON is laid out: that of a notebook on a laptop.
    private const int DesignWidth = 960;
    private const int NoBar = -1;

    private readonly Drawing _drawing = new() { TextShift = 8 - leftMargin };
    private int _headings;

    public JsonArray Traces => _drawing.Traces;

    public JsonArray Shapes => _drawing.Shapes;

    public JsonArray Annotations => _drawing.Annotations;

    public JsonArray Images => _drawing.Images;

    public JsonObject Axes => _drawing.Axes;

    /// <summary>What a reader must see: shown bold below the panels and kept among the facts.</summary>
    public List<string> Notes => _drawing.Notes;

    /// <summary>Colour axes by Plotly's name, e.g. <c>coloraxis</c>.</summary>
    public JsonObject ColourAxes { get; } = [];

    /// <summary>What all heat maps share, written once (Plotly's template).</summary>
    public JsonObject Shared { get; } = [];

    /// <summary>Lines kept free for names of columns.</summary>
    public int Reserved => reserved;

    /// <summary>The key of an axis in the layout: <c>xaxis2</c> for <c>x2</c>.</summary>
    public static string KeyOf(string axis) => axis.Insert(1, "axis");

    /// <summary>Adds a line of text above a panel; <paramref name="row"/> counts lines up from it.</summary>
    public void Heading(string escapedText, int row, string xref = "paper", string yref = "paper", string? colour = null)
    {
        _headings = Math.Max(_headings, row + 1);
        Annotations.Add(new JsonObject
        {
            ["name"] = "heading", ["text"] = escapedText, ["align"] = "left", ["showarrow"] = false, ["borderpad"] = 2,
            ["xref"] = xref, ["x"] = 0, ["xanchor"] = "left", ["yref"] = yref, ["y"] = 1, ["yanchor"] = "bottom", ["yshift"] = (row + reserved) * HeadingPixels,
            ["font"] = colour is null ? new JsonObject { ["size"] = 13 } : new JsonObject { ["size"] = 13, ["color"] = colour },
        });
    }

    /// <summary>Where a menu stands: in a row above the headings so far, <paramref name="pixelsRight"/> from the left edge of the panels.</summary>
    public ControlPlace MenuPlace(int pixelsRight) => new(0, 1, ((_headings + reserved) * HeadingPixels) + 4, PixelsRight: pixelsRight);

    /// <summary>Adds menus; headings come first.</summary>
    public void AddMenus(params JsonObject[] menus)
    {
        foreach (JsonObject menu in menus) _drawing.Menus.Add(menu);
    }

    /// <summary>The figure. Facts: the data's, the caller's, then the notes.</summary>
    public Figure ToFigure(FigureOptions options, string summary, IEnumerable<FigureFact> facts, IReadOnlyList<PanelRow> rows, double frameFraction = 1)
    {
        Notes.AddRange(options.Notes);
        FigureFact[] stated = [.. facts, .. options.Facts, .. Notes.Select(note => new FigureFact("note", note))];
        int top = FigurePage.TitlePixels + ((_headings + reserved) * HeadingPixels) + 8 + (_drawing.Menus.Count > 0 ? ViewControls.MenuPixels + 4 : 0);
        JsonObject layout = FigurePage.Layout(_drawing, options.Title, stated, new PanelStack(rows, [], frameFraction, leftMargin, NoBar, DesignWidth), top, axisPixels);
        foreach ((string key, JsonNode? axis) in ColourAxes) layout[key] = axis!.DeepClone();
        if (Shared.Count > 0) layout["template"] = new JsonObject { ["data"] = new JsonObject { ["heatmap"] = new JsonArray(Shared.DeepClone()) } };
        return new Figure(options.Title, summary, stated, Traces, layout, FigurePage.Config());
    }
}
