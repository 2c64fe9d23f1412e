using System.Text.Json.Nodes;

namespace Workbench.Kernel.Display.Progress;

/// <summary>A progress bar below a cell, updated in place at most ten times a second. Reporting is cheap, happens on the caller's thread and may come from several.</summary>
/// <remarks>It ends when it is full, disposed of, or when its cell ends. Ended, it shows how far it came and no times, so that a notebook run twice is the same file; <see cref="Elapsed"/> has the time.</remarks>
public sealed class ProgressBar : IProgress<double>, IProgress<int>, IProgress<long>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly IDisplaySurface _surface;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly string _id = Guid.NewGuid().ToString("N");
    private ProgressState _state;
    private TimeSpan? _took;

    internal ProgressBar(IDisplaySurface surface, TimeProvider time, string label, long? total)
    {
        (_surface, _time, _began) = (surface, time, time.GetTimestamp());
        _state = new ProgressState(label, total);
        surface.CellEnded += Dispose;
        surface.Show(Bundle(), _id);
    }

    /// <summary>Time since the bar was shown; once it has ended, the time it took.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock) return _took ?? _time.GetElapsedTime(_began);
        }
    }

    /// <summary>Reports the part that is done.</summary>
    /// <param name="value">0 to 1; what lies outside is shown at the nearer end, and that it came is said.</param>
    public void Report(double value) => Change(state => state.WithFraction(value));

    /// <summary>Reports how many steps are done, of the total the bar was made with.</summary>
    /// <param name="value">0 to the total.</param>
    public void Report(long value) => Change(state => state.WithDone(value));

    /// <summary>Reports how many steps are done, of the total the bar was made with.</summary>
    /// <param name="value">0 to the total.</param>
    public void Report(int value) => Report((long)value);

    /// <summary>Reports further steps: in parallel loops, where no thread knows how many are done.</summary>
    /// <param name="steps">How many.</param>
    public void Advance(long steps = 1) => Change(state => state.WithDone((state.Done ?? 0) + steps));

    /// <summary>Ends the bar where it is. A later report takes it up again.</summary>
    public void Dispose()
    {
        _surface.CellEnded -= Dispose;
        Change(state => state with { HasEnded = true });
    }

    /// <summary>The bar's line, e.g. <c>Frames: 37 % (10 of 27)</c>.</summary>
    public override string ToString() => ProgressText.Line(Snapshot());

    private void Change(Func<ProgressState, ProgressState> change)
    {
        bool isTakenUpAgain;
        lock (_lock)
        {
            var before = _state;
            _state = change(before);
            isTakenUpAgain = before.HasEnded && !_state.HasEnded;
            if (before == _state) return;
            _took = _state.IsOver ? _took ?? _time.GetElapsedTime(_began) : null;
        }
        if (isTakenUpAgain) _surface.CellEnded += Dispose;
        // Not under the lock: the surface asks for the bundle when it shows it, on a thread of its own.
        _surface.Update(Bundle, _id, Interval);
    }

    private ProgressState Snapshot()
    {
        lock (_lock) return _state with { Elapsed = _took ?? _time.GetElapsedTime(_began) };
    }

    private JsonObject Bundle()
    {
        var state = Snapshot();
        return new JsonObject { ["text/html"] = ProgressText.Html(state), ["text/plain"] = ProgressText.Line(state) };
    }
}
