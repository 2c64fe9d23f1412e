using System.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>Many operations, many threads, and what they leave behind.</summary>
[NoTensorsLeft]
public sealed class LoadTests
{
    [Fact]
    public void EightThreads_IndependentWork_GivesTheSameBitsAndLeavesNothing()
    {
        var before = Tensor.TotalCount;
        var expected = Enumerable.Range(0, 8).Select(Work).ToArray();
        var found = new float[8][];
        var threads = Enumerable.Range(0, 8).Select(i => new Thread(() => found[i] = [.. Enumerable.Range(0, 20).Select(_ => Work(i))])).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        for (var i = 0; i < 8; i++) Assert.All(found[i], r => Assert.Equal(expected[i], r));
        Assert.Equal(before, Tensor.TotalCount);

        static float Work(int seed)
        {
            using var scope = NewDisposeScope();
            using var generator = new Generator((ulong)seed);
            var x = randn([8, 8], generator: generator).requires_grad_();
            for (var i = 0; i < 20; i++)
            {
                using var inner = NewDisposeScope();
                _ = x.matmul(x).tanh().sum();
            }

            return autograd.grad([x.matmul(x).tanh().sum()], [x])[0].abs().sum().item<float>();
        }
    }

    [Fact]
    public void HundredThousandOperations_InScopes_HoldTensorsAndMemoryFlat()
    {
        // 128 KB each: 13 GB in all if nothing were freed. The bound leaves room for what the collector has not yet swept.
        using var x = ones([32 * 1024]);
        var before = (Tensor.TotalCount, Resident());
        for (var i = 0; i < 10_000; i++)
        {
            using var scope = NewDisposeScope();
            for (var n = 0; n < 10; n++) _ = x + n;
        }

        Assert.Equal(before.TotalCount, Tensor.TotalCount);
        Assert.InRange(Resident() - before.Item2, long.MinValue, 64);
    }

    [Fact]
    public void TrainingWithoutDisposal_FinalisersFree_MemoryStaysBounded()
    {
        // 500 steps of about 8 MB of tensors each: 4 GB if nothing were freed. Only the collector frees here, told by memory pressure.
        var before = Resident();
        Train();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.InRange(Resident() - before, long.MinValue, 2000); // the collector is late where finalisers wait for a busy machine

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Train()
        {
            using var weight = new Parameter(zeros([256, 256]));
            for (var step = 0; step < 500; step++)
            {
                var x = ones([1024, 256]);
                var loss = (x.matmul(weight).tanh() - 1).square().mean();
                loss.backward();
                using (no_grad()) weight.sub_(weight.grad! * 0.1);
                weight.grad = null;
            }
        }
    }

    /// <summary>Megabytes of memory this process holds.</summary>
    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
