using Workbench.Kernel.Display;

namespace Workbench.Kernel.Scripting;

/// <summary>The state of one notebook: runs cells one after the other, each seeing the variables, types and usings of the ones before it. Not thread-safe.</summary>
internal sealed class CSharpSession(NotebookGlobals globals, string notebookFolder)
{
    private readonly NotebookAssemblies _assemblies = new();
    private readonly CellSources _sources = new();
    private CellCompiler? _compiler;
    private object?[] _states = [globals, null];
    private int _cells;

    /// <summary>Compiles and runs a cell, waiting for everything it awaits.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="executionCount">The number by which errors name the cell.</param>
    /// <param name="interruption">Ends the compilation; running code must watch it itself.</param>
    /// <returns>The outcome; a cell that fails while running keeps the variables it had set.</returns>
    public CellOutcome Run(string code, int executionCount, CancellationToken interruption)
    {
        try
        {
            _compiler ??= new CellCompiler(_assemblies, _sources, notebookFolder);
            var (cell, error) = _compiler.Compile(code, CellSources.NameOf(executionCount), interruption);
            if (error is not null) return CellOutcome.Failed(error);
            return cell is null ? CellOutcome.Nothing : Run(cell);
        }
        catch (Exception failure)
        {
            return CellOutcome.Failed(RuntimeErrors.Describe(failure, _sources));
        }
    }

    /// <summary>An exception from outside the cell's own code, e.g. from displaying its value, as the cell's error.</summary>
    public CellError Describe(Exception failure) => RuntimeErrors.Describe(failure, _sources);

    private CellOutcome Run(CompiledCell cell)
    {
        // The first slot is the globals', then one per cell at most: the compiled code knows its own.
        if (_states.Length < ++_cells + 2) Array.Resize(ref _states, 2 * (_cells + 2));
        using var assembly = new MemoryStream(cell.Assembly);
        using var symbols = new MemoryStream(cell.Symbols);
        var loaded = _assemblies.LoadFromStream(assembly, symbols);
        var run = loaded.GetType(cell.TypeName, throwOnError: true)!
            .GetMethod(cell.MethodName, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        using (_assemblies.EnterContextualReflection())
        {
            var value = run(_states).GetAwaiter().GetResult();
            return new CellOutcome(cell.HasValue, value, null);
        }
    }
}
