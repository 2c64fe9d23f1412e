namespace Workbench.Kernel.Serving;

/// <summary>Ends the kernel when the process that started it is gone, so that a killed front end leaves no orphan. Jupyter names that process in <c>JPY_PARENT_PID</c>.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the parent is gone, then calls <paramref name="end"/>; does nothing where no parent is named.</summary>
    public static void Start(Func<string, string?> environment, Action end)
    {
        if (!int.TryParse(environment("JPY_PARENT_PID"), out var parent) || parent <= 1) return;
        new Thread(() =>
        {
            while (Directory.Exists($"/proc/{parent}")) Thread.Sleep(Interval);
            end();
        })
        { IsBackground = true, Name = "parent watch" }.Start();
    }
}
