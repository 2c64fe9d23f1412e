using System.Text;
using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Zmq;

namespace Workbench.Kernel.Serving;

/// <summary>The channel every front end listens to. Any thread may publish: a lock makes each message whole and hands the socket over with a full fence, as libzmq asks.</summary>
internal sealed class IoPub(Socket socket, Wire wire) : IDisposable
{
    private readonly Lock _lock = new();
    private bool _closed;

    /// <summary>Publishes a message that belongs to a request, or to none.</summary>
    public void Publish(string type, Message? parent, JsonObject content)
    {
        var frames = wire.Serialize([Encoding.ASCII.GetBytes(type)], type, parent, content);
        lock (_lock)
        {
            // Threads that a cell left behind may still print while the kernel ends.
            if (_closed) return;
            try
            {
                socket.Send(frames);
            }
            catch (ZmqException end) when (end.IsTermination)
            {
                _closed = true;
            }
        }
    }

    /// <summary>Publishes whether the kernel is <c>busy</c>, <c>idle</c> or <c>starting</c>.</summary>
    public void Status(string state, Message? parent) => Publish("status", parent, new JsonObject { ["execution_state"] = state });

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            socket.Dispose();
        }
    }
}
