using System.Text.Json.Nodes;

namespace Workbench.Figures.Views;

/// <summary>What the strongest colour of overlaid maps can stand for: the choices that there are, their ranges, and the words that state them.</summary>
/// <param name="maps">The maps.</param>
/// <param name="name">Name of the method, escaped and short.</param>
/// <param name="unit">Unit of the values, escaped and short.</param>
internal sealed class OverlayScale(SaliencyMaps maps, string name, string unit)
{
    private readonly float _whole = maps.LargestPositive(0, maps.Frames);

    /// <summary>The choices, catalogue only where its largest value is known.</summary>
    public IReadOnlyList<MapScale> Choices { get; } = maps.LargestInCatalogue is null ? [MapScale.Frame, MapScale.Sequence] : [MapScale.Frame, MapScale.Sequence, MapScale.Catalogue];

    /// <summary>Whether any value of the sequence is above zero.</summary>
    public bool HasPositive => _whole > 0;

    /// <summary>Refuses a scale that does not exist, or that needs a value which the maps do not carry.</summary>
    public static void Require(string where, SaliencyMaps maps, MapScale scale, string parameter)
    {
        if (!Enum.IsDefined(scale))
            throw new ArgumentOutOfRangeException(parameter, scale, $"{where}: the scale must be Frame, Sequence or Catalogue, got {(int)scale}.");
        if (scale == MapScale.Catalogue && maps.LargestInCatalogue is null)
            throw new ArgumentException($"{where}: the scale Catalogue needs the largest value over the catalogue, but SaliencyMaps.LargestInCatalogue is not set. Set it, or choose Frame or Sequence.", parameter);
    }

    /// <summary>Value of the strongest colour in a frame; where nothing is above zero, 1, which draws everything in the lowest colour.</summary>
    public double TopOf(MapScale scale, int frame) => ScaleChoice.TopOf(scale switch
    {
        MapScale.Frame => maps.LargestPositive(frame, 1),
        MapScale.Catalogue => maps.LargestInCatalogue!.Value,
        _ => _whole,
    });

    /// <summary>The colour legend under a scale: what is coloured, then the scale, in two lines.</summary>
    public string Legend(MapScale scale) => scale switch
    {
        MapScale.Sequence => $"colour: {name} ({unit})<br>scale: whole sequence",
        MapScale.Catalogue => $"colour: {name} ({unit})<br>scale: whole catalogue",
        _ => $"colour: {name}, part of the<br>largest in the same frame (scale: frame)",
    };

    /// <summary>The fact of the scale that a figure starts with, not escaped.</summary>
    public string Fact(MapScale scale) => scale switch
    {
        MapScale.Sequence => $"whole sequence, 0 to {PlotlyText.Number(_whole)} {maps.Unit}: colours of frames can be compared",
        MapScale.Catalogue => $"whole catalogue, 0 to {PlotlyText.Number(maps.LargestInCatalogue!.Value)} {maps.Unit}: colours of events can be compared"
            + (_whole > maps.LargestInCatalogue ? $"; values here reach {PlotlyText.Number(_whole)} and are drawn in the strongest colour" : ""),
        _ => "frame, 0 to the largest value of each frame: colours of different frames cannot be compared",
    };

    /// <summary>The fact of what the switches in a figure offer.</summary>
    public FigureFact SwitchFact() => new("switches", $"the figure starts with the scale stated here; its menus change scale ({string.Join(", ", Choices.Select(ScaleChoice.NameOf))}) and colours, its slider the opacity; no value changes");

    /// <summary>What a reader must see: missing values, and maps with nothing to show.</summary>
    public IEnumerable<string> Notes()
    {
        int missing = maps.Values.Count(v => !float.IsFinite(v));
        if (missing > 0) yield return $"{missing} of {maps.Values.Length} map values are NaN or infinite: no colour there.";
        if (!HasPositive && missing < maps.Values.Length) yield return "No map value is above zero: the overlay shows the lowest colour everywhere.";
        int empty = Enumerable.Range(0, maps.Frames).Count(t => maps.LargestPositive(t, 1) <= 0);
        if (HasPositive && empty > 0) yield return $"The maps of {empty} of {maps.Frames} frames have no value above zero.";
    }

    /// <summary>A switch between the choices for traces that show one frame each.</summary>
    /// <param name="frames">Frames of the traces, in their order.</param>
    /// <param name="layout">Changes of the layout that state the choice.</param>
    public IReadOnlyList<ScaleChoice> ChoicesFor(IReadOnlyList<int> frames, Func<MapScale, JsonObject> layout) =>
        [.. Choices.Select(scale => new ScaleChoice(scale, scale == MapScale.Frame ? [.. frames.Select(t => TopOf(scale, t))] : [TopOf(scale, 0)], layout(scale)))];
}
