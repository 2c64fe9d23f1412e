using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Zmq;

namespace Workbench.Kernel.Serving;

/// <summary>A ROUTER socket that speaks the Jupyter protocol; one thread at a time may use it.</summary>
internal sealed class Channel(Socket socket, Wire wire, DroppedMessages dropped, string name) : IDisposable
{
    private const string Request = "request";

    /// <summary>The next message that keeps to the protocol; the others are dropped and counted.</summary>
    /// <returns>The message, or null when none came within <paramref name="timeout"/>, however many others did.</returns>
    public Message? Receive(TimeSpan timeout)
    {
        var waited = Stopwatch.StartNew();
        var left = timeout;
        while (true)
        {
            try
            {
                return socket.Receive(left) is { } frames ? wire.Parse(frames) : null;
            }
            catch (WireException problem)
            {
                dropped.Note(name, problem.Fault, problem.Message);
            }
            catch (OversizedMessageException problem)
            {
                dropped.Note(name, MessageFault.Malformed, problem.Message);
            }
            if (timeout == Timeout.InfiniteTimeSpan) continue;
            left = timeout - waited.Elapsed;
            if (left <= TimeSpan.Zero) return null;
        }
    }

    /// <summary>Answers a request: <c>x_request</c> with <c>x_reply</c>. Other messages have no answer.</summary>
    public void Reply(Message request, JsonObject content)
    {
        if (request.Type.EndsWith("_" + Request, StringComparison.Ordinal))
            socket.Send(wire.Serialize(request.Identities, string.Concat(request.Type.AsSpan(..^Request.Length), "reply"), request, content));
    }

    /// <summary>Asks the sender of a request something.</summary>
    /// <returns>The question's id, which its answer may name.</returns>
    /// <exception cref="ZmqException">The sender is not connected here, or the kernel is shutting down.</exception>
    public string Ask(Message request, string type, JsonObject content)
    {
        var id = Wire.NewId();
        socket.Send(wire.Serialize(request.Identities, type, request, content, id));
        return id;
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
