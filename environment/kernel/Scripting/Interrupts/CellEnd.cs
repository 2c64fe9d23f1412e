using System.Diagnostics.CodeAnalysis;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>What <c>Environment.FailFast</c> becomes in a cell: it raises no event, so who wants to know of it must be asked before.</summary>
internal static class CellEnd
{
    private static Action<string> s_announce = _ => { };

    /// <summary>From now on calls <paramref name="announce"/> with what the cell called, just before the process ends.</summary>
    public static void Watch(Action<string> announce) => s_announce = announce;

    /// <summary>Ends the process.</summary>
    [DoesNotReturn]
    public static void FailFast(string? message, Exception? cause)
    {
        s_announce("Environment.FailFast");
        Environment.FailFast(message, cause);
    }
}
