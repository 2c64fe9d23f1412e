using System.Text.Json.Nodes;
using Workbench.Figures;

namespace Workbench.Tests.Sharing;

/// <summary>A small animated figure with a slider and a button, and a map whose colours are known.</summary>
internal static class SliderFigure
{
    public static Figure Create() => new("A curve that moves", "A sine that moves with the slider.", [new("scale", "−1 to 1 nT"), new("seed", "7")],
        [Curve(0)],
        new JsonObject
        {
            ["sliders"] = new JsonArray(new JsonObject
            {
                ["steps"] = new JsonArray([.. Enumerable.Range(0, 5).Select(t => new JsonObject
                {
                    ["label"] = $"t = {t}", ["method"] = "animate",
                    ["args"] = new JsonArray(new JsonArray($"{t}"), new JsonObject { ["mode"] = "immediate", ["frame"] = new JsonObject { ["duration"] = 0 }, ["transition"] = new JsonObject { ["duration"] = 0 } }),
                })]),
            }),
            ["updatemenus"] = new JsonArray(new JsonObject { ["type"] = "buttons", ["buttons"] = new JsonArray(new JsonObject { ["label"] = "play", ["method"] = "animate", ["args"] = new JsonArray(new JsonArray()) }) }),
        },
        frames: [.. Enumerable.Range(0, 5).Select(t => new JsonObject { ["name"] = $"{t}", ["data"] = new JsonArray(Curve(t)) })]);

    /// <summary>Four cells of 100 x 100 CSS pixels: red, green / blue, white; the first row of <c>z</c> is the lowest.</summary>
    public static Figure Map() => new("Four colours", "Four cells, each with a colour of its own.", [new("scale", "none")],
        [new JsonObject
        {
            ["type"] = "heatmap", ["showscale"] = false, ["z"] = new JsonArray(new JsonArray(2, 3), new JsonArray(0, 1)),
            ["colorscale"] = new JsonArray(new JsonArray(0, "rgb(255,0,0)"), new JsonArray(1.0 / 3, "rgb(0,255,0)"), new JsonArray(2.0 / 3, "rgb(0,0,255)"), new JsonArray(1, "rgb(255,255,255)")),
        }],
        new JsonObject
        {
            ["height"] = 300, ["margin"] = new JsonObject { ["l"] = 400, ["r"] = 400, ["t"] = 50, ["b"] = 50 },
            ["xaxis"] = new JsonObject { ["visible"] = false }, ["yaxis"] = new JsonObject { ["visible"] = false },
        });

    private static JsonObject Curve(int t) => new()
    {
        ["type"] = "scatter", ["mode"] = "lines+markers", ["hovertemplate"] = "place %{x}: %{y:.2f} nT<extra></extra>",
        ["x"] = new JsonArray([.. Enumerable.Range(0, 10).Select(i => JsonValue.Create(i))]),
        ["y"] = new JsonArray([.. Enumerable.Range(0, 10).Select(i => JsonValue.Create(Math.Round(Math.Sin(t + (i / 2.0)), 6)))]),
    };
}
