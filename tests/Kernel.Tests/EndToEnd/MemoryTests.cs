namespace Kernel.Tests.EndToEnd;

/// <summary>What a long notebook costs, in a process of its own so that nothing else is counted.</summary>
public sealed class MemoryTests
{
    /// <summary>A cell keeps its syntax, symbols and assembly: about 56 KiB. The bound is far from that and from what a cost that grows with each cell comes to by the hundredth (over 500 KiB).</summary>
    private const long MostBytesACell = 200 << 10;

    [Fact]
    public void Cells_ThatDeclare_CostTheSameHoweverManyCameBefore()
    {
        using var peer = new KernelPeer();
        var first = HeapAfter(peer, from: 0, to: 30);

        var grown = HeapAfter(peer, from: 30, to: 100) - first;

        // It may also shrink: what the start left behind is given back at some time.
        Assert.True(grown / 70 <= MostBytesACell, $"each cell costs {grown / 70} bytes");
    }

    private static long HeapAfter(KernelPeer peer, int from, int to)
    {
        for (var number = from; number < to; number++) Assert.Equal($"{number}", peer.Execute($"var x{number} = {number}; x{number}").Result);
        return long.Parse(peer.Execute("GC.GetTotalMemory(true)").Result!);
    }
}
