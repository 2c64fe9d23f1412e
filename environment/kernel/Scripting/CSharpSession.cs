using System.Reflection;
using System.Runtime.Loader;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting;

/// <summary>The state of one notebook: runs cells one after the other, each seeing the variables, types and usings of the ones before it. Not thread-safe.</summary>
internal sealed class CSharpSession(NotebookGlobals globals, string notebookFolder)
{
    private readonly NotebookAssemblies _assemblies = new();
    private readonly CellSources _sources = new();
    private CellCompiler? _compiler;
    private object?[] _states = [globals, null];
    private int _declaringCells;

    /// <summary>Compiles and runs a cell, waiting for everything it awaits.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="executionCount">The number by which errors name the cell.</param>
    /// <param name="run">Through which the cell can be interrupted.</param>
    /// <returns>The outcome; a cell that fails while running keeps the variables it had set.</returns>
    public CellOutcome Run(string code, int executionCount, CellRun run)
    {
        try
        {
            _compiler ??= new CellCompiler(_assemblies, _sources, notebookFolder);
            run.Source = CellSources.NameOf(executionCount);
            var (cell, error) = _compiler.Compile(code, run.Source, run.Token);
            if (error is not null) return CellOutcome.Failed(error);
            return cell is null ? CellOutcome.Nothing : new CellOutcome(cell.HasValue, Run(cell, run), null);
        }
        catch (Exception failure)
        {
            return CellOutcome.Failed(Describe(failure, run));
        }
    }

    /// <summary>An exception from the cell's code, or from displaying its value, as the cell's error.</summary>
    public CellError Describe(Exception failure, CellRun run) =>
        (run.IsInterrupted ? InterruptErrors.Describe(failure, run, _sources) : null) ?? RuntimeErrors.Describe(failure, _sources);

    private object? Run(CompiledCell cell, CellRun run)
    {
        // The first slot is the globals', then one per declaring cell: the compiled code knows its own. What declares nothing uses the next one's meanwhile.
        if (_states.Length < _declaringCells + 3) Array.Resize(ref _states, 2 * (_declaringCells + 3));
        if (cell.Declares) _declaringCells++;
        using var assembly = new MemoryStream(cell.Assembly);
        using var symbols = new MemoryStream(cell.Symbols);
        // A cell that nothing can refer to is unloaded when the last of its objects is gone.
        AssemblyLoadContext context = cell.Declares ? _assemblies : new PassingCell(_assemblies);
        var entry = context.LoadFromStream(assembly, symbols).GetType(cell.TypeName, throwOnError: true)!
            .GetMethod(cell.MethodName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        using (_assemblies.EnterContextualReflection()) return run.Await(run.Inside(() => entry(_states)));
    }

    /// <summary>Holds one cell that declares nothing, so that ten thousand of them do not fill the memory.</summary>
    private sealed class PassingCell(NotebookAssemblies notebook) : AssemblyLoadContext("Passing cell", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => notebook.LoadFromAssemblyName(assemblyName);
    }
}
