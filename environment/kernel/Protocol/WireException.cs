namespace Workbench.Kernel.Protocol;

/// <summary>A message that breaks the protocol: it is dropped, counted and logged, never answered.</summary>
internal sealed class WireException(string problem, Exception? cause = null) : FormatException(problem, cause);
