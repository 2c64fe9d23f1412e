using System.Text.Json.Nodes;

namespace Workbench.Kernel.Display;

/// <summary>Where displays appear: the front end, or a list in tests.</summary>
internal interface IDisplaySurface
{
    /// <summary>Shows a new display.</summary>
    void Show(JsonObject bundle, string id);

    /// <summary>Replaces what the display with this id shows.</summary>
    void Update(JsonObject bundle, string id);
}
