using System.Reflection;
using System.Text.Json.Nodes;
using Workbench.Figures;

namespace Workbench.Tests.Figures;

public sealed class FigureTests
{
    [Fact]
    public void Json_Figure_CarriesTitleSummaryAndFacts()
    {
        JsonObject meta = Small("<b>", facts: [new("scale", "whole \"sequence\"")]).ToJsonObject()["layout"]!["meta"]!.AsObject();
        Assert.Equal(("<b>", "It rises."), (meta["title"]!.ToString(), meta["summary"]!.ToString()));
        Assert.Equal(("scale", "whole \"sequence\""), (meta["facts"]![0]!["label"]!.ToString(), meta["facts"]![0]!["value"]!.ToString()));
    }

    [Fact]
    public void ToJsonObject_Changed_LeavesTheFigureAsItWas()
    {
        Figure figure = Small("a");
        figure.ToJsonObject()["data"] = 5;
        Assert.IsType<JsonArray>(figure.ToJsonObject()["data"]);
    }

    [Fact]
    public void Create_NaN_IsAnErrorThatSaysWhatToDo()
    {
        var e = Assert.Throws<ArgumentException>("data", () => new Figure("curve", "s", [], [new JsonObject { ["type"] = "scatter", ["y"] = new JsonArray(double.NaN) }], []));
        Assert.Contains("Figure \"curve\"", e.Message);
        Assert.Contains("Write null", e.Message);
    }

    [Fact]
    public void Create_TraceWithoutType_NamesTheTrace()
    {
        var e = Assert.Throws<ArgumentException>("data", () => new Figure("t", "s", [], [new JsonObject { ["type"] = "bar" }, new JsonObject { ["x"] = 1 }], []));
        Assert.Contains("trace 1", e.Message);
        Assert.Contains("{\"x\":1}", e.Message);
    }

    [Fact]
    public void Create_NoTraceOrForeignMeta_IsAnError()
    {
        Assert.Throws<ArgumentException>("data", () => new Figure("t", "s", [], [], []));
        Assert.Throws<ArgumentException>("layout", () => new Figure("t", "s", [], [new JsonObject { ["type"] = "bar" }], new JsonObject { ["meta"] = 5 }));
        Assert.Throws<ArgumentException>("title", () => new Figure(" ", "s", [], [new JsonObject { ["type"] = "bar" }], []));
    }

    [Fact]
    public void Formatters_FoundByConvention_WriteJsonAndText()
    {
        // As a kernel does it: the attribute by its simple name, everything else by reflection.
        object attribute = typeof(Figure).GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = ((System.Collections.IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>().ToArray();
        Figure figure = Small("a title");

        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], preferred);
        Assert.Equal(preferred, formatters.Select(f => f.GetType().GetProperty("MimeType")!.GetValue(f)));
        string[] written = [.. formatters.Select(formatter =>
        {
            MethodInfo format = Assert.Single(formatter.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance), m => m.Name == "Format");
            Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(p => p.ParameterType));
            using var writer = new StringWriter();
            Assert.True((bool)format.Invoke(formatter, [figure, writer])!);
            Assert.False((bool)format.Invoke(formatter, ["no figure", writer])!);
            return writer.ToString();
        })];
        Assert.Equal([figure.Json, "It rises."], written);
    }

    private static Figure Small(string title, IReadOnlyList<FigureFact>? facts = null) =>
        new(title, "It rises.", facts ?? [], [new JsonObject { ["type"] = "scatter", ["y"] = new JsonArray(1, 2) }], []);
}
