using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting.Packages;

namespace Workbench.Kernel.Scripting.Directives;

/// <summary>Who runs which directive.</summary>
internal sealed class DirectiveTable
{
    private readonly Dictionary<string, Func<DirectiveCall, CellError?>> _handlers;

    /// <summary>Names the handlers; each gives back the error of code that it ran, if any.</summary>
    public DirectiveTable(NotebookGlobals globals, ImportDirective import, PackageDirectives packages, NotebookVariables variables, string notebookFolder) => _handlers = new()
    {
        ["#!import"] = import.Run,
        ["#load"] = import.Run,
        ["#r"] = Plain(packages.Reference),
        ["#i"] = Plain(packages.AddSource),
        ["#!time"] = Plain(call => call.Run.StartClock()),
        ["#!who"] = Plain(_ => globals.display(VariableTable.Names(variables))),
        ["#!whos"] = Plain(call => globals.display(call.Run.Inside(() => VariableTable.Of(variables)))),
        ["#!lsmagic"] = Plain(_ => globals.display(DirectiveList.Text)),
        ["#!about"] = Plain(_ => globals.display($"C# {CellCompiler.LanguageVersionText} on .NET {Environment.Version}, process {Environment.ProcessId}.\nPaths in cells are relative to {notebookFolder}.")),
    };

    /// <summary>Runs a directive.</summary>
    /// <returns>The error of code that it ran, or null.</returns>
    /// <exception cref="DirectiveException">There is no such directive, or it cannot do what it says.</exception>
    public CellError? Run(DirectiveCall call) => _handlers.TryGetValue(call.Part.Name, out var handler) ? handler(call) : throw DirectiveList.Refusal(call.Part.Name);

    private static Func<DirectiveCall, CellError?> Plain(Action<DirectiveCall> action) => call =>
    {
        action(call);
        return null;
    };
}
