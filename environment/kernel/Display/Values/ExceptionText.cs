using System.Diagnostics;
using System.Text;
using Workbench.Kernel.Scripting;

namespace Workbench.Kernel.Display.Values;

/// <summary>An exception that a cell shows instead of throwing it: type and message, where in the cells it was thrown, and what caused it.</summary>
internal static class ExceptionText
{
    private const int ShownExceptions = 8;
    private const int ShownFrames = 10;

    /// <summary>The exception's text, several lines.</summary>
    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        var shown = 0;
        Add(text, exception, "", ref shown);
        return text.ToString();
    }

    private static void Add(StringBuilder text, Exception exception, string prefix, ref int shown)
    {
        if (shown++ == ShownExceptions) text.Append("\n…");
        if (shown > ShownExceptions) return;
        text.Append(prefix).Append(exception.GetType().Name).Append(": ").Append(ScriptNames.Without(exception.Message ?? ""));
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(frame => CellSources.IsCell(frame.GetFileName())).Take(ShownFrames))
        {
            var method = FrameName.OfCellMethod(frame.GetMethod());
            text.Append($"\n  at {Path.GetFileName(frame.GetFileName())} line {frame.GetFileLineNumber()}{(method is null ? "" : ", in " + method)}");
        }
        foreach (var inner in exception is AggregateException several ? several.InnerExceptions : exception.InnerException is { } only ? [only] : (IEnumerable<Exception>)[])
            Add(text, inner, "\ncaused by ", ref shown);
    }
}
