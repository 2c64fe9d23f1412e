using System.Text.Json.Nodes;
using Workbench.Kernel.Display;

namespace Workbench.Kernel.Serving;

/// <summary>The front end that runs the cells, as cells see it.</summary>
internal sealed class FrontEnd(StandardInput input, CellOutput output) : IFrontEnd
{
    /// <inheritdoc/>
    public string? Ask(string prompt, bool hidden) => input.Ask(prompt, hidden);

    /// <inheritdoc/>
    public void ClearOutput(bool wait) => output.Publish("clear_output", new JsonObject { ["wait"] = wait });
}
