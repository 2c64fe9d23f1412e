namespace Workbench.Kernel.Protocol;

/// <summary>A message that breaks the protocol. Where that shows before it is accepted, it is dropped, counted and logged, never answered; where a field of an accepted request is wrong, the request is answered with this text.</summary>
internal sealed class WireException(string problem, MessageFault fault = MessageFault.Malformed, Exception? cause = null) : FormatException(problem, cause)
{
    /// <summary>Which kind of fault it is.</summary>
    public MessageFault Fault => fault;
}
