using System.Text.Json.Nodes;

namespace Workbench.Figures.Views;

/// <summary>A scale of colours: stops at equal distances, between which Plotly interpolates linearly in sRGB.</summary>
/// <param name="Name">Short name for a switch, e.g. <c>colour-blind safe</c>.</param>
/// <param name="Order">What the colours run through, for captions, e.g. <c>blue (little) to red (much)</c>.</param>
/// <param name="Stops">Colours from the lower to the upper end, <c>#rrggbb</c>.</param>
internal sealed record ColourScale(string Name, string Order, IReadOnlyList<string> Stops)
{
    /// <summary>The guide's reading order, for values from zero up.</summary>
    public static ColourScale Guide { get; } = new("guide", "blue (little), green, yellow, red (much)", SaliencyColours.Stops);

    /// <summary>
    /// For values from zero up and any reader: CIE lightness 24 to 92 in equal steps while the hue turns from blue (292°) to yellow (100°). Monotone, and every
    /// neighbour distinguishable, also as people without red or without green cones see it [Vienot1999].
    /// </summary>
    public static ColourScale Sequential { get; } = new("colour-blind safe", "dark blue (little), teal, yellow (much)",
    [
        "#083482", "#08477e", "#0a5882", "#0c6889", "#0f7991", "#128a97", "#149b9b", "#17ad99", "#19c08d", "#44d172", "#8add61", "#c2e654", "#f9ec52",
    ]);

    /// <summary>
    /// For signed values, symmetric about zero: blue (below), near white (zero), orange-brown (above). CIE lightness 34 to 96.5 and back in equal steps; the two
    /// arms differ along blue and yellow, which every common form of colour vision keeps.
    /// </summary>
    public static ColourScale Diverging { get; } = new("signed", "blue (below zero), white (zero), orange (above)",
    [
        "#075386", "#0c6dad", "#1289d6", "#61a3e6", "#98bded", "#c7d9f3", "#f5f5f5", "#f1d1c1", "#e5af91", "#d68d65", "#c36d3a", "#ad4c08", "#873802",
    ]);

    /// <summary>The scale of a choice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The choice does not exist.</exception>
    public static ColourScale Of(MapColours colours) => colours switch
    {
        MapColours.Guide => Guide,
        MapColours.ColourBlindSafe => Sequential,
        _ => throw new ArgumentOutOfRangeException(nameof(colours), colours, $"ColourScale: the colours must be Guide or ColourBlindSafe, got {(int)colours}."),
    };

    /// <summary>The colours as a Plotly colour scale.</summary>
    public JsonArray ToPlotly() => [.. Stops.Select((colour, i) => new JsonArray(Math.Round(i / (Stops.Count - 1.0), 6), colour))];
}
