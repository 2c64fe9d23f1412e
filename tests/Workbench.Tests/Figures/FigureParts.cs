using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbench.Figures;

namespace Workbench.Tests.Figures;

/// <summary>What tests look at in a figure's JSON.</summary>
internal static class FigureParts
{
    public static JsonObject Layout(Figure figure) => figure.ToJsonObject()["layout"]!.AsObject();

    public static JsonObject[] Traces(Figure figure) => [.. figure.ToJsonObject()["data"]!.AsArray().Select(trace => trace!.AsObject())];

    public static JsonObject Trace(Figure figure, string name) => Traces(figure).First(trace => trace["name"]?.ToString() == name);

    public static JsonObject[] Shapes(Figure figure, string name) => [.. Layout(figure)["shapes"]!.AsArray().Where(shape => shape!["name"]!.ToString() == name).Select(shape => shape!.AsObject())];

    public static string[] Annotations(Figure figure, string name) => [.. Layout(figure)["annotations"]!.AsArray().Where(note => note!["name"]!.ToString() == name).Select(note => note!["text"]!.ToString())];

    public static string Fact(Figure figure, string label) => figure.Facts.First(fact => fact.Label == label).Value;

    public static string[] Notes(Figure figure) => [.. figure.Facts.Where(fact => fact.Label == "note").Select(fact => fact.Value)];

    /// <summary>Numbers of a plain array, or of a typed one; null is NaN.</summary>
    public static double[] Numbers(JsonNode? node) => node is JsonObject typed
        ? [.. MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(typed["bdata"]!.ToString())).ToArray().Select(v => (double)v)]
        : [.. node!.AsArray().Select(v => v is null ? double.NaN : v.GetValue<double>())];

    public static string[] Texts(JsonNode? node) => [.. node!.AsArray().Select(v => v!.ToString())];
}
