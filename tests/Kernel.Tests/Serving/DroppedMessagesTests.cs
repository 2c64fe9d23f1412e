using Workbench.Kernel.Protocol;
using Workbench.Kernel.Serving;

namespace Kernel.Tests.Serving;

public sealed class DroppedMessagesTests : IDisposable
{
    private readonly StringWriter _written = new();

    public void Dispose() => _written.Dispose();

    [Fact]
    public void Note_EachFault_IsCountedByItselfAndSummedUp()
    {
        var dropped = new DroppedMessages(new KernelLog(_written));
        dropped.Note("shell", MessageFault.BadSignature, "why 1");
        dropped.Note("stdin", MessageFault.Replayed, "why 2");
        dropped.Note("shell", MessageFault.BadSignature, "why 3");
        dropped.LogSums();

        Assert.Equal((2, 1, 0), (dropped.Count(MessageFault.BadSignature), dropped.Count(MessageFault.Replayed), dropped.Count(MessageFault.Malformed)));
        Assert.Contains("dropped message 2 on stdin: why 2", _written.ToString());
        Assert.Contains("3 messages (2 badly signed, 1 replayed, 0 malformed)", _written.ToString());
    }

    [Fact]
    public void Note_AFlood_FillsNoDisk()
    {
        var dropped = new DroppedMessages(new KernelLog(_written));
        for (var count = 0; count < 5000; count++) dropped.Note("shell", MessageFault.Malformed, "flood");

        Assert.Equal(105, _written.ToString().Count(letter => letter == '\n')); // the first 100, then each thousandth
    }

    [Fact]
    public void LogSums_NothingDropped_SaysNothing()
    {
        new DroppedMessages(new KernelLog(_written)).LogSums();

        Assert.Equal("", _written.ToString());
    }

    [Fact]
    public void Say_StandardErrorGone_LosesTheLineOnly()
    {
        using var pipe = new ClosedPipe();

        new KernelLog(pipe).Say("unheard");

        Assert.Equal(1, pipe.Attempts);
    }

    private sealed class ClosedPipe : StringWriter
    {
        public int Attempts { get; private set; }

        public override void WriteLine(string? value)
        {
            Attempts++;
            throw new IOException("Broken pipe");
        }
    }
}
