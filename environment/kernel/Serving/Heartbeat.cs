using Workbench.Kernel.Zmq;

namespace Workbench.Kernel.Serving;

/// <summary>Echoes whatever arrives, so that front ends know the process lives even while a cell runs.</summary>
internal static class Heartbeat
{
    /// <summary>Front ends send "ping"; there is no reason to carry much for one who may be anybody on this machine.</summary>
    public const int MaximumBytes = 1024;

    /// <summary>Echoes until the context is shut down.</summary>
    public static void Serve(Socket socket)
    {
        while (true) socket.Send(Echo(socket));
    }

    private static List<byte[]> Echo(Socket socket)
    {
        try
        {
            return socket.Receive(Timeout.InfiniteTimeSpan)!;
        }
        catch (OversizedMessageException)
        {
            // A reply must follow before the next message can come.
            return [[]];
        }
    }
}
