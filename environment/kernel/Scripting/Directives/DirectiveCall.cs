using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting.Directives;

/// <summary>A directive as it stands in a piece of source.</summary>
/// <param name="Part">The line.</param>
/// <param name="Source">The code it stands in.</param>
/// <param name="Run">The running cell.</param>
internal sealed record DirectiveCall(CellPart.Directive Part, CodeSource Source, CellRun Run)
{
    /// <summary>The directive's path as an absolute one, relative to where the code with the directive lies.</summary>
    public string Path => System.IO.Path.GetFullPath(System.IO.Path.Combine(Source.Folder, Part.Argument));
}
