namespace Workbench.Kernel.Connection;

/// <summary>A connection file that the kernel does not start with; the message names file, field, what was expected and what came.</summary>
internal sealed class ConnectionFileException(string path, string problem, Exception? cause = null)
    : IOException($"Connection file {path}: {problem}. Let Jupyter write the file, or correct it.", cause);
