using System.Text.Json.Nodes;
using Workbench.Kernel.Display;

namespace Kernel.Tests.Display;

/// <summary>A surface that remembers what was shown, and shows everything at once.</summary>
internal sealed class Surface : IDisplaySurface
{
    private readonly Lock _lock = new();

    public event Action? CellEnded;

    public List<(string Action, JsonObject Bundle, string Id)> Shown { get; } = [];

    public IEnumerable<string> Plain => Shown.Select(shown => (string)shown.Bundle["text/plain"]!);

    public void Show(JsonObject bundle, string id) => Note("show", bundle, id);

    public void Update(JsonObject bundle, string id) => Note("update", bundle, id);

    public void EndCell() => CellEnded?.Invoke();

    private void Note(string action, JsonObject bundle, string id)
    {
        lock (_lock) Shown.Add((action, bundle, id));
    }
}
