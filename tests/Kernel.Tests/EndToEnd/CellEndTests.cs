namespace Kernel.Tests.EndToEnd;

/// <summary>Cells that end the kernel's process; each test has a kernel of its own.</summary>
public sealed class CellEndTests
{
    [Theory]
    [InlineData("Environment.Exit(3);", "Environment.Exit(3)", 3)]
    [InlineData("await Task.Run(() => Environment.Exit(4));", "Environment.Exit(4)", 4)]
    [InlineData("Environment.FailFast(\"over\");", "Environment.FailFast", -6)]
    public void Cell_ThatEndsTheProcess_TellsTheFrontEndFirst(string code, string call, int exit)
    {
        using var peer = new KernelPeer();
        var id = peer.SendAndAwaitOutput($"Console.Write(\"on\"); {code}");

        var ended = peer.End();
        var answer = peer.CollectWithoutReply(id);

        Assert.Equal(exit, ended);
        Assert.False(answer.HasReply);
        Assert.True(answer.IsIdle);
        var error = Assert.Single(answer.Published("error"));
        Assert.Equal("KernelEnded", (string?)error["ename"]);
        Assert.Contains(call, (string?)error["evalue"]);
        Assert.Contains("restart the kernel", (string?)error["evalue"]);
    }

    [Fact]
    public void Cell_ThatNeedsMoreMemoryThanThereIs_FailsAndTheKernelGoesOn()
    {
        using var peer = new KernelPeer();

        var cell = peer.Execute("var parts = new List<byte[]>();\nwhile (true) parts.Add(new byte[2_000_000_000]);");

        Assert.Equal("OutOfMemoryException", (string?)cell.Reply["ename"]);
        Assert.Equal("2", peer.Execute("parts.Clear(); 1 + 1").Result);
    }
}
