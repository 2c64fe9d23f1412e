using System.Runtime.InteropServices;

namespace Workbench.Kernel.Serving;

/// <summary>Ends the process where something of a cell would keep it: a finalizer that never returns, for which the runtime waits, or a thread that is none of the background.</summary>
internal static partial class LastWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Ends the process, as one that did what it was asked to, unless it ends by itself very soon.</summary>
    public static void Start() => new Thread(() =>
    {
        Thread.Sleep(Patience);
        _exit(0);
    })
    { IsBackground = true, Name = "last watch" }.Start();

    /// <summary>Without the runtime's own end, which is what does not come.</summary>
    [LibraryImport("libc")]
    private static partial void _exit(int status);
}
