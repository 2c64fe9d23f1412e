using Workbench.Cli;

namespace Workbench.Tests.Sharing;

/// <summary>The command line of <c>workbench share</c>, without a browser.</summary>
public sealed class ShareCommandTests
{
    [Fact]
    public async Task RunAsync_LongAction_LetsCtrlCBeHeededFirst()
    {
        using var go = new ManualResetEventSlim();
        Task<int> run = Guarded.RunAsync(() =>
        {
            Assert.True(go.Wait(TimeSpan.FromSeconds(20)), "The action ran before RunAsync returned.");
            return Task.FromResult(7);
        });
        go.Set();
        Assert.Equal(7, await run);
    }
}
