namespace Workbench.Kernel.Scripting.Directives;

/// <summary>A directive cannot do what it says; the message tells what was expected, what came and what to do, the place is added by whoever runs the cell.</summary>
internal sealed class DirectiveException(string message) : Exception(message);
