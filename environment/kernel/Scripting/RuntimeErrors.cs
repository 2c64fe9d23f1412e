using System.Reflection;

namespace Workbench.Kernel.Scripting;

/// <summary>Turns an exception into a cell's error: type and message, the cells' frames first with their lines, then the libraries' frames, then inner exceptions; nothing of the kernel or of the compiler.</summary>
internal static class RuntimeErrors
{
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
            traceback.AddRange(ErrorFrames.Of(current, sources).Lines);
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
}
