namespace Workbench.Kernel.Serving;

/// <summary>The kernel's own messages, on the process's standard error, which Jupyter shows in its server's terminal.</summary>
internal sealed class KernelLog(TextWriter writer)
{
    private readonly Lock _lock = new();

    /// <summary>Writes one line.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            try
            {
                writer.WriteLine($"[workbench-csharp] {line}");
                writer.Flush();
            }
            catch (IOException)
            {
                // The terminal behind standard error can be gone; the notebook's variables must not go with it.
            }
        }
    }
}
