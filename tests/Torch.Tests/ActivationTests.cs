using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class ActivationTests
{
    private static readonly double[] At = [-2.5, -0.7, 0, 0.3, 1.9];

    private static readonly Dictionary<string, (Func<bool, nn.Module<Tensor, Tensor>> Make, Func<double, double> Expected)> Formulas = new()
    {
        ["ReLU"] = (inplace => nn.ReLU(inplace), x => Math.Max(x, 0)),
        ["LeakyReLU"] = (inplace => nn.LeakyReLU(0.2, inplace), x => x > 0 ? x : 0.2 * x),
        ["ELU"] = (inplace => nn.ELU(1.5, inplace), x => x > 0 ? x : 1.5 * (Math.Exp(x) - 1)),
        ["GELU tanh"] = (inplace => nn.GELU(GELU.Approximate.tanh, inplace), x => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))))),
        ["SiLU"] = (inplace => nn.SiLU(inplace), x => x / (1 + Math.Exp(-x))),
        ["Sigmoid"] = (inplace => nn.Sigmoid(inplace), x => 1 / (1 + Math.Exp(-x))),
        ["Tanh"] = (inplace => nn.Tanh(inplace), Math.Tanh),
        ["Softplus"] = (_ => nn.Softplus(2, threshold: 3), x => 2 * x > 3 ? x : Math.Log(1 + Math.Exp(2 * x)) / 2),
        ["Softmax"] = (_ => nn.Softmax(0), x => Math.Exp(x) / At.Sum(Math.Exp)),
        ["LogSoftmax"] = (_ => nn.LogSoftmax(0), x => x - Math.Log(At.Sum(Math.Exp))),
    };

    public static TheoryData<string> Kinds => [.. Formulas.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forward_EachActivation_EqualsItsFormula(string kind)
    {
        using var scope = NewDisposeScope();
        var (make, expected) = Formulas[kind];
        foreach (var inplace in new[] { false, true })
        {
            using var layer = make(inplace);
            var x = tensor(At);
            var y = layer.call(x);
            Near.Equal([.. At.Select(expected)], y);
            if (layer.GetType().GetProperty("inplace") is not null) Assert.Equal(inplace, ReferenceEquals(x, y));
            if (!ReferenceEquals(x, y)) Near.Equal(At, x);
        }
    }

    [Fact]
    public void GELU_Exact_UsesTheNormalDistribution()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.GELU();
        // x Phi(x): Phi(1) = 0.8413447460685429
        Near.Equal([0.8413447460685429, 0.8413447460685429 - 1], layer.call(tensor([1.0, -1])), 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ChannelDropout_KeepsOrDropsWholeChannels(int axes)
    {
        using var scope = NewDisposeScope();
        using nn.Module<Tensor, Tensor> layer = axes == 1 ? nn.Dropout1d(0.5) : axes == 2 ? nn.Dropout2d(0.5) : nn.Dropout3d(0.5);
        long[] shape = [4, 50, .. new long[] { 2, 3, 5 }[..axes]];
        var channels = layer.call(ones(shape, float64)).reshape(200, -1);
        var kept = channels.mean([1]);
        Assert.All(Near.Values(kept), mean => Assert.True(mean is 0 or 2, $"A channel's mean is {mean}."));
        // 200 fair coins: 100 +- 7; outside 6 deviations once in 10^9 runs.
        Assert.InRange(Near.Values(kept).Count(mean => mean == 0), 58, 142);
        if (axes == 2) return;
        var example = layer.call(ones(shape[1..], float64));
        Assert.Equal(shape[1..], example.shape);
        layer.eval();
        Near.Equal(ones(shape, float64), layer.call(ones(shape, float64)));
    }

    [Fact]
    public void FlattenAndUnflatten_AreInverse()
    {
        using var scope = NewDisposeScope();
        using var flatten = nn.Flatten();
        using var unflatten = nn.Unflatten(1, [3, -1]);
        var x = Near.Random(1, 2, 3, 4);
        Assert.Equal([2, 12], flatten.call(x).shape);
        Near.Equal(x, unflatten.call(flatten.call(x)));
        Assert.Equal([0, 12], flatten.call(zeros([0, 3, 4])).shape);
    }
}
