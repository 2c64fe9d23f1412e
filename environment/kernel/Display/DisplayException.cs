namespace Workbench.Kernel.Display;

/// <summary>A value cannot be displayed because its formatter breaks the convention or failed; the message names the value's type and the formatter.</summary>
internal sealed class DisplayException(string message, Exception? cause = null) : InvalidOperationException(message, cause);
