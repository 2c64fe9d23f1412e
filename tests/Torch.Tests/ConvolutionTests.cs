using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class ConvolutionTests
{
    [Fact]
    public void Conv1d_StrideDilationGroups_EqualsLoops()
    {
        using var scope = NewDisposeScope();
        using var layer = Near.Seeded(nn.Conv1d(4, 6, 3, stride: 2, padding: 1, dilation: 2, groups: 2));
        var x = Near.Random(1, 2, 4, 11);
        var (input, weight, bias) = (x.data<double>(), layer.weight.data<double>(), layer.bias!.data<double>());
        // y[n, o, t] = b[o] + sum over c, k of w[o, c, k] x[n, group + c, 2 t + 2 k - 1]
        var expected = new List<double>();
        for (var n = 0; n < 2; n++)
            for (var o = 0; o < 6; o++)
                for (var t = 0; t < 5; t++)
                {
                    var sum = bias[o];
                    for (var c = 0; c < 2; c++)
                        for (var k = 0; k < 3; k++)
                            if ((2 * t) + (2 * k) - 1 is >= 0 and < 11 and var at) sum += weight[o, c, k] * input[n, (o / 3 * 2) + c, at];
                    expected.Add(sum);
                }

        var y = layer.call(x);
        Assert.Equal([2, 6, 5], y.shape);
        Near.Equal([.. expected], y);
        Near.Equal(y, nn.functional.conv1d(x, layer.weight, layer.bias, stride: 2, padding: 1, dilation: 2, groups: 2));
    }

    [Fact]
    public void Conv3d_UnequalKernel_EqualsLoops()
    {
        using var scope = NewDisposeScope();
        using var layer = Near.Seeded(nn.Conv3d(2, 3, (2, 1, 3), stride: (1, 2, 1), bias: false));
        var x = Near.Random(1, 1, 2, 3, 5, 4);
        var (input, weight) = (x.data<double>(), layer.weight.data<double>());
        var expected = new List<double>();
        for (var o = 0; o < 3; o++)
            for (var d = 0; d < 2; d++)
                for (var h = 0; h < 3; h++)
                    for (var w = 0; w < 2; w++)
                    {
                        var sum = 0.0;
                        for (var c = 0; c < 2; c++)
                            for (var i = 0; i < 2; i++)
                                for (var k = 0; k < 3; k++) sum += weight[o, c, i, 0, k] * input[0, c, d + i, 2 * h, w + k];
                        expected.Add(sum);
                    }

        var y = layer.call(x);
        Assert.Equal([1, 3, 2, 3, 2], y.shape);
        Near.Equal([.. expected], y);
        Near.Equal(y, nn.functional.conv3d(x, layer.weight, strides: [1, 2, 1]));
    }

    [Theory]
    [InlineData(PaddingModes.Zeros, new double[] { 0, 1, 2, 3, 4, 0 })]
    [InlineData(PaddingModes.Reflect, new double[] { 2, 1, 2, 3, 4, 3 })]
    [InlineData(PaddingModes.Replicate, new double[] { 1, 1, 2, 3, 4, 4 })]
    [InlineData(PaddingModes.Circular, new double[] { 4, 1, 2, 3, 4, 1 })]
    public void Conv1d_PaddingModes_SeeTheRowExtended(PaddingModes mode, double[] extended)
    {
        // The kernel (0, 0, 1) reads the right neighbour, (1, 0, 0) the left one.
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2, 3, 4], [1, 1, 4]);
        foreach (var (kernel, shift) in new[] { (new double[] { 1, 0, 0 }, 0), (new double[] { 0, 0, 1 }, 2) })
        {
            using var padded = nn.Conv1d(1, 1, 3, padding: 1, padding_mode: mode, bias: false, dtype: float64);
            using var same = nn.Conv1d(1, 1, 3, Padding.Same, padding_mode: mode, bias: false, dtype: float64);
            padded.weight = nn.Parameter(tensor(kernel, [1, 1, 3]));
            same.weight = nn.Parameter(tensor(kernel, [1, 1, 3]));
            Near.Equal(extended[shift..(shift + 4)], padded.call(x));
            Near.Equal(extended[shift..(shift + 4)], same.call(x));
        }
    }

    [Fact]
    public void Padding_SameAndValid_KeepAndShrink()
    {
        using var scope = NewDisposeScope();
        using var same = nn.Conv2d(2, 3, (4, 3), Padding.Same, dilation: (1, 2));
        using var valid = nn.Conv2d(2, 3, (4, 3), Padding.Valid);
        using var reflected = nn.Conv2d(2, 3, (4, 3), Padding.Same, padding_mode: PaddingModes.Reflect);
        using var valid3 = nn.Conv3d(2, 3, 2, Padding.Valid);
        var x = ones([1, 2, 7, 5]);
        Assert.Equal([1, 3, 7, 5], same.call(x).shape);
        Assert.Equal([1, 3, 4, 3], valid.call(x).shape);
        Assert.Equal([1, 3, 7, 5], reflected.call(x).shape);
        Assert.Equal([1, 3, 1, 3, 2], valid3.call(ones([1, 2, 2, 4, 3])).shape);
        Assert.Null(same.padding);
        Assert.Equal(Padding.Same, same.padding_type);
        valid.SetPadding([2, 1]);
        Assert.Equal([1, 3, 8, 5], valid.call(x).shape);
        var error = Assert.Throws<ArgumentException>(() => nn.Conv2d(2, 3, 3, Padding.Same, stride: 2));
        Assert.Contains("stride (2, 2)", error.Message);
    }

    [Theory]
    [InlineData(PaddingModes.Zeros, 0)]
    [InlineData(PaddingModes.Replicate, 4)]
    public void Padding_SameWithEvenKernel_PutsTheOddElementAfter(PaddingModes mode, double after)
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Conv1d(1, 1, 2, Padding.Same, padding_mode: mode, bias: false, dtype: float64);
        layer.weight = nn.Parameter(tensor([0.0, 1], [1, 1, 2]));
        Near.Equal([2, 3, 4, after], layer.call(tensor([1.0, 2, 3, 4], [1, 1, 4])));
    }

    [Fact]
    public void ConvTranspose2d_IsTheAdjointOfConv2d()
    {
        // <conv(x), y> = <x, transposed(y)> for the same weight.
        using var scope = NewDisposeScope();
        using var conv = Near.Seeded(nn.Conv2d(3, 4, (3, 2), stride: (2, 3), padding: (1, 0), bias: false));
        using var transposed = nn.ConvTranspose2d(4, 3, (3, 2), stride: (2, 3), padding: (1, 0), bias: false, dtype: float64);
        transposed.load_state_dict(conv.state_dict());
        var x = Near.Random(1, 2, 3, 8, 9);
        var forth = conv.call(x);
        var y = Near.Random(2, forth.shape);
        var back = transposed.forward(y, [8, 9]);
        Assert.Equal(x.shape, back.shape);
        Assert.Equal((forth * y).sum().item<double>(), (x * back).sum().item<double>(), 1e-10);
        var error = Assert.Throws<ArgumentException>(() => transposed.forward(y, [20, 9]));
        Assert.Contains("(20, 9)", error.Message);
        Assert.Contains("(2, 4, 4, 3)", error.Message);
    }

    [Fact]
    public void Weight_Set_IsRegisteredInPlaceOfTheOld()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Conv1d(2, 3, 2);
        var old = layer.weight;
        layer.weight = nn.Parameter(zeros([3, 2, 2]));
        layer.bias = nn.Parameter(ones([3]));
        scope.DisposeEverything();
        Assert.True(old.IsInvalid);
        Assert.Equal(["weight", "bias"], layer.named_parameters().Select(p => p.name));
        Assert.Same(layer.weight, layer.get_parameter("weight"));
        Assert.All(Near.Values(layer.call(ones([1, 2, 4]))), v => Assert.Equal(1, v));
        layer.bias = null;
        Assert.Equal(["weight"], layer.named_parameters().Select(p => p.name));
        Assert.All(Near.Values(layer.call(ones([1, 2, 4]))), v => Assert.Equal(0, v));
    }

    [Fact]
    public void ResetParameters_DrawsWithinTheBoundOfTheFanIn()
    {
        using var layer = nn.Conv2d(4, 8, (3, 2), groups: 2);
        var before = Near.Values(layer.weight);
        layer.reset_parameters();
        var bound = 1 / Math.Sqrt(2 * 3 * 2);
        Assert.NotEqual(before, Near.Values(layer.weight));
        Assert.All(Near.Values(layer.weight).Concat(Near.Values(layer.bias!)), v => Assert.InRange(Math.Abs(v), 0, bound));
    }

    [Fact]
    public void EmptyBatch_GivesEmptyBatch()
    {
        using var scope = NewDisposeScope();
        using var flat = nn.Conv1d(2, 3, 3);
        using var square = nn.Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Circular);
        Assert.Equal([0, 3, 5], flat.call(zeros([0, 2, 7])).shape);
        Assert.Equal([0, 3, 5, 7], square.call(zeros([0, 2, 5, 7])).shape);
    }

    [Fact]
    public void WrongChannels_NamesOperatorAndShapes()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Conv1d(2, 3, 3);
        var error = Assert.ThrowsAny<ExternalException>(() => layer.call(zeros([1, 5, 7])));
        Assert.Contains("aten::conv1d", error.Message);
        Assert.Contains("(1, 5, 7)", error.Message);
        Assert.Contains("(3, 2, 3)", error.Message);
        Assert.Contains("groups 3", Assert.Throws<ArgumentException>(() => nn.Conv1d(4, 6, 3, groups: 3)).Message);
    }

    [Fact]
    public void Unfold_ThenFold_CountsHowOftenEachElementIsSeen()
    {
        using var scope = NewDisposeScope();
        var x = ones([1, 2, 3, 4], float64);
        var columns = nn.functional.unfold(x, (2, 3));
        Assert.Equal([1, 12, 4], columns.shape);
        var seen = nn.functional.fold(columns, (3, 4), (2, 3));
        // Down: 1, 2, 1 windows; across: 1, 2, 2, 1.
        double[] once = [1, 2, 2, 1, 2, 4, 4, 2, 1, 2, 2, 1];
        Near.Equal([.. once, .. once], seen);
    }

    [Fact]
    public void Pad_OneNumber_WidensEveryAxis()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2], [1, 2]);
        Near.Equal([9, 9, 9, 9, 9, 1, 2, 9, 9, 9, 9, 9], nn.functional.pad(x, 1, value: 9));
        Near.Equal([0, 1, 2, 0, 0], nn.functional.pad(x, (1, 2)));
        Assert.Equal([4, 5], nn.functional.pad(x, (1, 2, 1, 2)).shape);
        Near.Equal([1, 1, 2], nn.functional.pad(x, [1, 0], PaddingModes.Replicate));
    }
}
