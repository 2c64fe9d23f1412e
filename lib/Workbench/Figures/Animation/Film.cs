using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures.Animation;

/// <summary>What moves: picture, map, marker, and the range of the colours where each frame has its own.</summary>
internal sealed class Film(SolarSequence sequence, SaliencyMaps maps, int channel, OverlayScale scale, DiskPicture picture, DrawnMap drawn, SunPlaces places, FrameImportance importance)
{
    /// <summary>Index of the map's trace.</summary>
    public const int MapTrace = 1;

    /// <summary>The colour axis on which each frame has its own range; the other, <c>coloraxis</c>, has one for all.</summary>
    public const string OwnAxis = "coloraxis2";

    private const int MarkerTrace = 3;

    /// <summary>Names of the frames, for the slider: short, none twice.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(0, sequence.Frames).Select(t => FrameName.Of(sequence, t))];

    /// <summary>All traces as they stand at a frame: picture, map, curve, marker.</summary>
    public IEnumerable<JsonObject> TracesAt(int frame, OverlayOptions options)
    {
        var image = new JsonObject { ["type"] = "image", ["name"] = "frame", ["source"] = picture.Png(frame), ["zsmooth"] = "fast", ["hoverinfo"] = "skip" };
        picture.Cover(image, picture.Rows, picture.Columns);
        yield return image;
        var map = new JsonObject
        {
            ["type"] = "heatmap", ["name"] = "overlay", ["z"] = Values(frame), ["zsmooth"] = "best", ["opacity"] = options.Opacity, ["coloraxis"] = options.Scale == MapScale.Frame ? OwnAxis : "coloraxis",
            ["customdata"] = places.Grid(drawn.Height, drawn.Width), ["hovertemplate"] = Hover(frame), ["hoverongaps"] = false,
        };
        picture.Cover(map, drawn.Height, drawn.Width);
        yield return map;
        yield return new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "lines+markers", ["name"] = "temporal importance", ["xaxis"] = "x2", ["yaxis"] = "y2",
            ["x"] = new JsonArray([.. sequence.HoursFromLastFrame.Select(hours => JsonValue.Create(hours))]), ["y"] = PlotlyArray.WithGaps(importance.Values),
            ["line"] = new JsonObject { ["color"] = Ink.Bar, ["width"] = 2 }, ["marker"] = new JsonObject { ["size"] = 5, ["color"] = Ink.Bar },
            ["customdata"] = new JsonArray([.. Names.Select(name => JsonValue.Create(name))]),
            ["hovertemplate"] = $"%{{customdata}}<br>importance %{{y:.4~g}} {PlotlyText.Label(importance.Unit, Labels.UnitLength)}<extra></extra>",
        };
        JsonObject marker = Marker(frame);
        foreach ((string key, JsonNode? value) in new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "lines+markers", ["name"] = "this frame", ["xaxis"] = "x2", ["yaxis"] = "y2", ["hoverinfo"] = "skip", ["cliponaxis"] = false,
            ["line"] = new JsonObject { ["color"] = Ink.MostImportant, ["width"] = 1.5 }, ["marker"] = new JsonObject { ["size"] = new JsonArray(0, 0, 12), ["color"] = Ink.MostImportant, ["opacity"] = 1 },
        })
            marker[key] = value?.DeepClone();
        yield return marker;
    }

    /// <summary>The Plotly frames.</summary>
    public JsonArray Frames() => [.. Enumerable.Range(0, sequence.Frames).Select(t => new JsonObject
    {
        ["name"] = Names[t],
        ["data"] = new JsonArray(new JsonObject { ["source"] = picture.Png(t) }, new JsonObject { ["z"] = Values(t), ["hovertemplate"] = Hover(t) }, Marker(t)),
        ["traces"] = new JsonArray(0, MapTrace, MarkerTrace),
        ["layout"] = new JsonObject { [OwnAxis] = new JsonObject { ["cmax"] = scale.TopOf(MapScale.Frame, t) } },
    })];

    /// <summary>The axes of the curve.</summary>
    public void AddCurveAxes(Drawing drawing)
    {
        string unit = PlotlyText.Label(importance.Unit, Labels.UnitLength);
        JsonObject hours = SeriesAxis.Layout("hours from the last frame", fromZero: false), values = SeriesAxis.Layout($"importance<br>({unit})", fromZero: true);
        double step = sequence.CadenceHours ?? 1;
        (hours["anchor"], hours["domain"], hours["range"], hours["nticks"]) = ("y2", new JsonArray(0, 1), new JsonArray(sequence.HoursFromLastFrame[0] - (step / 2), step / 2), 8);
        (values["anchor"], values["range"], values["nticks"]) = ("x2", new JsonArray(0, Ceiling * 1.08), 3);
        foreach (JsonObject axis in (JsonObject[])[hours, values]) axis.Remove("rangemode"); // has no say beside a range
        (drawing.Axes["xaxis2"], drawing.Axes["yaxis2"]) = (hours, values);
    }

    /// <summary>A menu that switches the map between the axis of all frames, with the range of the sequence or the catalogue, and the one of each frame.</summary>
    public static JsonObject ScaleMenu(OverlayScale choices, MapScale active, string name, string unit, ControlPlace place)
    {
        JsonObject menu = ViewControls.ScaleMenu([.. choices.Choices.Select(s => new ScaleChoice(s, [choices.TopOf(s, 0)], s == MapScale.Frame
            ? new JsonObject()
            : new JsonObject { ["coloraxis.cmax"] = choices.TopOf(s, 0), [OverlayBar.TitlePath] = OverlayBar.Title(name, unit, s) }))], active, [MapTrace], place);
        for (int i = 0; i < choices.Choices.Count; i++)
            menu["buttons"]![i]!["args"]![0] = new JsonObject { ["coloraxis"] = choices.Choices[i] == MapScale.Frame ? OwnAxis : "coloraxis" };
        return menu;
    }

    private double Ceiling => importance.Values.Where(v => !float.IsNaN(v) && v > 0).DefaultIfEmpty(1).Max();

    private JsonObject Values(int frame) => PlotlyArray.Float32(drawn.Of(frame), drawn.Height, drawn.Width);

    private string Hover(int frame) =>
        $"over {PlotlyText.Label(sequence.Channels[channel].Name)}, {Names[frame]}<br>{PlotlyText.Label(maps.Name, Labels.NameLength)} %{{z:.4~g}} {PlotlyText.Label(maps.Unit, Labels.UnitLength)}<br>{places.Line("%{customdata}")}<extra></extra>";

    // A line through the panel, and a dot on the curve.
    private JsonObject Marker(int frame)
    {
        double hours = sequence.HoursFromLastFrame[frame];
        float value = importance.Values[frame];
        return new JsonObject { ["x"] = new JsonArray(hours, hours, hours), ["y"] = new JsonArray(0, Ceiling * 1.08, float.IsFinite(value) ? value : null) };
    }
}
