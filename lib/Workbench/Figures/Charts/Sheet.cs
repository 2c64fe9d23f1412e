using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;

namespace Workbench.Figures.Charts;

/// <summary>A figure in the making: what panels add to, and the frame around them (title, headings, notes, facts, font, colours).</summary>
internal sealed class Sheet
{
    private const int TitlePixels = 40;
    internal const int HeadingPixels = 18;
    private const int LinePixels = 15;

    private readonly JsonArray _menus = [];
    private int _headings;

    public JsonArray Traces { get; } = [];

    public JsonArray Shapes { get; } = [];

    public JsonArray Annotations { get; } = [];

    public JsonArray Images { get; } = [];

    public JsonObject Axes { get; } = [];

    /// <summary>Colour axes by Plotly's name, e.g. <c>coloraxis</c>.</summary>
    public JsonObject ColourAxes { get; } = [];

    /// <summary>What a reader must see: shown bold below the panels and kept among the facts.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Pixels below the panels for tick labels and axis titles.</summary>
    public int AxisPixels { get; set; } = 52;

    /// <summary>Lines above the panels that headings, menus and colour bars leave free, for names of columns.</summary>
    public int Reserved { get; init; }

    /// <summary>Adds a line of text above a panel; <paramref name="row"/> counts lines up from it.</summary>
    public void Heading(string escapedText, int row, string xref = "paper", string yref = "paper", string? colour = null)
    {
        _headings = Math.Max(_headings, row + 1);
        Annotations.Add(new JsonObject
        {
            ["name"] = "heading", ["text"] = escapedText, ["align"] = "left", ["showarrow"] = false, ["borderpad"] = 2,
            ["xref"] = xref, ["x"] = 0, ["xanchor"] = "left", ["yref"] = yref, ["y"] = 1, ["yanchor"] = "bottom", ["yshift"] = (row + Reserved) * HeadingPixels,
            ["font"] = colour is null ? new JsonObject { ["size"] = 13 } : new JsonObject { ["size"] = 13, ["color"] = colour },
        });
    }

    /// <summary>Where a menu stands: in a row above the headings so far, <paramref name="x"/> from the left edge of the panels.</summary>
    public ControlPlace MenuPlace(double x) => new(x, 1, ((_headings + Reserved) * HeadingPixels) + 4);

    /// <summary>Adds menus; headings come first.</summary>
    public void AddMenus(params JsonObject[] menus)
    {
        foreach (JsonObject menu in menus) _menus.Add(menu);
    }

    /// <summary>The figure. Facts: the data's, the caller's, then the notes.</summary>
    public Figure ToFigure(FigureOptions options, string summary, IEnumerable<FigureFact> facts, RowStack rows)
    {
        Notes.AddRange(options.Notes);
        FigureFact[] stated = [.. facts, .. options.Facts];
        string[] notes = [.. Notes.SelectMany(note => PlotlyText.Wrap($"Note: {note}", Labels.NoteWidth))];
        string[] factLines = [.. PlotlyText.Wrap(string.Join(" · ", stated.Select(fact => $"{fact.Label}: {fact.Value}")), Labels.NoteWidth)];
        int notesBottom = AxisPixels + (notes.Length * LinePixels) + 4, bottom = notesBottom + (factLines.Length * LinePixels) + 8;
        int top = TitlePixels + ((_headings + Reserved) * HeadingPixels) + 6 + (_menus.Count > 0 ? ViewControls.MenuPixels : 0);
        Lines("notes", notes, AxisPixels, rows.LeftMargin, bold: true);
        Lines("facts", factLines, notesBottom, rows.LeftMargin, bold: false);
        rows.Place(Axes);
        var layout = new JsonObject
        {
            ["title"] = new JsonObject
            {
                ["text"] = PlotlyText.Label(options.Title, 70), ["x"] = 0, ["xref"] = "container", ["xanchor"] = "left", ["y"] = 1, ["yref"] = "container", ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["l"] = 8, ["t"] = 10 }, ["font"] = new JsonObject { ["size"] = 17 },
            },
            ["height"] = rows.HeightWith(top, bottom),
            ["margin"] = rows.Margin(top, bottom),
            ["font"] = new JsonObject { ["family"] = "system-ui, \"Noto Sans\", \"Noto Sans CJK KR\", sans-serif", ["size"] = 12, ["color"] = Ink.Text },
            ["paper_bgcolor"] = "rgba(0,0,0,0)",
            ["plot_bgcolor"] = "rgba(0,0,0,0)",
            ["hovermode"] = "closest",
            ["hoverlabel"] = new JsonObject { ["bgcolor"] = Ink.HoverBack, ["bordercolor"] = Ink.Text, ["font"] = new JsonObject { ["color"] = Ink.HoverText, ["size"] = 13 }, ["align"] = "left" },
            ["showlegend"] = false,
            ["shapes"] = Shapes,
            ["annotations"] = Annotations,
            ["images"] = Images,
            ["meta"] = new JsonObject { ["panels"] = rows.ToRule(notesBottom) },
        };
        if (_menus.Count > 0) layout["updatemenus"] = _menus;
        foreach ((string key, JsonNode? axis) in Axes.Concat(ColourAxes)) layout[key] = axis!.DeepClone();
        var config = new JsonObject { ["responsive"] = true, ["displaylogo"] = false, ["modeBarButtonsToRemove"] = new JsonArray("select2d", "lasso2d", "autoScale2d") };
        return new Figure(options.Title, summary, [.. stated, .. Notes.Select(note => new FigureFact("note", note))], Traces, layout, config);
    }

    // Lines of text below the panels, from the left edge of the figure.
    private void Lines(string name, string[] lines, int below, int leftMargin, bool bold)
    {
        if (lines.Length == 0) return;
        string text = string.Join("<br>", lines.Select(PlotlyText.Escape));
        Annotations.Add(new JsonObject
        {
            ["name"] = name, ["text"] = bold ? $"<b>{text}</b>" : text, ["align"] = "left", ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 11 },
            ["xref"] = "paper", ["x"] = 0, ["xanchor"] = "left", ["xshift"] = 8 - leftMargin, ["yref"] = "paper", ["y"] = 0, ["yanchor"] = "top", ["yshift"] = -below,
        });
    }
}
