namespace Workbench.Kernel.Serving;

/// <summary>The kernel's own messages, on the process's standard error, which Jupyter shows in its server's terminal.</summary>
internal sealed class KernelLog(TextWriter writer)
{
    private readonly Lock _lock = new();
    private long _dropped;

    /// <summary>How many messages were dropped because they broke the protocol or were not signed with our key.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Notes a message that was dropped, and why.</summary>
    public void Drop(string channel, string problem) => Say($"dropped message {Interlocked.Increment(ref _dropped)} on {channel}: {problem}");

    /// <summary>Writes one line.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            writer.WriteLine($"[workbench-csharp] {line}");
            writer.Flush();
        }
    }
}
