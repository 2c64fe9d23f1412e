using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis.Text;

namespace Workbench.Kernel.Scripting;

/// <summary>The source of everything that was run, by the name compiled into it (<see cref="CodeSource.Name"/>), so that errors can show the line they mean. Threads that cells left behind ask too.</summary>
internal sealed class CellSources
{
    private readonly ConcurrentDictionary<string, SourceText> _sources = [];
    private readonly ConcurrentDictionary<string, string> _assemblies = [];

    /// <summary>The name of the cell with this execution count.</summary>
    public static string NameOf(int executionCount) => $"Cell[{executionCount}]";

    /// <summary>The name of code that has no number of its own: silent, not stored, or one of a front end's expressions.</summary>
    /// <param name="executionCount">The last cell's number.</param>
    /// <param name="aside">How many such pieces there were: what a silent one declares is called later, and its lines must still be there.</param>
    public static string NameOfAside(int executionCount, int aside) => $"{NameOf(executionCount)} aside {aside}";

    /// <summary>Whether a compiler's or debugger's path is a cell's name, of whichever notebook.</summary>
    public static bool IsCell(string? path) => Path.GetFileName(path)?.StartsWith("Cell[") == true;

    /// <summary>Keeps a source; a cell run again under the same name replaces it.</summary>
    public void Keep(string name, SourceText source) => _sources[name] = source;

    /// <summary>Keeps which source became an assembly.</summary>
    public void KeepAssembly(string assembly, string name) => _assemblies[assembly] = name;

    /// <summary>The name of the source that became an assembly, else null.</summary>
    public string? NameOf(Assembly assembly) => assembly.GetName().Name is { } name && _assemblies.TryGetValue(name, out var source) ? source : null;

    /// <summary>The name of the source that a compiler's or debugger's path means, else null. Cells have no folder of their own.</summary>
    public string? NameAt(string? path) => path is null ? null : _sources.ContainsKey(path) ? path : Path.GetFileName(path) is { } cell && _sources.ContainsKey(cell) ? cell : null;

    /// <summary>A line of a source, counted from 1, or null where there is none.</summary>
    public string? Line(string name, int line) =>
        _sources.TryGetValue(name, out var source) && line >= 1 && line <= source.Lines.Count ? source.Lines[line - 1].ToString() : null;

    /// <summary>A place as errors show it, e.g. <c>shared.csx line 2</c>.</summary>
    public static string Place(string name, int line) => $"{Path.GetFileName(name)} line {line}";
}
