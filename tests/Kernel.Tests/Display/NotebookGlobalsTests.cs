using System.Text.Json.Nodes;
using Workbench.Kernel.Display;

namespace Kernel.Tests.Display;

public sealed class NotebookGlobalsTests
{
    private readonly Shown _shown = new();

    [Fact]
    public void Update_AfterDisplay_GoesToTheSameDisplay()
    {
        var handle = Globals().display(1);
        handle.Update(2);
        handle.Update("<b>3</b>", "text/html");

        Assert.Equal(["show 1", "update 2", "update <b>3</b>"], _shown.Actions);
        Assert.Single(_shown.Ids);
    }

    [Fact]
    public void Display_Twice_MakesTwoDisplays()
    {
        Globals().display("a");
        Globals().display("<b>b</b>", "text/html");

        Assert.Equal(2, _shown.Ids.Count);
    }

    private NotebookGlobals Globals() => new(_shown, () => CancellationToken.None);

    private sealed class Shown : IDisplaySurface
    {
        public List<string> Actions { get; } = [];

        public HashSet<string> Ids { get; } = [];

        public void Show(JsonObject bundle, string id) => Note("show", bundle, id);

        public void Update(JsonObject bundle, string id) => Note("update", bundle, id);

        private void Note(string action, JsonObject bundle, string id)
        {
            Actions.Add($"{action} {bundle["text/plain"]}");
            Ids.Add(id);
        }
    }
}
