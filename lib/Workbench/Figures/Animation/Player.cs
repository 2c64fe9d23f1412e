using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;

namespace Workbench.Figures.Animation;

/// <summary>Buttons and slider that run through a figure's Plotly frames.</summary>
internal static class Player
{
    private static readonly (string Label, int Milliseconds)[] Speeds = [("slow", 1200), ("play", 500), ("fast", 150)];

    /// <summary>Pause, and three speeds; playing goes on from the frame that is shown.</summary>
    public static JsonObject Buttons(ControlPlace place)
    {
        var menu = new JsonObject
        {
            ["name"] = "player", ["type"] = "buttons", ["direction"] = "right", ["showactive"] = false, ["bgcolor"] = ViewControls.Paper, ["bordercolor"] = ViewControls.Border,
            ["font"] = new JsonObject { ["size"] = 11, ["color"] = ViewControls.Dark },
            ["buttons"] = new JsonArray([Button("pause", new JsonArray((JsonNode?)null), 0), .. Speeds.Select(speed => Button(speed.Label, null, speed.Milliseconds))]),
        };
        place.WriteTo(menu);
        return menu;
    }

    /// <summary>A slider with a step for each frame.</summary>
    public static JsonObject FrameSlider(IReadOnlyList<string> names, int start, ControlPlace place)
    {
        var slider = new JsonObject
        {
            ["name"] = "frame", ["active"] = start, ["len"] = place.Length, ["lenmode"] = "fraction", ["ticklen"] = 0, ["minorticklen"] = 3,
            // The name of the frame stands above the slider; below it, names of dated frames would run into each other.
            ["font"] = new JsonObject { ["size"] = 8, ["color"] = "rgba(0,0,0,0)" },
            ["bgcolor"] = ViewControls.Paper, ["activebgcolor"] = "#ffffff", ["bordercolor"] = ViewControls.Border,
            ["currentvalue"] = new JsonObject { ["prefix"] = "frame ", ["font"] = new JsonObject { ["size"] = 13, ["color"] = Ink.Text }, ["offset"] = 4 },
            ["steps"] = new JsonArray([.. names.Select(name => new JsonObject
            {
                ["label"] = name, ["value"] = name, ["method"] = "animate", ["args"] = new JsonArray(new JsonArray(name), How(0, fromCurrent: false)),
            })]),
        };
        place.WriteTo(slider);
        return slider;
    }

    private static JsonObject Button(string label, JsonNode? frames, int milliseconds) => new()
    {
        ["label"] = label, ["method"] = "animate", ["args"] = new JsonArray(frames, How(milliseconds, fromCurrent: frames is null)),
    };

    private static JsonObject How(int milliseconds, bool fromCurrent) => new()
    {
        ["mode"] = "immediate", ["fromcurrent"] = fromCurrent, ["frame"] = new JsonObject { ["duration"] = milliseconds, ["redraw"] = true }, ["transition"] = new JsonObject { ["duration"] = 0 },
    };
}
