using System.Text;
using System.Text.Json.Nodes;
using Workbench.Kernel.Display;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>Everything a cell shows, in the order it showed it: text is collected and sent at most every 50 ms, displays are sent at once after the text before them,
/// their updates in place as often as a reader can see, the last one always.
/// Output that comes after the cell has ended (from threads it left behind) goes to that cell until the next begins.</summary>
internal sealed class CellOutput : IDisplaySurface
{
    /// <summary>Time between two stream messages: 20 a second is as live as a reader can see.</summary>
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(50);

    /// <summary>Text is sent sooner when this much has come, so that a flood does not fill the memory.</summary>
    private const int BatchCharacters = 1 << 18;

    private readonly object _lock = new();
    private readonly IoPub _iopub;
    private readonly StringBuilder _text = new();
    private readonly LiveUpdates _updates = new(TimeProvider.System);
    private string _stream = "stdout";
    private Message? _parent;
    private bool _silent;

    /// <summary>Starts the thread that sends collected text.</summary>
    public CellOutput(IoPub iopub)
    {
        _iopub = iopub;
        new Thread(SendBatches) { IsBackground = true, Name = "stream batches" }.Start();
    }

    /// <inheritdoc/>
    public event Action? CellEnded;

    /// <summary>From now on output belongs to this request; a silent one shows nothing.</summary>
    public void Begin(Message request, bool silent)
    {
        lock (_lock)
        {
            SendAll();
            _updates.Clear();
            (_parent, _silent) = (request, silent);
        }
    }

    /// <summary>Adds text to <c>stdout</c> or <c>stderr</c>.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        lock (_lock)
        {
            if (stream != _stream) SendText(final: true);
            _stream = stream;
            _text.Append(text);
            if (_text.Length > BatchCharacters) SendText(final: false);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Sends the text that is still held, then a message of the running cell.</summary>
    public void Publish(string type, JsonObject content)
    {
        lock (_lock)
        {
            SendText(final: true);
            if (!_silent) _iopub.Publish(type, _parent, content);
        }
    }

    /// <summary>The cell has ended, well or not: what it left open ends too.</summary>
    public void End() => CellEnded?.Invoke();

    /// <summary>Sends the text and the updates that are still held.</summary>
    public void Flush()
    {
        lock (_lock) SendAll();
    }

    /// <inheritdoc/>
    public void Show(JsonObject bundle, string id)
    {
        lock (_lock)
        {
            Publish("display_data", DisplayContent(bundle, id));
            _updates.Shown(id);
        }
    }

    /// <inheritdoc/>
    public void Update(JsonObject bundle, string id) => Update(() => bundle, id, TimeSpan.Zero);

    /// <inheritdoc/>
    public void Update(Func<JsonObject> bundle, string id, TimeSpan interval)
    {
        lock (_lock)
        {
            _updates.Add(id, bundle, interval);
            SendUpdates(all: false);
            if (!_updates.IsEmpty) Monitor.Pulse(_lock);
        }
    }

    private static JsonObject DisplayContent(JsonObject bundle, string id) =>
        new() { ["data"] = bundle, ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = id } };

    private void SendBatches()
    {
        while (true)
        {
            lock (_lock)
            {
                while (_text.Length == 0 && _updates.IsEmpty) Monitor.Wait(_lock);
            }
            Thread.Sleep(BatchTime);
            lock (_lock)
            {
                SendText(final: false);
                SendUpdates(all: false);
            }
        }
    }

    private void SendAll()
    {
        SendText(final: true);
        SendUpdates(all: true);
    }

    private void SendUpdates(bool all)
    {
        foreach (var (id, bundle) in _updates.Take(all))
            if (!_silent) _iopub.Publish("update_display_data", _parent, DisplayContent(bundle, id));
    }

    /// <summary>Sends the held text; unless final, the first half of a surrogate pair waits for its second.</summary>
    private void SendText(bool final)
    {
        var length = !final && _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? _text.Length - 1 : _text.Length;
        if (length == 0) return;
        if (!_silent) _iopub.Publish("stream", _parent, new JsonObject { ["name"] = _stream, ["text"] = JsonText.Sendable(_text.ToString(0, length)) });
        _text.Remove(0, length);
    }
}
