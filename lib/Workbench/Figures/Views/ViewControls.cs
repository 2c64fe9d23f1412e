using System.Text.Json.Nodes;

namespace Workbench.Figures.Views;

/// <summary>
/// Controls inside a figure, in plain Plotly JSON: they work offline, in notebooks and in saved pages, without a script of ours. Each changes attributes of the
/// traces it is given, never their values, so any number of overlays costs a few bytes each.
/// </summary>
internal static class ViewControls
{
    /// <summary>Height to keep free for a row of menus, in pixels.</summary>
    public const int MenuPixels = 28;

    /// <summary>Height to keep free for a slider with its label and ticks, in pixels.</summary>
    public const int SliderPixels = 44;

    // Menus and sliders carry their own paper and ink: Plotly lights the chosen entry in near white, on dark pages too.
    internal const string Paper = "#d3dae2";
    internal const string Border = "#8b949e";
    internal const string Dark = "#24292f";
    private const int Steps = 10;

    /// <summary>A slider from 0 to 1 in tenths that sets the opacity of overlays.</summary>
    /// <param name="traces">Indices of the overlays in the figure's data; at least one.</param>
    /// <param name="opacity">The opacity at the start, 0 to 1; the slider starts at the nearest tenth.</param>
    /// <param name="place">Where it stands.</param>
    public static JsonObject OpacitySlider(IReadOnlyList<int> traces, double opacity, ControlPlace place) =>
        OpacitySlider(opacity, place, value => ("restyle", new JsonArray(new JsonObject { ["opacity"] = value }, Indices(traces))));

    /// <summary>A slider from 0 to 1 in tenths that sets the opacity of pictures of the layout, for overlays that are drawn as pictures.</summary>
    /// <param name="images">Indices of the overlays in <c>layout.images</c>; at least one.</param>
    /// <param name="opacity">The opacity at the start, 0 to 1.</param>
    /// <param name="place">Where it stands.</param>
    public static JsonObject PictureOpacitySlider(IReadOnlyList<int> images, double opacity, ControlPlace place) =>
        OpacitySlider(opacity, place, value => ("relayout", new JsonArray(new JsonObject(images.Select(i => KeyValuePair.Create<string, JsonNode?>($"images[{i}].opacity", value))))));

    /// <summary>A menu that switches what the strongest colour stands for, with the label that states it.</summary>
    /// <param name="choices">The choices there are, in the order to show; a choice that is not given is absent.</param>
    /// <param name="active">The choice at the start, one of <paramref name="choices"/>.</param>
    /// <param name="traces">Indices of the overlays in the figure's data, in the order of <see cref="ScaleChoice.Tops"/>; empty where a colour axis holds the range.</param>
    /// <param name="place">Where it stands.</param>
    public static JsonObject ScaleMenu(IReadOnlyList<ScaleChoice> choices, MapScale active, IReadOnlyList<int> traces, ControlPlace place) =>
        Menu("scale", [.. choices.Select(choice => ($"scale: {ScaleChoice.NameOf(choice.Scale)}", RangeOf(choice, traces), choice.Layout.DeepClone().AsObject()))], [.. choices.Select(c => c.Scale)], active, traces, place);

    /// <summary>A menu that switches between the guide's colours and those for colour-blind readers.</summary>
    /// <param name="active">The colours at the start.</param>
    /// <param name="traces">Indices of the traces with a colour scale of their own; empty for none.</param>
    /// <param name="colourAxes">Names of colour axes to change, e.g. <c>coloraxis</c>; empty for none.</param>
    /// <param name="place">Where it stands.</param>
    public static JsonObject ColourMenu(MapColours active, IReadOnlyList<int> traces, IReadOnlyList<string> colourAxes, ControlPlace place)
    {
        MapColours[] all = Enum.GetValues<MapColours>();
        return Menu("colours", [.. all.Select(colours =>
        {
            ColourScale scale = ColourScale.Of(colours);
            var restyle = traces.Count == 0 ? new JsonObject() : new JsonObject { ["colorscale"] = new JsonArray(scale.ToPlotly()) };
            var relayout = new JsonObject(colourAxes.Select(axis => KeyValuePair.Create<string, JsonNode?>($"{axis}.colorscale", scale.ToPlotly())));
            return ($"colours: {scale.Name}", restyle, relayout);
        })], all, active, traces, place);
    }

