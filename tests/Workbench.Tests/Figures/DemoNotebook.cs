using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Figures;

namespace Workbench.Tests.Figures;

/// <summary>Executed notebooks as a kernel would leave them.</summary>
internal static class DemoNotebook
{
    public static string Of(params JsonObject[] cells) => new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "workbench-csharp", ["display_name"] = "C# (Workbench)", ["language"] = "C#" } },
        ["cells"] = new JsonArray([.. cells]),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    public static JsonObject Markdown(string text) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = Lines(text) };

    public static JsonObject Code(string source, params JsonObject[] outputs) => new()
    {
        ["cell_type"] = "code", ["metadata"] = new JsonObject(), ["execution_count"] = 1, ["source"] = Lines(source), ["outputs"] = new JsonArray([.. outputs]),
    };

    public static JsonObject DisplayData(params (string Type, JsonNode Content)[] bundle) => new()
    {
        ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject(bundle.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Type, entry.Content))),
    };

    public static JsonObject Shown(Figure figure) => DisplayData((Workbench.Figures.Figure.PlotlyMimeType, figure.ToJsonObject()), ("text/plain", figure.ToString()));

    public static JsonObject Stream(string name, string text) => new() { ["output_type"] = "stream", ["name"] = name, ["text"] = Lines(text) };

    public static JsonObject Error(string name, string value, params string[] traceback) => new()
    {
        ["output_type"] = "error", ["ename"] = name, ["evalue"] = value, ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
    };

    /// <summary>A notebook such as the guide's: headings, text in two languages, a table, code, streams, two figures.</summary>
    public static string GuideNotebook(Figure first, Figure second) => Of(
        Markdown("# Why did the model expect a storm?\n\nOne event, end to end. **Predict** first, then look.\n\n| horizon | ap |\n|---|---|\n| +12 h | 27 nT |\n"),
        Markdown("## Full sequence\n\nWhich time matters? Is there a spatial pattern? See [the guide](https://example.org/guide).\n"),
        Code("var figure = FullSequenceFigure.Create(sequence, maps, importance, forecast);\nfigure", Stream("stdout", "28 frames read\n"), Shown(first)),
        Markdown("## 전체 시퀀스 분석\n\n빨간 선은 가장 중요한 시점입니다. 색은 파랑(적음)에서 빨강(많음)으로 갑니다.\n"),
        Markdown("### The same maps, each frame on its own scale\n"),
        Code("FullSequenceFigure.Create(sequence, maps, importance, forecast, new() { Scale = MapScale.Frame })", Shown(second)));

    private static JsonArray Lines(string text) => [.. text.Split('\n').Select((line, i) => JsonValue.Create(i < text.Count(c => c == '\n') ? line + "\n" : line))];
}
