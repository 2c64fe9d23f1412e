using System.Reflection;
using System.Runtime.Loader;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting;

/// <summary>Compiles, loads and runs pieces of C#, each seeing what the ones before it declared.</summary>
internal sealed class Submissions(NotebookGlobals globals, CellCompiler compiler, NotebookAssemblies assemblies)
{
    private object?[] _states = [globals, null];
    private int _declaring;

    /// <summary>What the notebook's variables are.</summary>
    public NotebookVariables Variables { get; } = new();

    /// <summary>Runs a piece of C# and waits for everything it awaits.</summary>
    /// <returns>Its value, or the compiler's errors; what it throws is thrown.</returns>
    public CellOutcome Run(string code, string name, CellRun run)
    {
        run.Starts(name);
        var (cell, error) = compiler.Compile(code, name, run.Token);
        if (error is not null) return CellOutcome.Failed(error);
        if (cell is { HasChecks: false }) Console.Error.WriteLine($"{CellSources.Place(name, 1)}: this code could not be given the checks through which it is interrupted. An endless loop or recursion in it ends only with a restart; please report the code.");
        return cell is null ? CellOutcome.Nothing : new CellOutcome(cell.HasValue, Run(cell, name, run), null);
    }

    private object? Run(CompiledCell cell, string name, CellRun run)
    {
        // The first slot is the globals', then one per declaring piece: the compiled code knows its own. What declares nothing uses the next one's meanwhile.
        if (_states.Length < _declaring + 3) Array.Resize(ref _states, 2 * (_declaring + 3));
        var slot = _declaring + 1;
        if (cell.Declares) _declaring++;
        using var assembly = new MemoryStream(cell.Assembly);
        using var symbols = new MemoryStream(cell.Symbols);
        // A piece that nothing can refer to is unloaded when the last of its objects is gone.
        AssemblyLoadContext context = cell.Declares ? assemblies : new PassingCell(assemblies);
        var type = context.LoadFromStream(assembly, symbols).GetType(cell.TypeName, throwOnError: true)!;
        var entry = type.GetMethod(cell.MethodName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.CreateDelegate<Func<object?[], Task<object?>>>();
        var failedIn = name;
        try
        {
            using (assemblies.EnterContextualReflection())
            {
                var value = run.Await(run.Inside(() => entry(_states)));
                failedIn = null;
                return value;
            }
        }
        finally
        {
            if (cell.Declares) Variables.Note(type, _states[slot], failedIn);
        }
    }

    /// <summary>Holds one piece that declares nothing, so that thousands of them do not fill the memory.</summary>
    private sealed class PassingCell(NotebookAssemblies notebook) : AssemblyLoadContext("Passing cell", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => notebook.LoadFromAssemblyName(assemblyName);
    }
}
