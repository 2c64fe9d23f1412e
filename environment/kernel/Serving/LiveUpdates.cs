using System.Text.Json.Nodes;

namespace Workbench.Kernel.Serving;

/// <summary>Updates of displays, thinned out: the first goes at once, those that follow too fast wait, and only the last of them is sent. Not thread-safe.</summary>
internal sealed class LiveUpdates(TimeProvider time)
{
    private readonly Dictionary<string, long> _sent = [];
    private readonly Dictionary<string, (Func<JsonObject> Bundle, TimeSpan Interval)> _waiting = [];

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>A display has just been shown: its first update follows it no faster than a second would follow the first.</summary>
    public void Shown(string id) => _sent[id] = time.GetTimestamp();

    /// <summary>An update to send when its time has come.</summary>
    public void Add(string id, Func<JsonObject> bundle, TimeSpan interval) => _waiting[id] = (bundle, interval);

    /// <summary>Takes out the updates whose time has come, or all of them.</summary>
    public List<(string Id, JsonObject Bundle)> Take(bool all)
    {
        List<(string Id, JsonObject Bundle)> due = [];
        foreach (var (id, (bundle, interval)) in _waiting)
        {
            if (!all && _sent.TryGetValue(id, out var sent) && time.GetElapsedTime(sent) < interval) continue;
            due.Add((id, bundle()));
            _sent[id] = time.GetTimestamp();
        }
        foreach (var (id, _) in due) _waiting.Remove(id);
        return due;
    }

    /// <summary>Forgets when displays were last sent: a new cell begins.</summary>
    public void Clear() => _sent.Clear();
}
