using System.Text;
using Workbench.Kernel.Protocol;

namespace Kernel.Tests.Protocol;

public sealed class ReplayGuardTests
{
    private static readonly Signature Key = new("key");

    [Fact]
    public void IsNew_SameSignatureTwice_IsFalseTheSecondTime()
    {
        var guard = new ReplayGuard();

        Assert.True(guard.IsNew(Sign(1)));
        Assert.True(guard.IsNew(Sign(2)));
        Assert.False(guard.IsNew(Sign(1)));
    }

    [Fact]
    public void IsNew_MoreThanItHolds_ForgetsTheOldestOnly()
    {
        var guard = new ReplayGuard(capacity: 3);
        for (var number = 1; number <= 4; number++) Assert.True(guard.IsNew(Sign(number)));

        Assert.False(guard.IsNew(Sign(2)));
        Assert.True(guard.IsNew(Sign(1)));
    }

    [Fact]
    public void IsNew_FromManyThreads_TakesEachMessageOnce()
    {
        var guard = new ReplayGuard();
        var signatures = Enumerable.Range(0, 500).Select(Sign).ToArray();
        var taken = 0;

        Parallel.For(0, 4, _ =>
        {
            foreach (var signature in signatures)
                if (guard.IsNew(signature)) Interlocked.Increment(ref taken);
        });

        Assert.Equal(signatures.Length, taken);
    }

    private static byte[] Sign(int number) => Key.Sign(Encoding.UTF8.GetBytes($"{number}"));
}
