using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting;

/// <summary>The error of a cell that the user interrupted: where it stopped, in the same form as any other.</summary>
internal static class InterruptErrors
{
    /// <summary>The name every interrupted cell fails with.</summary>
    public const string Name = "Interrupted";

    /// <summary>Describes the exception that the interruption of a cell led to; null when it is one of its own, e.g. from a <c>finally</c>.</summary>
    public static CellError? Describe(Exception failure, CellRun run, CellSources sources)
    {
        // A task that was cancelled tells nothing of where; the exception it came in does.
        var passed = new Stack<Exception>();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            passed.Push(cause);
            if (cause is OperationCanceledException or ThreadInterruptedException)
                return Stopped(passed.Select(exception => ErrorFrames.Of(exception, sources)).FirstOrDefault(frames => frames.Innermost is not null), run, sources);
        }
        return null;
    }

    private static CellError Stopped(ErrorFrames? frames, CellRun run, CellSources sources)
    {
        if (frames?.Innermost is { } place) return new CellError(Name, $"The cell was stopped {place}", [$"{Name}: the cell was stopped", .. frames.Lines]);
        if (run.AwaitedLine == 0) return new CellError(Name, "The cell was stopped", [$"{Name}: the cell was stopped"]);
        var awaiting = $"The cell was stopped while it awaited at {CellSources.Place(run.Source, run.AwaitedLine)}";
        return new CellError(Name, awaiting, [$"{Name}: {awaiting}", "      " + sources.Line(run.Source, run.AwaitedLine)?.Trim()]);
    }
}
