using Workbench.Data;
using Workbench.Data.Fetch;

namespace Workbench.Cli;

/// <summary>What a user can mend is said in one line; anything else keeps its trace.</summary>
internal static class Guarded
{
    /// <summary>The exit status of a command that was cancelled: 128 and the number of the signal, as shells have it.</summary>
    internal const int Cancelled = 130;

    internal static int Run(Action action) => Run(() =>
    {
        action();
        return 0;
    });

    internal static int Run(Func<int> action) => GuardAsync(() => Task.FromResult(action())).GetAwaiter().GetResult();

    internal static async Task<int> RunAsync(Func<Task<int>> action)
    {
        // Ctrl+C is heeded from when this returns: nothing is made before.
        await Task.Yield();
        return await GuardAsync(action);
    }

    private static async Task<int> GuardAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException or InvalidOperationException or DllNotFoundException or TypeInitializationException
            or DataIntegrityException or DataNotCachedException or ManifestException or FetchException)
        {
            Console.Error.WriteLine($"workbench: {Said(e is TypeInitializationException { InnerException: { } inner } ? inner : e)}");
            return 1;
        }
    }

    // An argument's name in the library, and its value on a line of its own, mean nothing to who types a command.
    internal static string Said(Exception e)
    {
        if (e is not ArgumentException { ParamName: { } name }) return e.Message;
        int end = e.Message.LastIndexOf($" (Parameter '{name}')", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
