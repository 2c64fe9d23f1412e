using Workbench.Kernel.Zmq;

namespace Workbench.Kernel.Serving;

/// <summary>Echoes whatever arrives, so that front ends know the process lives even while a cell runs.</summary>
internal static class Heartbeat
{
    /// <summary>Echoes until the context is shut down.</summary>
    public static void Serve(Socket socket)
    {
        while (true) socket.Send(socket.Receive(Timeout.InfiniteTimeSpan)!);
    }
}
