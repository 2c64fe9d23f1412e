using System.Reflection;

namespace Workbench.Kernel.Scripting;

/// <summary>Turns an exception into a cell's error: type and message, the cells' frames first with their lines, then the libraries' frames, then inner exceptions; nothing of the kernel or of the compiler.</summary>
internal static class RuntimeErrors
{
    private const int ShownExceptions = 8;

    /// <summary>Describes an exception that a cell let escape.</summary>
    public static CellError Describe(Exception exception, CellSources sources)
    {
        var outer = Unwrap(exception);
        var traceback = new List<string>();
        foreach (var (shown, isCause) in WithCauses(outer).Take(ShownExceptions))
        {
            traceback.AddRange($"{(isCause ? "caused by " : "")}{shown.GetType().Name}: {Message(shown)}".Split('\n'));
            traceback.AddRange(ErrorFrames.Of(shown, sources).Lines);
        }
        return new CellError(outer.GetType().Name, Message(outer), traceback);
    }

    /// <summary>What an exception says; one that a cell declares may say null, which the protocol does not know.</summary>
    private static string Message(Exception exception) => ScriptNames.Without(exception.Message ?? "");

    /// <summary>An exception and all it was caused by; several at once have several causes.</summary>
    private static IEnumerable<(Exception Exception, bool IsCause)> WithCauses(Exception exception, bool isCause = false)
    {
        yield return (exception, isCause);
        var causes = exception is AggregateException several ? several.InnerExceptions : exception.InnerException is { } one ? [one] : (IReadOnlyList<Exception>)[];
        foreach (var cause in causes)
            foreach (var found in WithCauses(cause, isCause: true)) yield return found;
    }

    /// <summary>Wrappers that say nothing themselves give way to what they carry.</summary>
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => exception,
    };
}
