using System.Diagnostics;

namespace Workbench.Kernel.Serving;

/// <summary>Ends the process where something of a cell would keep it: a finalizer that never returns, for which the runtime waits, or a thread that is none of the background.</summary>
internal static class LastWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Kills the process unless it ends by itself very soon.</summary>
    public static void Start() => new Thread(() =>
    {
        Thread.Sleep(Patience);
        Process.GetCurrentProcess().Kill();
    })
    { IsBackground = true, Name = "last watch" }.Start();
}
