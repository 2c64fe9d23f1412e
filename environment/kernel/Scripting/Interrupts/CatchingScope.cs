namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Lasts as long as a statement with a catch runs.</summary>
public readonly struct CatchingScope : IDisposable
{
    /// <summary>The statement has ended.</summary>
    public void Dispose() => StackBudget.LeaveCatching();
}
