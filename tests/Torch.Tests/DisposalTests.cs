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
}
