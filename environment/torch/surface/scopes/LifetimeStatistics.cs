namespace TorchSharp;

/// <summary>Counts of what was created, moved and disposed on one thread. A tensor disposed elsewhere counts where it was disposed.</summary>
public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long DisposedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long AttachedToScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    public long ThreadTotalLiveCount => CreatedOutsideScopeCount + CreatedInScopeCount - DisposedOutsideScopeCount - DisposedInScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }

    public override string ToString() =>
        $"live {ThreadTotalLiveCount}: created {CreatedInScopeCount} in scopes and {CreatedOutsideScopeCount} outside, disposed {DisposedInScopeCount} in scopes and {DisposedOutsideScopeCount} outside, attached {AttachedToScopeCount}, detached {DetachedFromScopeCount}";

    internal void CountMove(bool isOwned)
    {
        if (isOwned) AttachedToScopeCount++;
        else DetachedFromScopeCount++;
    }
}
