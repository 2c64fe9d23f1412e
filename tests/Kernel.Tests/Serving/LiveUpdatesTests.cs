using System.Text.Json.Nodes;
using Workbench.Kernel.Serving;

namespace Kernel.Tests.Serving;

public sealed class LiveUpdatesTests
{
    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);
    private readonly ManualTime _time = new();
    private readonly LiveUpdates _updates;
    private int _made;

    public LiveUpdatesTests() => _updates = new LiveUpdates(_time);

    [Fact]
    public void Take_TenThousandUpdatesInASecond_GivesTenAndTheLast()
    {
        var sent = new List<int>();
        _updates.Shown("a");
        for (var update = 1; update <= 10_000; update++)
        {
            _time.Pass(1e-4);
            Add("a", update);
            sent.AddRange(Taken(all: false).Select(taken => taken.Value));
        }
        sent.AddRange(Taken(all: true).Select(taken => taken.Value));

        Assert.Equal([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000], sent);
        Assert.Equal(10, _made);
        Assert.True(_updates.IsEmpty);
    }

    [Fact]
    public void Take_FirstUpdateLongAfterTheDisplay_GoesAtOnce()
    {
        _updates.Shown("a");
        _time.Pass(1);
        Add("a", 1);

        Assert.Equal([("a", 1)], Taken(all: false));
    }

    [Fact]
    public void Take_OtherDisplays_DoNotWaitForOneAnother()
    {
        Add("a", 1);
        Assert.Equal([("a", 1)], Taken(all: false));
        Add("a", 2);
        Add("b", 3);

        Assert.Equal([("b", 3)], Taken(all: false));
        Assert.Equal([("a", 2)], Taken(all: true));
    }

    private void Add(string id, int value) => _updates.Add(id, () =>
    {
        _made++;
        return new JsonObject { ["value"] = value };
    }, Tenth);

    private List<(string Id, int Value)> Taken(bool all) => [.. _updates.Take(all).Select(taken => (taken.Id, (int)taken.Bundle["value"]!))];
}