    private static JsonObject RangeOf(ScaleChoice choice, IReadOnlyList<int> traces)
    {
        if (traces.Count == 0) return [];
        if (choice.Tops.Count != 1 && choice.Tops.Count != traces.Count)
            throw new ArgumentException($"ViewControls.ScaleMenu: scale {choice.Scale} has {choice.Tops.Count} tops for {traces.Count} traces. Give one for each trace, or one for all.", nameof(choice));
        // Plotly deals the values of a list out to the traces in turn.
        JsonArray tops = [.. choice.Tops.Select(top => JsonValue.Create(top))];
        JsonArray bottoms = choice.IsSigned ? [.. choice.Tops.Select(top => JsonValue.Create(-top))] : [0];
        return new JsonObject { ["zmin"] = bottoms, ["zmax"] = tops };
    }

    /// <summary>A menu of any choices: what each changes in the traces and in the layout.</summary>
    /// <param name="name">Name of the menu, for errors.</param>
    /// <param name="buttons">Label of each choice, with its changes by Plotly's path.</param>
    /// <param name="values">The choices, one for each button.</param>
    /// <param name="active">The choice at the start, one of <paramref name="values"/>.</param>
    /// <param name="traces">Indices of the traces that are changed; empty for changes of the layout alone.</param>
    /// <param name="place">Where it stands.</param>
    public static JsonObject Menu<T>(string name, IReadOnlyList<(string Label, JsonObject Restyle, JsonObject Relayout)> buttons, IReadOnlyList<T> values, T active, IReadOnlyList<int> traces, ControlPlace place)
        where T : struct
    {
        int start = values.ToList().IndexOf(active);
        if (start < 0) throw new ArgumentException($"ViewControls: the {name} at the start must be one of {string.Join(", ", values)}, got {active}.", nameof(active));
        var menu = new JsonObject
        {
            ["name"] = name,
            ["type"] = "dropdown",
            ["direction"] = "down",
            ["active"] = start,
            ["showactive"] = true,
            ["bgcolor"] = Paper,
            ["bordercolor"] = Border,
            ["font"] = new JsonObject { ["size"] = 11, ["color"] = Dark },
            ["buttons"] = new JsonArray([.. buttons.Select(button => new JsonObject
            {
                ["label"] = button.Label,
                ["method"] = traces.Count == 0 ? "relayout" : "update",
                ["args"] = traces.Count == 0 ? new JsonArray(button.Relayout) : new JsonArray(button.Restyle, button.Relayout, Indices(traces)),
            })]),
        };
        place.WriteTo(menu);
        return menu;
    }

    private static JsonObject OpacitySlider(double opacity, ControlPlace place, Func<double, (string Method, JsonArray Args)> set)
    {
        var slider = new JsonObject
        {
            ["name"] = "opacity",
            ["active"] = (int)Math.Round(Math.Clamp(opacity, 0, 1) * Steps),
            ["len"] = place.Length,
            ["lenmode"] = "fraction",
            ["currentvalue"] = new JsonObject { ["prefix"] = "opacity of the overlay: ", ["font"] = new JsonObject { ["size"] = 11 }, ["offset"] = 2 },
            ["font"] = new JsonObject { ["size"] = 11 },
            ["bgcolor"] = Paper,
            ["activebgcolor"] = "#ffffff",
            ["bordercolor"] = Border,
            ["ticklen"] = 0,
            ["minorticklen"] = 0,
            ["steps"] = new JsonArray([.. Enumerable.Range(0, Steps + 1).Select(i =>
            {
                double value = i / (double)Steps;
                (string method, JsonArray args) = set(value);
                return new JsonObject { ["label"] = PlotlyText.Plain(value), ["method"] = method, ["args"] = args };
            })]),
        };
        place.WriteTo(slider);
        return slider;
    }

    private static JsonArray Indices(IReadOnlyList<int> traces) => [.. traces.Select(trace => JsonValue.Create(trace))];
}
