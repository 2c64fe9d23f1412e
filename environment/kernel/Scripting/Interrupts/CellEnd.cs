using System.Diagnostics.CodeAnalysis;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Notices that a cell ends the whole process, in time for the front end to be told.</summary>
internal static class CellEnd
{
    private static Action<string> s_announce = _ => { };

    /// <summary>From now on calls <paramref name="announce"/> with what the cell called, on the cell's thread, just before the process ends.</summary>
    public static void Watch(Action<string> announce)
    {
        s_announce = announce;
        // Environment.Exit raises it on the thread that called it; the kernel's own end comes from another.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (CellRun.IsInside) announce($"Environment.Exit({Environment.ExitCode})");
        };
    }

    /// <summary>What <c>Environment.FailFast</c> becomes in a cell: it raises no event.</summary>
    [DoesNotReturn]
    public static void FailFast(string? message, Exception? cause)
    {
        s_announce("Environment.FailFast");
        Environment.FailFast(message, cause);
    }
}
