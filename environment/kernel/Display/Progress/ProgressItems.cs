using System.Runtime.CompilerServices;

namespace Workbench.Kernel.Display.Progress;

/// <summary>Items that show how many of them have been gone through. An item counts when the next is asked for; leaving the loop early or with an exception ends the bar where it is.</summary>
internal static class ProgressItems
{
    /// <summary>The items behind a bar.</summary>
    public static IEnumerable<T> Over<T>(IEnumerable<T> items, Func<ProgressBar> begin, Func<CancellationToken> interruption)
    {
        using var bar = begin();
        var token = interruption();
        bar.Report(0);
        foreach (var item in items)
        {
            token.ThrowIfCancellationRequested();
            yield return item;
            bar.Advance();
        }
    }

    /// <summary>The asynchronous items behind a bar; the wait for the next one ends too when the cell is interrupted, where the source watches its token.</summary>
    public static async IAsyncEnumerable<T> Over<T>(IAsyncEnumerable<T> items, Func<ProgressBar> begin, Func<CancellationToken> interruption, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var bar = begin();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interruption(), cancellation);
        bar.Report(0);
        await foreach (var item in items.WithCancellation(either.Token).ConfigureAwait(false))
        {
            either.Token.ThrowIfCancellationRequested();
            yield return item;
            bar.Advance();
        }
    }
}
