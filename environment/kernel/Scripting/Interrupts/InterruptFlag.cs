namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Whether some interrupted cell may still be running: all that the checks woven into cells read while nothing is wrong. A class without a static constructor, so that the read is one instruction.</summary>
internal static class InterruptFlag
{
    private static volatile int s_interruptedRuns;

    /// <summary>Whether a check must look closer.</summary>
    public static bool IsRaised => s_interruptedRuns != 0;

    /// <summary>A cell was interrupted.</summary>
    public static void Raise() => Interlocked.Increment(ref s_interruptedRuns);

    /// <summary>Nothing of an interrupted cell runs any more.</summary>
    public static void Lower() => Interlocked.Decrement(ref s_interruptedRuns);
}
