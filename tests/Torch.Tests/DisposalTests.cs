using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class DisposalTests
{
    [Fact]
    public void Dispose_Tensor_FreesAtOnce()
    {
        var before = Tensor.TotalCount;
        var x = zeros(3, 5);
        Assert.Equal(before + 1, Tensor.TotalCount);
        x.Dispose();
        x.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Scope_Ends_FreesAllButWhatWasMovedOut()
    {
        var before = Tensor.TotalCount;
        Tensor kept;
        using (var scope = NewDisposeScope())
        {
            var x = ones(3, 5);
            kept = (x * 2 + 1).MoveToOuterDisposeScope();
            Assert.Equal(before + 3, Tensor.TotalCount);
            Assert.Equal(2, scope.DisposablesCount);
        }

        Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal(3f, kept.data<float>()[2, 4]);
        kept.Dispose();
    }

    [Fact]
    public void Scope_Nested_MovesOutOneLevel()
    {
        using var outer = NewDisposeScope();
        Tensor x;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) x = ones(2).MoveToOuterDisposeScope();
            Assert.False(x.IsInvalid);
        }

        Assert.True(x.IsInvalid);
    }

    [Fact]
    public void Scope_Exception_StillFrees()
    {
        var before = Tensor.TotalCount;
        Assert.ThrowsAny<Exception>(() =>
        {
            using var scope = NewDisposeScope();
            return zeros(2, 3).matmul(zeros(2, 3));
        });
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Operations_ManyInScopes_HoldLiveTensorsFlat()
    {
        using var x = ones(4);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 2_000; i++)
        {
            using var scope = NewDisposeScope();
            _ = (x + 1) * 2;
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Module_Disposed_FreesItsParameters()
    {
        var before = Tensor.TotalCount;
        using (var scope = NewDisposeScope())
        {
            // Registration takes parameters out of the scope: a model outlives the scope it was built in.
            var layer = nn.Linear(3, 5);
            scope.DisposeEverything();
            Assert.False(layer.weight.IsInvalid);
            layer.Dispose();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Scope_EveryOverload_MovesDetachesAndKeeps()
    {
        var before = Tensor.TotalCount;
        using var outer = NewDisposeScope();
        Tensor kept, pairFirst, detached;
        using (var inner = NewDisposeScope())
        {
            (pairFirst, _) = inner.MoveToOuter(ones(1), ones(2));
            kept = inner.DisposeEverythingBut(ones(3));
            detached = inner.Detach(ones(4));
            inner.Attach(new List<IDisposable> { detached });
            inner.Detach(detached);
            Assert.Equal([kept], inner.DisposablesView);
            inner.MoveToOther(outer, kept);
        }

        Assert.False(kept.IsInvalid || detached.IsInvalid || pairFirst.IsInvalid);
        Assert.Equal(3, outer.DisposablesCount);
        Assert.Equal(4, WrappedTensorDisposeScope(() => ones(4).sum()).item<float>());
        detached.Dispose();
        outer.DisposeEverything();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Scope_OtherDisposables_AreOwnedToo()
    {
        using var stream = new MemoryStream();
        using (var scope = NewDisposeScope()) scope.Attach(stream);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Scope_OuterEndsFirst_InnerStillWorksAndTheNextOneIsFound()
    {
        using var outermost = NewDisposeScope();
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        outer.Dispose();
        Assert.Same(inner, CurrentDisposeScope);
        var x = ones(2).MoveToOuterDisposeScope();
        Assert.True(outermost.Contains(x));
        inner.Dispose();
        Assert.Same(outermost, CurrentDisposeScope);
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void Scope_EndedOnAnotherThread_IsNoLongerCurrent()
    {
        var scope = NewDisposeScope();
        var x = ones(2);
        var thread = new Thread(scope.Dispose);
        thread.Start();
        thread.Join();
        Assert.True(x.IsInvalid);
        Assert.Null(CurrentDisposeScope);
        ones(2).Dispose();
    }

    [Fact]
    public void Scope_TensorsDisposedByManyThreads_LosesNone()
    {
        var before = Tensor.TotalCount;
        for (var round = 0; round < 20; round++)
        {
            var scope = NewDisposeScope();
            var tensors = Enumerable.Range(0, 400).Select(_ => ones(1)).ToArray();
            Parallel.For(0, 4, thread =>
            {
                for (var i = thread; i < tensors.Length; i += 5) tensors[i].Dispose();
                for (var i = 0; i < 20; i++) tensors[(i * 5) + 4].DetachFromDisposeScope();
            });
            for (var i = 0; i < 50; i++) _ = ones(1);
            var lost = tensors.Where(t => !t.IsInvalid && !scope.Contains(t)).ToList();
            Assert.Equal(20, lost.Count);
            Assert.Equal(80 - 20 + 50, scope.DisposablesCount);
            scope.Dispose();
            foreach (var tensor in lost) tensor.Dispose();
            Assert.Equal(before, Tensor.TotalCount);
        }
    }

    [Fact]
    public void Statistics_OneThread_CountEachFate()
    {
        // A thread of its own starts at zero.
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(Count));
        thread.Start();
        thread.Join();
        Assert.Null(failure);

        static void Count()
        {
            var statistics = DisposeScopeManager.Statistics;
            var outside = ones(1);
            using (NewDisposeScope())
            {
                _ = ones(1);
                ones(1).Dispose();
                ones(1).DetachFromDisposeScope().Dispose();
                CurrentDisposeScope!.Attach(outside);
            }

            Assert.Equal((1, 3), (statistics.CreatedOutsideScopeCount, statistics.CreatedInScopeCount));
            Assert.Equal((1, 3), (statistics.DisposedOutsideScopeCount, statistics.DisposedInScopeCount));
            Assert.Equal((1, 1), (statistics.AttachedToScopeCount, statistics.DetachedFromScopeCount));
            Assert.Equal(0, statistics.TensorStatistics.ThreadTotalLiveCount);
            statistics.Reset();
            Assert.Equal(0, statistics.CreatedInScopeCount);
        }
    }
}

