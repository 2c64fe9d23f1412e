namespace Workbench.Kernel.Protocol;

/// <summary>Why a message is not taken; the kernel counts each kind by itself.</summary>
internal enum MessageFault
{
    /// <summary>Its framing, its JSON or a field is not the protocol's.</summary>
    Malformed,

    /// <summary>It is not signed with the connection file's key.</summary>
    BadSignature,

    /// <summary>It is a copy of a message that came before.</summary>
    Replayed,
}
