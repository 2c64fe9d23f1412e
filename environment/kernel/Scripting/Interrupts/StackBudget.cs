using System.Runtime.CompilerServices;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>How deep functions of a cell may call one another. Endless recursion is an error within a second: an exception needs 10 microseconds for each function it leaves,
/// and the stack of the thread that cells start on is there for libraries too. A thread that a cell starts has the whole of its own: whoever gives it a large stack wants it.</summary>
internal static class StackBudget
{
    /// <summary>Some 130,000 calls of the smallest function.</summary>
    public const int Function = 6 << 20;

    /// <summary>Some 4,000 calls. Each async function that an exception passes throws it again with all the frames before it, so their cost grows with the square.</summary>
    public const int AsyncFunction = 3 << 18;

    /// <summary>A catch block runs on top of all that the exception has left, until it ends: one that throws takes 15 KiB until the last of them is done, the functions it passed some 100 bytes each.
    /// This is twice as much.</summary>
    private const int CatchBytes = 32 << 10;

    private const nuint Unlimited = 1;

    /// <summary>The shallowest place seen on the thread; 0 before the first.</summary>
    [ThreadStatic]
    private static nuint t_start;

    /// <summary>How many statements with a catch the thread is in.</summary>
    [ThreadStatic]
    private static int t_catching;

    /// <summary>From here the running thread's budget counts.</summary>
    public static unsafe void Begin()
    {
        byte here;
        t_start = (nuint)(&here);
    }

    /// <summary>Goes on while the calls that lead here take no more than this many bytes.</summary>
    /// <exception cref="InsufficientExecutionStackException">They take more, or the thread's stack ends.</exception>
    public static unsafe void Ensure(int bytes)
    {
        byte here;
        var start = t_start;
        // The stack grows downwards.
        if (start < (nuint)(&here)) Note((nuint)(&here));
        else if (start - (nuint)(&here) > (nuint)bytes) throw TooDeep(bytes);
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    /// <summary>Before a statement with a catch: goes on while the stack has room for the catch blocks of all that lead here. <see cref="LeaveCatching"/> must follow on the same thread.</summary>
    /// <exception cref="InsufficientExecutionStackException">It has not, and nothing is to be left.</exception>
    public static unsafe void EnterCatching()
    {
        byte here;
        if (ThreadStack.Below((nuint)(&here)) / CatchBytes <= (nuint)t_catching) throw TooManyCatching(t_catching);
        t_catching++;
    }

    /// <summary>After it, however it ended.</summary>
    public static void LeaveCatching() => t_catching--;

    /// <summary>A pool thread, on which a cell goes on after awaiting, is first seen anywhere on its stack.</summary>
    private static void Note(nuint here)
    {
        if (t_start == Unlimited) return;
        t_start = t_start == 0 && !Thread.CurrentThread.IsThreadPoolThread ? Unlimited : here;
    }

    private static InsufficientExecutionStackException TooDeep(int bytes) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Functions call one another too deeply: they take more than {bytes / (double)(1 << 20)} MiB of stack. Does the recursion end?"));

    private static InsufficientExecutionStackException TooManyCatching(int count) =>
        new($"Functions with a catch block call one another too deeply: {count} such blocks wait on the stack, which has no room for more. Does the recursion end?");
}
