using System.Text.Json.Nodes;

namespace Workbench.Figures.Views;

/// <summary>One choice of a scale switch: what the strongest colour stands for, in each trace it changes, and the words that say so.</summary>
/// <param name="Scale">The choice.</param>
/// <param name="Tops">Value of the strongest colour: one for each trace, or a single one for all; positive.</param>
/// <param name="Layout">Changes of the layout that go with it, by Plotly's path, e.g. <c>annotations[2].text</c> or <c>coloraxis.cmax</c>; at least the label that states the scale.</param>
/// <param name="IsSigned">True where the colours run from −top to top, false (default) from 0.</param>
internal sealed record ScaleChoice(MapScale Scale, IReadOnlyList<double> Tops, JsonObject Layout, bool IsSigned = false)
{
    /// <summary>A top that can be drawn: where nothing is above zero, 1, which shows the lowest (or the middle) colour everywhere.</summary>
    public static double TopOf(double largest) => largest > 0 && double.IsFinite(largest) ? largest : 1;

    /// <summary>The choice's name in the switch and in captions.</summary>
    public static string NameOf(MapScale scale) => scale switch
    {
        MapScale.Frame => "frame",
        MapScale.Sequence => "sequence",
        MapScale.Catalogue => "catalogue",
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, $"ScaleChoice: the scale must be Frame, Sequence or Catalogue, got {(int)scale}."),
    };
}
