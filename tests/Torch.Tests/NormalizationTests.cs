using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class NormalizationTests
{
    [Theory]
    [InlineData(1, new long[] { 5, 3 })]
    [InlineData(1, new long[] { 2, 3, 4 })]
    [InlineData(2, new long[] { 2, 3, 5, 4 })]
    [InlineData(3, new long[] { 2, 3, 1, 5, 4 })]
    public void BatchNorm_TwoBatches_NormsAndMovesTheRunningStatistics(int axes, long[] shape)
    {
        using var scope = NewDisposeScope();
        using BatchNorm layer = axes == 1 ? nn.BatchNorm1d(3, momentum: 0.3) : axes == 2 ? nn.BatchNorm2d(3, momentum: 0.3) : nn.BatchNorm3d(3, momentum: 0.3);
        Near.Seeded(layer);
        double[] mean = [0, 0, 0], variance = [1, 1, 1];
        for (var batch = 0; batch < 2; batch++)
        {
            var x = Near.Random((ulong)batch, shape) * 3 + 1;
            var y = layer.call(x);
            var (input, output) = (Channels(x), Channels(y));
            for (var c = 0; c < 3; c++)
            {
                var count = input[c].Length;
                var m = input[c].Average();
                var v = input[c].Sum(e => (e - m) * (e - m)) / count;
                var (scale, shift) = (Near.Values(layer.weight)[c], Near.Values(layer.bias!)[c]);
                for (var i = 0; i < count; i++) Assert.Equal(((input[c][i] - m) / Math.Sqrt(v + 1e-5) * scale) + shift, output[c][i], 1e-10);
                mean[c] = (0.7 * mean[c]) + (0.3 * m);
                // The running variance is the unbiased one.
                variance[c] = (0.7 * variance[c]) + (0.3 * v * count / (count - 1));
            }
        }

        Near.Equal(mean, layer.running_mean!);
        Near.Equal(variance, layer.running_var!);
        Assert.Equal(2, layer.num_batches_tracked!.item<long>());

        layer.eval();
        var seen = Near.Random(7, shape);
        var (before, after) = (Channels(seen), Channels(layer.call(seen)));
        for (var c = 0; c < 3; c++)
        {
            var (scale, shift) = (Near.Values(layer.weight)[c], Near.Values(layer.bias!)[c]);
            for (var i = 0; i < before[c].Length; i++) Assert.Equal(((before[c][i] - mean[c]) / Math.Sqrt(variance[c] + 1e-5) * scale) + shift, after[c][i], 1e-10);
        }

        Assert.Equal(2, layer.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void BatchNorm_MomentumNull_AveragesAllBatches()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm1d(1);
        layer.momentum = null;
        layer.call(tensor([1f, 3], [2, 1]));
        layer.call(tensor([5f, 7], [2, 1]));
        Near.Equal([4], layer.running_mean!, 1e-6);
        Near.Equal([2], layer.running_var!, 1e-6);
        layer.reset_running_stats();
        Near.Equal([0], layer.running_mean!);
        Near.Equal([1], layer.running_var!);
        Assert.Equal(0, layer.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void BatchNorm_WithoutStatistics_NormsByTheBatchInEvalToo()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm1d(1, eps: 0, affine: false, track_running_stats: false);
        layer.eval();
        Near.Equal([-1, 1], layer.call(tensor([1f, 3], [2, 1])), 1e-6);
        Assert.Empty(layer.state_dict());
    }

    [Fact]
    public void BatchNorm_ToDoubleAndSetters_KeepBuffersRegistered()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm2d(3);
        layer.@double();
        Assert.Equal(float64, layer.running_mean!.dtype);
        Assert.Equal(int64, layer.num_batches_tracked!.dtype);
        layer.running_mean = full([3], 2, float64);
        scope.DisposeEverything();
        Assert.Same(layer.running_mean, layer.get_buffer("running_mean"));
        Assert.True(layer.has_buffer("running_var"));
        Assert.False(layer.has_parameter("running_var"));
    }

    [Fact]
    public void BatchNorm_WrongShapes_NamesThem()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm2d(3);
        var rank = Assert.Throws<ArgumentException>(() => layer.call(zeros(2, 3, 5)));
        Assert.Contains("BatchNorm2d: expected inputs (N, C, H, W), got shape (2, 3, 5)", rank.Message);
        var channels = Assert.ThrowsAny<ExternalException>(() => layer.call(zeros(2, 4, 5, 7)));
        Assert.Contains("aten::batch_norm((2, 4, 5, 7)", channels.Message);
        var single = Assert.Throws<ArgumentException>(() => layer.call(zeros(1, 3, 1, 1)));
        Assert.Contains("(1, 3, 1, 1)", single.Message);
        Assert.Equal([0, 3, 5, 7], layer.call(zeros(0, 3, 5, 7)).shape);
    }

    [Fact]
    public void GroupNorm_Groups_HaveMeanZeroAndUnitVariance()
    {
        using var scope = NewDisposeScope();
        using var layer = Near.Seeded(nn.GroupNorm(2, 6));
        var x = Near.Random(1, 2, 6, 3, 5);
        var (input, output) = (x.data<double>(), layer.call(x).data<double>());
        for (var n = 0; n < 2; n++)
            for (var g = 0; g < 2; g++)
            {
                var places = Enumerable.Range(0, 3 * 3 * 5).Select(i => (C: (g * 3) + (i / 15), H: i / 5 % 3, W: i % 5)).ToList();
                var m = places.Average(p => input[n, p.C, p.H, p.W]);
                var v = places.Average(p => Math.Pow(input[n, p.C, p.H, p.W] - m, 2));
                foreach (var (c, h, w) in places)
                    Assert.Equal(((input[n, c, h, w] - m) / Math.Sqrt(v + 1e-5) * Near.Values(layer.weight)[c]) + Near.Values(layer.bias!)[c], output[n, c, h, w], 1e-10);
            }

        Assert.Contains("num_groups 4", Assert.Throws<ArgumentException>(() => nn.GroupNorm(4, 6)).Message);
        Assert.Contains("aten::group_norm((2, 5, 3)", Assert.ThrowsAny<ExternalException>(() => layer.call(zeros([2, 5, 3], float64))).Message);
        Assert.Equal([0, 6, 3], layer.call(zeros([0, 6, 3], float64)).shape);
    }

    [Fact]
    public void InstanceNorm_EqualsGroupNormOfOneChannelEach_AndTakesOneExample()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.InstanceNorm2d(3);
        var x = Near.Random(1, 2, 3, 5, 4);
        var y = layer.call(x);
        Near.Equal(nn.functional.group_norm(x, 3), y);
        Near.Equal(y[1], layer.call(x[1]));
    }

    [Fact]
    public void Normalize_Rows_HaveUnitNormAndZeroStaysZero()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3.0, 4, 0, 0, -2, 0], [3, 2]);
        Near.Equal([0.6, 0.8, 0, 0, -1, 0], nn.functional.normalize(x));
        Near.Equal([3.0 / 7, 4.0 / 7], nn.functional.normalize(x[TensorIndex.Slice(0, 1)], p: 1));
    }

    // The elements of each channel (axis 1), in order.
    private static double[][] Channels(Tensor tensor)
    {
        using var first = tensor.transpose(0, 1);
        using var rows = first.reshape(tensor.size(1), -1);
        return [.. Enumerable.Range(0, (int)tensor.size(1)).Select(c =>
        {
            using var row = rows[c];
            return Near.Values(row);
        })];
    }
}
