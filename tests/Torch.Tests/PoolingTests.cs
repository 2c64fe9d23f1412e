using System.Runtime.InteropServices;
using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class PoolingTests
{
    [Fact]
    public void MaxPool1d_Windows_KnowTheirPlaces()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.MaxPool1d(3, stride: 2, padding: 1);
        // -inf 5 1 | 1 2 7 | 7 3 -inf
        var (values, places) = layer.forward_with_indices(tensor([5.0, 1, 2, 7, 3], [1, 1, 5]));
        Near.Equal([5, 7, 7], values);
        Near.Equal([0, 3, 3], places);
        Near.Equal(values, layer.call(tensor([5.0, 1, 2, 7, 3], [1, 1, 5])));
    }

    [Fact]
    public void MaxPool2d_And_AvgPool2d_EqualLoops()
    {
        using var scope = NewDisposeScope();
        var x = Near.Random(1, 2, 3, 7, 5);
        var input = x.data<double>();
        var (largest, means) = (new List<double>(), new List<double>());
        for (var n = 0; n < 2; n++)
            for (var c = 0; c < 3; c++)
                for (var h = 0; h < 3; h++)
                    for (var w = 0; w < 4; w++)
                    {
                        // Windows 3 x 2, strides 2 and 1.
                        double[] window = [.. Enumerable.Range(0, 6).Select(i => input[n, c, (2 * h) + (i / 2), w + (i % 2)])];
                        largest.Add(window.Max());
                        means.Add(window.Average());
                    }

        using var max = nn.MaxPool2d((3, 2), stride: (2, 1));
        using var mean = nn.AvgPool2d((3, 2), stride: (2, 1));
        Assert.Equal([2, 3, 3, 4], max.call(x).shape);
        Near.Equal([.. largest], max.call(x));
        Near.Equal([.. means], mean.call(x));
        Near.Equal(max.call(x), nn.functional.max_pool2d(x, (3, 2), (2, 1)));
        Near.Equal(mean.call(x), nn.functional.avg_pool2d(x, (3, 2), (2, 1)));
    }

    [Fact]
    public void Pool3d_WholeVolume_IsItsMaximumAndMean()
    {
        using var scope = NewDisposeScope();
        using var max = nn.MaxPool3d((2, 3, 4));
        using var mean = nn.AvgPool3d((2, 3, 4), divisor_override: 6);
        var x = arange(24, float64).reshape(1, 1, 2, 3, 4);
        Near.Equal([23], max.call(x));
        Near.Equal([23], max.forward_with_indices(x).Indices);
        Near.Equal([276.0 / 6], mean.call(x));
    }

    [Fact]
    public void AvgPool_Padding_CountsOrNot()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3.0, 6, 9], [1, 1, 3]);
        using var counted = nn.AvgPool1d(3, stride: 1, padding: 1);
        using var left = nn.AvgPool1d(3, stride: 1, padding: 1, count_include_pad: false);
        Near.Equal([3, 6, 5], counted.call(x));
        Near.Equal([4.5, 6, 7.5], left.call(x));
    }

    [Fact]
    public void CeilMode_KeepsTheLastPartialWindow()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2, 3, 4, 9], [1, 1, 5]);
        using var whole = nn.MaxPool1d(2);
        using var partial = nn.MaxPool1d(2, ceil_mode: true);
        Near.Equal([2, 4], whole.call(x));
        Near.Equal([2, 4, 9], partial.call(x));
    }

    [Fact]
    public void AdaptivePools_SplitAsFloorAndCeiling()
    {
        using var scope = NewDisposeScope();
        // Five elements in three windows: [0, 2), [1, 4), [3, 5)
        var x = tensor([1.0, 2, 3, 4, 10], [1, 1, 5]);
        using var mean = nn.AdaptiveAvgPool1d(3);
        using var max = nn.AdaptiveMaxPool1d(3);
        Near.Equal([1.5, 3, 7], mean.call(x));
        Near.Equal([2, 4, 10], max.call(x));
        Near.Equal([1, 3, 4], max.forward_with_indices(x).Indices);
        using var square = nn.AdaptiveAvgPool2d(1);
        using var flat = nn.AdaptiveMaxPool2d([2, 1]);
        using var cube = nn.AdaptiveAvgPool3d((1, 2, 1));
        var y = Near.Random(1, 2, 3, 4, 5);
        Near.Equal(y.mean([2, 3], keepdim: true), square.call(y));
        Near.Equal(y.reshape(2, 3, 2, 10).amax(3).unsqueeze(3), flat.call(y));
        Near.Equal(y.reshape(2, 3, 2, 10).mean([1, 3]).reshape(2, 1, 2, 1), cube.call(y));
    }

    [Fact]
    public void WrongRank_NamesOperatorAndShape_EmptyBatchIsFine()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.MaxPool2d(2);
        var error = Assert.ThrowsAny<ExternalException>(() => layer.call(zeros(3, 5)));
        Assert.Contains("aten::max_pool2d((3, 5)", error.Message);
        Assert.Equal([0, 3, 2, 3], layer.call(zeros(0, 3, 5, 7)).shape);
    }
}
