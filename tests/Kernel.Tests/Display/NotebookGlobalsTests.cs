using Workbench.Kernel.Display;

namespace Kernel.Tests.Display;

public sealed class NotebookGlobalsTests
{
    private readonly Surface _surface = new();

    [Fact]
    public void Update_AfterDisplay_GoesToTheSameDisplay()
    {
        var handle = Globals().display(1);
        handle.Update(2);
        handle.Update("<b>3</b>", "text/html");

        Assert.Equal(["show 1", "update 2", "update <b>3</b>"], _surface.Shown.Select(shown => $"{shown.Action} {shown.Bundle["text/plain"]}"));
        Assert.Single(_surface.Shown.Select(shown => shown.Id).Distinct());
    }

    [Fact]
    public void Display_Twice_MakesTwoDisplays()
    {
        Globals().display("a");
        Globals().display("<b>b</b>", "text/html");

        Assert.Equal(2, _surface.Shown.Select(shown => shown.Id).Distinct().Count());
    }

    [Fact]
    public void Display_Bytes_TravelAsBase64()
    {
        Globals().display([137, 80, 78, 71], "image/png");

        Assert.Equal("iVBORw==", (string?)_surface.Shown.Single().Bundle["image/png"]);
        Assert.Equal("(image/png, 8 characters)", _surface.Plain.Single());
    }

    [Fact]
    public void Display_Markup_HasItsTypeAndItsSource()
    {
        Globals().display(NotebookGlobals.Markdown("**bold**"));
        Globals().display(NotebookGlobals.HTML("<b>bold</b>"));

        Assert.Equal(["""{"text/markdown":"**bold**","text/plain":"**bold**"}""", """{"text/html":"<b>bold</b>","text/plain":"<b>bold</b>"}"""],
            _surface.Shown.Select(shown => shown.Bundle.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
    }

    private NotebookGlobals Globals() => new(_surface, () => CancellationToken.None);
}
