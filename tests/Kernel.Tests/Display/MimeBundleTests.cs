using System.Text.Json.Nodes;
using Workbench.Kernel.Display;

namespace Kernel.Tests.Display;

public sealed class MimeBundleTests
{
    [Fact]
    public void Of_TypeWithFormatters_HasEveryPreferredTypeWithJsonAsJson()
    {
        var bundle = MimeBundle.Of(new Chart { HasPicture = true });

        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/html", "text/plain"], bundle.Select(entry => entry.Key));
        Assert.Equal("""{"data":[{"y":[1.5,null]}]}""", Sent(bundle)["application/vnd.plotly.v1+json"]!.ToJsonString());
        Assert.Equal("iVBORw0=", (string?)bundle["image/png"]);
        Assert.Equal("a chart in one sentence", (string?)bundle["text/plain"]);
    }

    [Fact]
    public void Of_FormatterThatReturnsFalse_AddsNoEntry() => Assert.False(MimeBundle.Of(new Chart()).ContainsKey("image/png"));

    [Fact]
    public void Of_Subclass_InheritsTheFormatters() => Assert.Equal("<b>chart</b>", (string?)MimeBundle.Of(new SpecialChart())["text/html"]);

    [Fact]
    public void Of_SubclassWithFormattersOfItsOwn_UsesThem() => Assert.Equal(["image/png", "text/plain"], MimeBundle.Of(new OtherChart { HasPicture = true }).Select(entry => entry.Key));

    [Fact]
    public void Of_NoPreferredMimeTypes_GivesHtmlAndPlainText() =>
        Assert.Equal(["text/html", "text/plain"], MimeBundle.Of(new WithoutPreference()).Select(entry => entry.Key));

    [Fact]
    public void Of_AttributeOnAnInterface_IsIgnored() =>
        Assert.Equal("""{"text/plain":"plain"}""", MimeBundle.Of(new MarkedByInterface()).ToJsonString());

    [Theory]
    [InlineData(typeof(Throwing), "FormatException: no map")]
    [InlineData(typeof(ListsTooMuch), "text/latex")]
    [InlineData(typeof(BrokenJson), "application/json")]
    [InlineData(typeof(TwoFormats), "exactly one")]
    public void Of_BrokenFormatter_NamesTypeAndCause(Type type, string cause)
    {
        var failure = Assert.Throws<DisplayException>(() => MimeBundle.Of(Activator.CreateInstance(type)));

        Assert.Contains(type.Name, failure.Message);
        Assert.Contains(cause, failure.Message);
    }

    [Fact]
    public void Of_TextWithMimeType_KeepsItAndHasPlainText()
    {
        var html = MimeBundle.Of("<i>x</i>", "text/html");
        var json = MimeBundle.Of("""{"a": 1}""", "application/json");

        Assert.Equal("<i>x</i>", (string?)html["text/html"]);
        Assert.Equal("<i>x</i>", (string?)html["text/plain"]);
        Assert.Equal(1, (int?)Sent(json)["application/json"]!["a"]);
        Assert.True(json.ContainsKey("text/plain"));
    }

    [Fact]
    public void Of_VendorJson_IsSentByteForByte()
    {
        var bundle = MimeBundle.Of("""{"z": [1.50, 1e3, "é\u00e9"], "a" : {}}""", "application/vnd.plotly.v1+json");

        Assert.Contains("""{"z": [1.50, 1e3, "é\u00e9"], "a" : {}}""", bundle.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 2")]
    [InlineData("[1,]")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("{\"\\udc00\": 1}")]
    public void Of_JsonNoFrontEndCouldStore_IsRefused(string json) => Assert.Contains("expected JSON", Assert.Throws<DisplayException>(() => MimeBundle.Of(json, "application/json")).Message);

    [Fact]
    public void Of_DeeperJsonThanAnyFigure_IsRefused() => Assert.Throws<DisplayException>(() => MimeBundle.Of(new string('[', 1000) + new string(']', 1000), "application/json"));

    [Fact]
    public void Of_FormatterThatDeclinesItsOnlyType_ShowsTheValueItself()
    {
        var bundle = MimeBundle.Of(new Declining());

        Assert.Equal(["text/html", "text/plain"], bundle.Select(entry => entry.Key));
        Assert.Contains("Name", (string?)bundle["text/html"]);
    }

    [Fact]
    public void Of_ListOfFormattedValues_ShowsTheirPlainText() => Assert.Equal("[a chart in one sentence] (1 item)", (string?)MimeBundle.Of(new[] { new Chart() })["text/plain"]);

    private static JsonNode Sent(JsonObject bundle) => JsonNode.Parse(bundle.ToJsonString())!;
}
