using Workbench.Kernel.Display;

namespace Kernel.Tests.Display.Progress;

public sealed class ProgressItemsTests : IDisposable
{
    private readonly Surface _surface = new();
    private readonly CancellationTokenSource _interruption = new();

    private string Last => _surface.Plain.Last();

    public void Dispose() => _interruption.Dispose();

    [Fact]
    public void Foreach_ToTheEnd_GivesEveryItemAndCountsItAfterwards()
    {
        var seen = new List<string>();
        foreach (var item in Globals().progress("Frames", ["a", "b"])) seen.Add($"{item} at {Last}");

        Assert.Equal(["a at Frames: 0 % (0 of 2)", "b at Frames: 50 % (1 of 2)"], seen);
        Assert.Equal("Frames: 100 % (2 of 2)", Last);
    }

    [Fact]
    public void Foreach_LeftEarly_SaysWhereItStopped()
    {
        foreach (var item in Globals().progress("Frames", Enumerable.Range(0, 10).ToList()))
            if (item == 3) break;
        Assert.Equal("Frames: stopped at 30 % (3 of 10)", Last);

        Assert.Throws<FormatException>(() =>
        {
            foreach (var item in Globals().progress("Frames", [1, 2])) throw new FormatException($"{item}");
        });
        Assert.Equal("Frames: stopped at 0 % (0 of 2)", Last);
    }

    [Fact]
    public void Foreach_UnknownNumber_IsNotEnumeratedToCountIt()
    {
        var pulled = 0;
        foreach (var _ in Globals().progress("Lines", Enumerable.Range(0, 3).Where(_ => ++pulled > 0))) { }

        Assert.Equal(3, pulled);
        Assert.Equal("Lines: 3 done", Last);
    }

    [Fact]
    public void Foreach_Interrupted_EndsBeforeTheNextItem()
    {
        var seen = new List<int>();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var item in Globals().progress("Frames", Enumerable.Range(0, 4)))
            {
                seen.Add(item);
                if (item == 1) _interruption.Cancel();
            }
        });

        Assert.Equal([0, 1], seen);
        Assert.Equal("Frames: stopped at 50 % (2 of 4)", Last);
    }

    [Fact]
    public async Task AwaitForeach_ToTheEndOrInterrupted_ShowsTheSame()
    {
        await foreach (var _ in Globals().progress("Lines", Numbers(), total: 3)) { }
        Assert.Equal("Lines: 100 % (3 of 3)", Last);

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in Globals().progress("Lines", Numbers(), 3)) await _interruption.CancelAsync();
        });
        Assert.Equal("Lines: stopped at 33 % (1 of 3)", Last);

        static async IAsyncEnumerable<int> Numbers()
        {
            for (var index = 0; index < 3; index++)
            {
                await Task.Yield();
                yield return index;
            }
        }
    }

    private NotebookGlobals Globals() => new(_surface, () => _interruption.Token);
}
