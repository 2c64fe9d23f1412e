using System.Text;
using System.Text.Json.Nodes;
using Workbench.Kernel.Display;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>Everything a cell shows, in the order it showed it: text is collected and sent at most every 50 ms, displays are sent at once after the text before them.
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
    private string _stream = "stdout";
    private Message? _parent;
    private bool _silent;

    /// <summary>Starts the thread that sends collected text.</summary>
    public CellOutput(IoPub iopub)
    {
        _iopub = iopub;
        new Thread(SendBatches) { IsBackground = true, Name = "stream batches" }.Start();
    }

    /// <summary>From now on output belongs to this request; a silent one shows nothing.</summary>
    public void Begin(Message request, bool silent)
    {
        lock (_lock)
        {
            SendText(final: true);
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

    /// <summary>Sends the text that is still held.</summary>
    public void Flush()
    {
        lock (_lock) SendText(final: true);
    }

    /// <inheritdoc/>
    public void Show(JsonObject bundle, string id) => Publish("display_data", DisplayContent(bundle, id));

    /// <inheritdoc/>
    public void Update(JsonObject bundle, string id) => Publish("update_display_data", DisplayContent(bundle, id));

    private static JsonObject DisplayContent(JsonObject bundle, string id) =>
        new() { ["data"] = bundle, ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = id } };

    private void SendBatches()
    {
        while (true)
        {
            lock (_lock)
            {
                while (_text.Length == 0) Monitor.Wait(_lock);
            }
            Thread.Sleep(BatchTime);
            lock (_lock) SendText(final: false);
        }
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
