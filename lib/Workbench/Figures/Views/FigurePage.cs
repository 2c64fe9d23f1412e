using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;

namespace Workbench.Figures.Views;

/// <summary>What stands around the panels of a figure: title, notes, facts, fonts and colours that read on light and dark pages.</summary>
internal static class FigurePage
{
    /// <summary>Height to keep free above the panels for the title.</summary>
    public const int TitlePixels = 34;

    private const int LinePixels = 15;

    /// <summary>The layout of a figure; axes, colour axes and the like are added by the caller.</summary>
    /// <param name="drawing">What the panels drew.</param>
    /// <param name="title">Title, not escaped.</param>
    /// <param name="facts">The facts; notes among them are left out here, since the drawing has them.</param>
    /// <param name="stack">Where the panels stand.</param>
    /// <param name="top">Pixels above the panels.</param>
    /// <param name="axisPixels">Pixels below the panels for ticks and axis titles.</param>
    public static JsonObject Layout(Drawing drawing, string title, IReadOnlyList<FigureFact> facts, PanelStack stack, int top, int axisPixels)
    {
        stack.Place(drawing.Axes);
        string[] notes = [.. drawing.Notes.SelectMany(note => PlotlyText.Wrap($"Note: {note}", Labels.NoteWidth))];
        string[] factLines = [.. PlotlyText.Wrap(string.Join(" · ", facts.Where(fact => fact.Label != "note").Select(fact => $"{fact.Label}: {fact.Value}")), Labels.NoteWidth)];
        int notesBottom = axisPixels + (notes.Length * LinePixels) + 4, bottom = notesBottom + (factLines.Length * LinePixels) + 8;
        AddLines(drawing, "notes", notes, axisPixels, bold: true);
        // Last, because a page that shows the facts itself takes them out, and menus count annotations from the first.
        AddLines(drawing, "facts", factLines, notesBottom, bold: false);
        var layout = new JsonObject
        {
            ["title"] = new JsonObject
            {
                ["text"] = PlotlyText.Label(title, 70), ["x"] = 0, ["xref"] = "container", ["xanchor"] = "left", ["y"] = 1, ["yref"] = "container", ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["l"] = 8, ["t"] = 10 }, ["font"] = new JsonObject { ["size"] = 17 },
            },
            ["height"] = stack.HeightWith(top, bottom),
            ["margin"] = stack.Margin(top, bottom),
            ["font"] = new JsonObject { ["family"] = "system-ui, \"Noto Sans\", \"Noto Sans CJK KR\", sans-serif", ["size"] = 12, ["color"] = Ink.Text },
            ["paper_bgcolor"] = "rgba(0,0,0,0)",
            ["plot_bgcolor"] = "rgba(0,0,0,0)",
            ["hovermode"] = "closest",
            ["hoverlabel"] = new JsonObject { ["bgcolor"] = Ink.HoverBack, ["bordercolor"] = Ink.Text, ["font"] = new JsonObject { ["color"] = Ink.HoverText, ["size"] = 13 }, ["align"] = "left" },
            ["showlegend"] = false,
            ["shapes"] = drawing.Shapes,
            ["annotations"] = drawing.Annotations,
            ["images"] = drawing.Images,
            ["updatemenus"] = drawing.Menus,
            ["sliders"] = drawing.Sliders,
            ["meta"] = new JsonObject { ["panels"] = stack.ToRule(notesBottom) },
        };
        foreach ((string key, JsonNode? axis) in drawing.Axes) layout[key] = axis!.DeepClone();
        return layout;
    }

    /// <summary>The buttons of a figure.</summary>
    public static JsonObject Config() => new() { ["responsive"] = true, ["displaylogo"] = false, ["modeBarButtonsToRemove"] = new JsonArray("select2d", "lasso2d", "autoScale2d") };

    // Lines of text below the panels, from the left edge of the figure.
    private static void AddLines(Drawing drawing, string name, string[] lines, int below, bool bold)
    {
        if (lines.Length == 0) return;
        string text = string.Join("<br>", lines.Select(PlotlyText.Escape));
        drawing.Annotations.Add(new JsonObject
        {
            ["name"] = name, ["text"] = bold ? $"<b>{text}</b>" : text, ["align"] = "left", ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 11 },
            ["xref"] = "paper", ["x"] = 0, ["xanchor"] = "left", ["xshift"] = drawing.TextShift, ["yref"] = "paper", ["y"] = 0, ["yanchor"] = "top", ["yshift"] = -below,
        });
    }
}
