namespace Workbench.Kernel.Scripting;

/// <summary>A cell's failure in the protocol's three parts.</summary>
/// <param name="Name">The exception type's simple name, or <c>CompilationError</c>.</param>
/// <param name="Message">One line: what went wrong.</param>
/// <param name="Traceback">What the front end prints, line by line.</param>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback);
