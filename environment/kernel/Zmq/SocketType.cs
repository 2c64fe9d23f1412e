namespace Workbench.Kernel.Zmq;

/// <summary>The socket patterns the Jupyter protocol uses, with their numbers in <c>zmq.h</c>.</summary>
internal enum SocketType
{
    /// <summary>iopub: one writer, any number of readers.</summary>
    Publish = 1,

    /// <summary>Reader of a <see cref="Publish"/> socket; used by tests.</summary>
    Subscribe = 2,

    /// <summary>Asks one question at a time; used by tests.</summary>
    Request = 3,

    /// <summary>heartbeat: answers one question at a time.</summary>
    Reply = 4,

    /// <summary>Talks to a <see cref="Router"/>; used by tests.</summary>
    Dealer = 5,

    /// <summary>shell, control and stdin: answers go to the peer whose identity leads the message.</summary>
    Router = 6,
}
