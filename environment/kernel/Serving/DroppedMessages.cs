using System.Collections.Concurrent;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>Counts the messages that were not taken, by what was wrong with them. The first ones and then every thousandth stand in the log, so that a flood of them does not fill a disk; the sums stand there at the end.</summary>
internal sealed class DroppedMessages(KernelLog log)
{
    private const int LoggedOneByOne = 100;
    private const int LoggedThen = 1000;

    private readonly ConcurrentDictionary<MessageFault, long> _counts = new();
    private long _all;

    /// <summary>How many messages were dropped for this fault.</summary>
    public long Count(MessageFault fault) => _counts.GetValueOrDefault(fault);

    /// <summary>Notes a message that was dropped, and why.</summary>
    public void Note(string channel, MessageFault fault, string problem)
    {
        _counts.AddOrUpdate(fault, 1, (_, count) => count + 1);
        var number = Interlocked.Increment(ref _all);
        if (number <= LoggedOneByOne || number % LoggedThen == 0) log.Say($"dropped message {number} on {channel}: {problem}");
    }

    /// <summary>Writes the sums to the log; nothing where nothing was dropped.</summary>
    public void LogSums()
    {
        if (Interlocked.Read(ref _all) is > 0 and var all)
            log.Say($"dropped in all: {all} messages ({Count(MessageFault.BadSignature)} badly signed, {Count(MessageFault.Replayed)} replayed, {Count(MessageFault.Malformed)} malformed)");
    }
}
