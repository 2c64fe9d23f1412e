using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Zmq;

namespace Workbench.Kernel.Serving;

/// <summary>A ROUTER socket that speaks the Jupyter protocol; belongs to one thread.</summary>
internal sealed class Channel(Socket socket, Wire wire, KernelLog log, string name) : IDisposable
{
    /// <summary>The next message that keeps to the protocol; the others are dropped and logged.</summary>
    /// <returns>The message, or null when none came within <paramref name="timeout"/>.</returns>
    public Message? Receive(TimeSpan timeout)
    {
        while (socket.Receive(timeout) is { } frames)
        {
            try
            {
                return wire.Parse(frames);
            }
            catch (WireException problem)
            {
                log.Drop(name, problem.Message);
            }
        }
        return null;
    }

    /// <summary>Answers a request: <c>x_request</c> with <c>x_reply</c>.</summary>
    public void Reply(Message request, JsonObject content) =>
        socket.Send(wire.Serialize(request.Identities, request.Type.Replace("_request", "_reply"), request, content));

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
