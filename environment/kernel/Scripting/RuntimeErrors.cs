using System.Diagnostics;
using System.Reflection;

namespace Workbench.Kernel.Scripting;

/// <summary>Turns an exception into a cell's error: type and message, the cells' frames first with their lines, then the libraries' frames, then inner exceptions; nothing of the kernel or of the compiler.</summary>
internal static class RuntimeErrors
{
    private const int ShownFrames = 20;
    private const int ShownCauses = 8;

    /// <summary>Describes an exception that a cell let escape.</summary>
    public static CellError Describe(Exception exception, CellSources sources)
    {
        var outer = Unwrap(exception);
        var traceback = new List<string>();
        var causes = 0;
        for (var current = outer; current is not null && causes++ < ShownCauses; current = current.InnerException)
        {
            traceback.AddRange($"{(causes > 1 ? "caused by " : "")}{current.GetType().Name}: {current.Message}".Split('\n'));
            traceback.AddRange(Frames(current, sources));
        }
        return new CellError(outer.GetType().Name, outer.Message, traceback);
    }

    /// <summary>Wrappers that say nothing themselves give way to what they carry.</summary>
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => exception,
    };

    private static List<string> Frames(Exception exception, CellSources sources)
    {
        List<string> cells = [], libraries = [];
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            var method = frame.GetMethod();
            if (sources.CellAt(frame.GetFileName()) is { } cell)
            {
                var name = FrameName.OfCellMethod(method);
                cells.Add($"  at {cell} line {frame.GetFileLineNumber()}{(name is null ? "" : $", in {name}")}");
                if (sources.Line(cell, frame.GetFileLineNumber())?.Trim() is { Length: > 0 } line) cells.Add("      " + line);
            }
            else if (method is not null && !FrameName.IsInternal(method))
            {
                libraries.Add($"  at {FrameName.OfLibraryMethod(method)}{(frame.GetFileName() is { } file ? $", {Path.GetFileName(file)} line {frame.GetFileLineNumber()}" : "")}");
            }
        }
        if (libraries.Count > ShownFrames) libraries = [.. libraries.Take(ShownFrames), $"  … and {libraries.Count - ShownFrames} more"];
        return [.. cells.Take(2 * ShownFrames), .. libraries];
    }
}
