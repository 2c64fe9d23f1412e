using System.Buffers.Binary;

namespace Workbench.Kernel.Protocol;

/// <summary>Remembers the signatures of the messages that were accepted, so that a copy of one is not obeyed again. Any thread may ask.
/// Only authentic messages come here, so nobody without the key can fill it; it holds the last 65,536, as front ends do on their side, in less than 8 MB.</summary>
internal sealed class ReplayGuard(int capacity = ReplayGuard.DefaultCapacity)
{
    private const int DefaultCapacity = 1 << 16;

    /// <summary>32 hexadecimal digits, half of an HMAC-SHA256: that two messages share them does not happen.</summary>
    private const int RememberedDigits = 32;

    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _known = [];
    private readonly Queue<UInt128> _order = [];

    /// <summary>Notes an authentic message's signature.</summary>
    /// <returns>False when the same message came before.</returns>
    public bool IsNew(ReadOnlySpan<byte> signature)
    {
        var mark = BinaryPrimitives.ReadUInt128LittleEndian(Convert.FromHexString(signature[..RememberedDigits]));
        lock (_lock)
        {
            if (!_known.Add(mark)) return false;
            _order.Enqueue(mark);
            if (_order.Count > capacity) _known.Remove(_order.Dequeue());
            return true;
        }
    }
}
