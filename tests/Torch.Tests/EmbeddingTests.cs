using System.Runtime.InteropServices;
using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class EmbeddingTests
{
    [Fact]
    public void Embedding_LooksRowsUp()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Embedding(5, 3);
        var y = layer.call(tensor([4L, 0, 4, 1, 2, 2], [2, 3]));
        Assert.Equal([2, 3, 3], y.shape);
        Near.Equal(layer.weight![4], y[0, 2]);
        Near.Equal(layer.weight![1], y[1, 0]);
        Assert.Equal([0, 3], layer.call(zeros([0], int64)).shape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-4)]
    public void PaddingRow_IsZeroAndLearnsNothing(long row)
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Embedding(5, 3, padding_idx: row);
        Near.Equal([0, 0, 0], layer.weight![1]);
        var gradient = autograd.grad([layer.call(tensor([1L, 2, 2])).sum()], [layer.weight!])[0];
        Near.Equal([0, 0, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0], gradient);
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Embedding(5, 3, padding_idx: 5));
    }

    [Fact]
    public void MaxNorm_ShrinksTheRowsSeen()
    {
        using var scope = NewDisposeScope();
        using var table = tensor([3.0, 4, 0.3, 0.4, 30, 40], [3, 2]);
        using var layer = nn.Embedding_from_pretrained(table, freeze: false, max_norm: 1);
        // libtorch divides by the norm plus 1e-7.
        Near.Equal([0.6, 0.8, 0.3, 0.4], layer.call(tensor([0L, 1])), 1e-7);
        Near.Equal([30, 40], layer.weight![2]);
        Near.Equal([3, 4], table[0]);
        Assert.True(layer.weight!.requires_grad);
        using var frozen = nn.Embedding_from_pretrained(table);
        Assert.False(frozen.weight!.requires_grad);
    }

    [Fact]
    public void IndexOutOfRange_NamesOperatorAndShapes()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Embedding(5, 3);
        Assert.Contains("aten::embedding((5, 3)", Assert.ThrowsAny<ExternalException>(() => layer.call(tensor([5L]))).Message);
    }

    [Fact]
    public void OneHot_PutsAOneAtEachNumber()
    {
        using var scope = NewDisposeScope();
        Near.Equal([0, 0, 1, 0, 1, 0], nn.functional.one_hot(tensor([2L, 1])));
        Assert.Equal([2, 4], nn.functional.one_hot(tensor([2L, 1]), 4).shape);
    }
}
