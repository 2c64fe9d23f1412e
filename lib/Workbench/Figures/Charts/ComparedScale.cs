using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;

namespace Workbench.Figures.Charts;

/// <summary>The scale on which maps of channels are compared: one for all, or each channel's own; about zero where the maps are signed.</summary>
internal sealed class ComparedScale
{
    private readonly ChannelMaps _maps;
    private readonly ColourScale _colours;
    private readonly ComparisonScale _scale;
    private readonly double[] _largest;

    public ComparedScale(ChannelMaps maps, ComparisonScale scale, MapColours colours)
    {
        (_maps, _scale, IsSigned) = (maps, scale, maps.Maps[0].KeepsNegative);
        _colours = IsSigned ? ColourScale.Diverging : ColourScale.Of(colours);
        _largest = [.. maps.Maps.Select(map => map.Values.Where(float.IsFinite).Select(v => (double)Math.Abs(v)).DefaultIfEmpty(0).Max())];
    }

    /// <summary>Whether the maps hold negative values by rule.</summary>
    public bool IsSigned { get; }

    /// <summary>Whether any value differs from zero.</summary>
    public bool HasValues => _largest.Max() > 0;

    /// <summary>Gives a map its colours and its range at the start.</summary>
    public void Colour(JsonObject trace, int channel)
    {
        double top = TopOf(_scale, channel);
        (trace["colorscale"], trace["zmin"], trace["zmax"]) = (_colours.ToPlotly(), IsSigned ? -top : 0, top);
    }

    /// <summary>A menu of the scales for the maps' traces.</summary>
    public JsonObject Menu(IReadOnlyList<int> traces, IReadOnlyList<int> channels, int legend, ControlPlace place)
    {
        ComparisonScale[] all = Enum.GetValues<ComparisonScale>();
        return ViewControls.Menu("scale", [.. all.Select(scale =>
        {
            double[] tops = [.. channels.Select(c => TopOf(scale, c))];
            var ranges = new JsonObject { ["zmin"] = new JsonArray([.. tops.Select(top => JsonValue.Create(IsSigned ? -top : 0))]), ["zmax"] = new JsonArray([.. tops.Select(top => JsonValue.Create(top))]) };
            double bar = BarTop(scale);
            return ($"scale: {(scale == ComparisonScale.AllChannels ? "all channels" : "each channel")}", ranges, new JsonObject { ["coloraxis.cmin"] = IsSigned ? -bar : 0, ["coloraxis.cmax"] = bar, [$"annotations[{legend}].text"] = Legend(scale) });
        })], all, _scale, traces, place);
    }

    /// <summary>The colour bar.</summary>
    public void AddBar(Sheet sheet)
    {
        double top = BarTop(_scale);
        sheet.ColourAxes["coloraxis"] = ColourBar.Axis(IsSigned ? -top : 0, top, _colours, 0.42, sheet.Reserved);
        sheet.Traces.Add(ColourBar.Key());
    }

    /// <summary>What is coloured, and the scale, in two lines.</summary>
    public string Legend(ComparisonScale scale)
    {
        string name = PlotlyText.Label(_maps.Maps[0].Name, Labels.NameLength), unit = PlotlyText.Label(_maps.Unit, Labels.UnitLength);
        return scale == ComparisonScale.AllChannels ? $"colour: {name} ({unit})<br>scale: all channels; Σ: sum of a map" : $"colour: {name}, part of the channel's<br>largest |value| (scale: channel)";
    }

    /// <summary>The fact of the scale at the start.</summary>
    public string Fact(ComparisonScale scale)
    {
        string sign = IsSigned ? "±" : "0 to ", own = string.Join(", ", _maps.Channels.Select((channel, c) => $"{channel.Name} {sign}{PlotlyText.Number(_largest[c])}"));
        return (scale == ComparisonScale.AllChannels
            ? $"starts with one for all channels, {sign}{PlotlyText.Number(_largest.Max())} {_maps.Unit} over all frames: colours of channels can be compared"
            : "starts with each channel's own, over all frames: colours of different channels cannot be compared") + $"; largest |value|: {own} {_maps.Unit}; the menu changes it, no value changes";
    }

    private double TopOf(ComparisonScale scale, int channel) => ScaleChoice.TopOf(scale == ComparisonScale.AllChannels ? _largest.Max() : _largest[channel]);

    private double BarTop(ComparisonScale scale) => scale == ComparisonScale.AllChannels ? TopOf(scale, 0) : 1;
}
