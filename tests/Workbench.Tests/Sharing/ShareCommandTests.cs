using Workbench.Cli;
using Workbench.Cli.Share;

namespace Workbench.Tests.Sharing;

/// <summary>The command line of <c>workbench share</c>, without a browser.</summary>
public sealed class ShareCommandTests
{
    [Theory]
    [InlineData("0,3")]
    [InlineData("1,000.5")]
    [InlineData("x")]
    public void Parse_ScaleThatIsNoNumber_IsRefused(string scale) =>
        Assert.Contains("--scale: expected a number such as 1.5, got", Assert.Single(ShareCommand.Create().Parse(["n.ipynb", "--scale", scale]).Errors).Message);

    [Fact]
    public void Parse_Scale_IsRead()
    {
        Assert.Empty(ShareCommand.Create().Parse(["n.ipynb", "--scale", "0.75"]).Errors);
        Assert.Equal(0.75, ShareCommand.Create().Parse(["n.ipynb", "--scale", "0.75"]).GetValue<double>("--scale"), 12);
        Assert.Equal(2, ShareCommand.Create().Parse(["n.ipynb"]).GetValue<double>("--scale"), 12);
    }

    [Fact]
    public void Said_ErrorOfAnArgument_NamesNoParameter() =>
        Assert.Equal("the scale must be from 0.5 to 4, got 9.", Guarded.Said(new ArgumentOutOfRangeException("options", 9, "the scale must be from 0.5 to 4, got 9.")));

    [Fact]
    public async Task RunAsync_LongAction_LetsCtrlCBeHeededFirst()
    {
        using var go = new ManualResetEventSlim();
        Task<int> run = Guarded.RunAsync(() =>
        {
            Assert.True(go.Wait(TimeSpan.FromMinutes(5)), "The action ran before RunAsync returned.");
            return Task.FromResult(7);
        });
        go.Set();
        Assert.Equal(7, await run);
    }
}
