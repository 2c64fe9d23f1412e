using System.Text.Json.Nodes;

namespace Workbench.Kernel.Display;

/// <summary>Where displays appear: the front end, or a list in tests.</summary>
internal interface IDisplaySurface
{
    /// <summary>Raised when a cell has ended, however it ended, before the last of its displays is sent.</summary>
    event Action CellEnded
    {
        add { }
        remove { }
    }

    /// <summary>Shows a new display.</summary>
    void Show(JsonObject bundle, string id);

    /// <summary>Replaces what the display with this id shows.</summary>
    void Update(JsonObject bundle, string id);

    /// <summary>The same at most once in <paramref name="interval"/>: between, only the last update is kept, and its bundle is made when it is shown.</summary>
    void Update(Func<JsonObject> bundle, string id, TimeSpan interval) => Update(bundle(), id);
}
