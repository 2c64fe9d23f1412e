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
        Assert.Equal("""{"data":[{"y":[1.5,null]}]}""", Assert.IsType<JsonObject>(bundle["application/vnd.plotly.v1+json"]).ToJsonString());
        Assert.Equal("iVBORw0=", (string?)bundle["image/png"]);
        Assert.Equal("a chart in one sentence", (string?)bundle["text/plain"]);
    }

    [Fact]
    public void Of_FormatterThatReturnsFalse_AddsNoEntry() => Assert.False(MimeBundle.Of(new Chart()).ContainsKey("image/png"));

    [Fact]
    public void Of_Subclass_InheritsTheFormatters() => Assert.Equal("<b>chart</b>", (string?)MimeBundle.Of(new SpecialChart())["text/html"]);

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
        Assert.Equal(1, (int?)json["application/json"]!["a"]);
        Assert.True(json.ContainsKey("text/plain"));
    }
}
