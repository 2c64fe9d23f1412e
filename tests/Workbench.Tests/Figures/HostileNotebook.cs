using System.Text.Json.Nodes;
using Workbench.Figures;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Figures;

/// <summary>A notebook that tries to run something in its reader's browser, or to make it ask for something.</summary>
internal static class HostileNotebook
{
    public const string Script = "</script><script>window.owned = 1</script><img src=x onerror=\"window.owned = 1\">";

    public static string Json() => Of(
        Markdown($"# Title {Script}\n\n{Script}\n\n<iframe src=\"https://example.org\"></iframe>\n\n[click](javascript:window.owned=1) [data](data:text/html;base64,PHNjcmlwdD4=) [ok](https://example.org)\n\n![far](https://example.org/x.png) ![bogus](data:image/png;base64,AAAA) <javascript:window.owned=1>\n"),
        Markdown("## \"quoted\" 'heading' & \u202Egnp.exe\n\n[ref]\n\n[ref]: javascript:window.owned=1\n"),
        Code($"var x = \"{Script}\"; // \u202E", Stream("stdout", Script), Stream("stderr", "\u001B[31mred\u001B[0m" + Script), Error(Script, Script, "\u001B[0;31m" + Script)),
        Code("", DisplayData(("text/html", Script), ("text/plain", Script)), DisplayData(("text/html", Script)), DisplayData(("image/png", "not base64"), ("text/plain", "bogus picture")), DisplayData(("image/svg+xml", $"<svg>{Script}</svg>"))),
        Code("", DisplayData((Figure.PlotlyMimeType, HostileFigure()), ("text/plain", Script))),
        Code("", DisplayData((Figure.PlotlyMimeType, HostileFigure().ToJsonString()), ("text/plain", "as text"))),
        Code("", DisplayData((Figure.PlotlyMimeType, new JsonObject { ["data"] = new JsonArray(new JsonObject { ["type"] = "scattergeo" }) }), ("text/plain", "a map of the world"))),
        Code("", DisplayData((Figure.PlotlyMimeType, "{\"data\": 5"), ("text/plain", "broken figure"))));

    private static JsonObject HostileFigure() => new()
    {
        ["data"] = new JsonArray(new JsonObject
        {
            ["type"] = "scatter", ["x"] = new JsonArray(1, 2), ["y"] = new JsonArray(1, 2), ["name"] = Script, ["mode"] = "markers+text",
            ["text"] = new JsonArray($"<a href=\"javascript:window.owned=1\">a</a>{Script}", Script),
        }),
        ["layout"] = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = Script },
            ["images"] = new JsonArray(new JsonObject { ["source"] = "https://example.org/x.png", ["x"] = 0, ["y"] = 1, ["sizex"] = 1, ["sizey"] = 1 }),
            ["meta"] = new JsonObject { ["title"] = Script, ["summary"] = Script, ["facts"] = new JsonArray(new JsonObject { ["label"] = Script, ["value"] = Script }, 5) },
        },
        ["config"] = new JsonObject { ["plotlyServerURL"] = "https://example.org", ["showSendToCloud"] = true },
    };
}
