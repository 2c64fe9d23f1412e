using System.Text.Json.Nodes;

namespace Workbench.Figures;

/// <summary>
/// The colours of an overlay: blue (little), green, yellow, red (much). CIE lightness rises in equal steps from blue (36) to yellow (88)
/// and falls in equal steps to red (48), so that no band looks like an edge that is not in the data.
/// </summary>
internal static class SaliencyColours
{
    /// <summary>Thirteen colours at 0, 1/12, … 1; between them Plotly interpolates linearly.</summary>
    public static IReadOnlyList<string> Stops { get; } =
    [
        "#0053a7", "#0067ae", "#007bb8", "#0093a5", "#00aa86", "#00c233", "#79ce00", "#bbd700", "#f4df00", "#feb300", "#ff8517", "#f75300", "#e50014",
    ];

    /// <summary>The colours as a Plotly colour scale.</summary>
    public static JsonArray ToColorScale() => [.. Stops.Select((colour, i) => new JsonArray(Math.Round(i / 12.0, 6), colour))];
}
