using Microsoft.CodeAnalysis.Text;

namespace Workbench.Kernel.Scripting;

/// <summary>The source of every cell that was run, by the name compiled into it, so that errors can show the line they mean.</summary>
internal sealed class CellSources
{
    private readonly Dictionary<string, SourceText> _sources = [];

    /// <summary>The name of the cell with this execution count.</summary>
    public static string NameOf(int executionCount) => $"Cell[{executionCount}]";

    /// <summary>Whether a compiler's or debugger's path is a cell's name, of whichever notebook.</summary>
    public static bool IsCell(string? path) => Path.GetFileName(path)?.StartsWith("Cell[") == true;

    /// <summary>Keeps a cell's source; a cell run again under the same name replaces it.</summary>
    public void Keep(string name, SourceText source) => _sources[name] = source;

    /// <summary>The cell's name if a compiler's or debugger's path means one of the cells, else null.</summary>
    public string? CellAt(string? path) => Path.GetFileName(path) is { } name && _sources.ContainsKey(name) ? name : null;

    /// <summary>A line of a cell, counted from 1, or null where there is none.</summary>
    public string? Line(string cell, int line) =>
        _sources.TryGetValue(cell, out var source) && line >= 1 && line <= source.Lines.Count ? source.Lines[line - 1].ToString() : null;
}
