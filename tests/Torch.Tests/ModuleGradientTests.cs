using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>Every differentiable layer: its gradients with respect to inputs and to each parameter against central differences.</summary>
[NoTensorsLeft]
public sealed class ModuleGradientTests
{
    private const double Step = 1e-6;

    /// <summary>Central differences of a float64 function with step 1e-6: truncation 1e-12 times the third derivative, rounding 1e-10 times the value.</summary>
    private const double FiniteDifference = 1e-7;

    public static TheoryData<string> Layers => [.. Cases.Keys];

    // No two axes of an input have the same size.
    private static Dictionary<string, Func<Case>> Cases => new()
    {
        ["Linear"] = () => new(nn.Linear(5, 3), [2, 4, 5]),
        ["Conv1d"] = () => new(nn.Conv1d(3, 4, 3, stride: 2, padding: 1, dilation: 2), [2, 3, 9]),
        ["Conv1d Same Reflect"] = () => new(nn.Conv1d(3, 2, 4, Padding.Same, padding_mode: PaddingModes.Reflect), [2, 3, 7]),
        ["Conv2d"] = () => new(nn.Conv2d(3, 4, 3, padding: 1), [2, 3, 5, 7]),
        ["Conv2d groups"] = () => new(nn.Conv2d(4, 6, (3, 2), stride: (2, 1), groups: 2, bias: false), [1, 4, 7, 5]),
        ["Conv2d Replicate"] = () => new(nn.Conv2d(3, 4, (3, 2), padding: (1, 2), padding_mode: PaddingModes.Replicate), [2, 3, 5, 7]),
        ["Conv2d Circular"] = () => new(nn.Conv2d(3, 4, 3, padding: 1, padding_mode: PaddingModes.Circular), [2, 3, 5, 7]),
        ["Conv3d"] = () => new(nn.Conv3d(2, 3, (2, 3, 2), padding: (0, 1, 1)), [1, 2, 3, 5, 4]),
        ["ConvTranspose1d"] = () => new(nn.ConvTranspose1d(3, 4, 3, stride: 2, padding: 1, output_padding: 1), [2, 3, 5]),
        ["ConvTranspose2d"] = () => new(nn.ConvTranspose2d(4, 6, (3, 2), stride: (2, 1), groups: 2), [1, 4, 3, 5]),
        ["ConvTranspose3d"] = () => new(nn.ConvTranspose3d(2, 3, 2, stride: 2), [1, 2, 3, 5, 4]),
        ["Embedding"] = () => new(nn.Embedding(7, 3), () => tensor([0L, 6, 2, 2], [2, 2])),
        ["BatchNorm1d"] = () => new(nn.BatchNorm1d(3), [5, 3, 4], IsTraining: true),
        ["BatchNorm2d"] = () => new(nn.BatchNorm2d(3), [2, 3, 5, 4], IsTraining: true),
        ["BatchNorm3d"] = () => new(nn.BatchNorm3d(3), [2, 3, 1, 5, 4], IsTraining: true),
        ["BatchNorm2d eval"] = () => new(nn.BatchNorm2d(3), [2, 3, 5, 4]),
        ["InstanceNorm1d"] = () => new(nn.InstanceNorm1d(3, affine: true), [2, 3, 5], IsTraining: true),
        ["InstanceNorm2d"] = () => new(nn.InstanceNorm2d(3, affine: true), [2, 3, 5, 4], IsTraining: true),
        ["InstanceNorm3d"] = () => new(nn.InstanceNorm3d(3, affine: true), [3, 1, 5, 4], IsTraining: true),
        ["GroupNorm"] = () => new(nn.GroupNorm(2, 6), [2, 6, 3, 5]),
        ["LayerNorm"] = () => new(nn.LayerNorm([3, 5]), [2, 3, 5]),
        ["Dropout eval"] = () => new(nn.Dropout(0.5), [2, 3]),
        ["MaxPool1d"] = () => new(nn.MaxPool1d(3, stride: 2, padding: 1), [2, 3, 7]),
        ["MaxPool2d"] = () => new(nn.MaxPool2d((3, 2), ceil_mode: true), [2, 3, 7, 5]),
        ["MaxPool3d"] = () => new(nn.MaxPool3d(2, stride: 1), [1, 2, 3, 5, 4]),
        ["AvgPool1d"] = () => new(nn.AvgPool1d(3, padding: 1), [2, 3, 7]),
        ["AvgPool2d"] = () => new(nn.AvgPool2d((3, 2), count_include_pad: false, padding: (1, 1)), [2, 3, 7, 5]),
        ["AvgPool3d"] = () => new(nn.AvgPool3d(2, divisor_override: 3), [1, 2, 3, 5, 4]),
        ["AdaptiveAvgPool1d"] = () => new(nn.AdaptiveAvgPool1d(3), [2, 4, 7]),
        ["AdaptiveAvgPool2d"] = () => new(nn.AdaptiveAvgPool2d((3, 2)), [2, 4, 7, 5]),
        ["AdaptiveAvgPool3d"] = () => new(nn.AdaptiveAvgPool3d((2, 3, 1)), [1, 2, 3, 5, 4]),
        ["AdaptiveMaxPool1d"] = () => new(nn.AdaptiveMaxPool1d(3), [2, 4, 7]),
        ["AdaptiveMaxPool2d"] = () => new(nn.AdaptiveMaxPool2d([3, 2]), [2, 4, 7, 5]),
        ["AdaptiveMaxPool3d"] = () => new(nn.AdaptiveMaxPool3d([2, 3, 1]), [1, 2, 3, 5, 4]),
        ["ReLU"] = () => new(nn.ReLU(), [2, 3]),
        ["LeakyReLU"] = () => new(nn.LeakyReLU(0.2), [2, 3]),
        ["ELU"] = () => new(nn.ELU(1.5), [2, 3]),
        ["GELU"] = () => new(nn.GELU(), [2, 3]),
        ["GELU tanh"] = () => new(nn.GELU(GELU.Approximate.tanh), [2, 3]),
        ["SiLU"] = () => new(nn.SiLU(), [2, 3]),
        ["Sigmoid"] = () => new(nn.Sigmoid(), [2, 3]),
        ["Tanh"] = () => new(nn.Tanh(), [2, 3]),
        ["Softplus"] = () => new(nn.Softplus(2), [2, 3]),
        ["Softmax"] = () => new(nn.Softmax(1), [2, 3]),
        ["LogSoftmax"] = () => new(nn.LogSoftmax(0), [2, 3]),
        ["LSTM"] = () => Of(nn.LSTM(3, 4, numLayers: 2, bidirectional: true), [5, 2, 3], (layer, x) => layer.call(x), r => [r.Item1, r.Item2, r.Item3]),
        ["LSTM without bias, batch first"] = () => Of(nn.LSTM(3, 4, bias: false, batchFirst: true), [2, 5, 3], (layer, x) => layer.call(x), r => [r.Item1, r.Item2, r.Item3]),
        ["GRU"] = () => Of(nn.GRU(3, 4, numLayers: 2, bidirectional: true), [5, 2, 3], (layer, x) => layer.call(x), r => [r.Item1, r.Item2]),
        ["RNN"] = () => Of(nn.RNN(3, 4, numLayers: 2, bidirectional: true), [5, 2, 3], (layer, x) => layer.call(x), r => [r.Item1, r.Item2]),
        ["MultiheadAttention"] = () => Of(nn.MultiheadAttention(6, 3), [4, 2, 6], (layer, x) => layer.call(x, x, x), r => [r.Item1, r.Item2]),
        ["MultiheadAttention extras"] = () => Of(nn.MultiheadAttention(6, 2, add_bias_kv: true, add_zero_attn: true, kdim: 3, vdim: 5), [4, 2, 6], (layer, x) => layer.call(x, x[TensorIndex.Ellipsis, ..3], x[TensorIndex.Ellipsis, ..5]), r => [r.Item1, r.Item2]),
        ["TransformerEncoderLayer"] = () => new(nn.TransformerEncoderLayer(6, 2, 8), [4, 2, 6]),
        ["TransformerEncoderLayer GELU"] = () => new(nn.TransformerEncoderLayer(6, 3, 8, activation: nn.Activations.GELU), [3, 2, 6]),
        ["TransformerEncoder"] = () => Encoder(),
        ["Sequential"] = () => new(nn.Sequential(("first", nn.Linear(3, 4)), ("second", nn.Tanh())), [2, 3]),
        ["Flatten"] = () => new(nn.Flatten(), [2, 3, 4]),
        ["Unflatten"] = () => new(nn.Unflatten(1, [2, -1]), [3, 4]),
        ["Identity"] = () => new(nn.Identity(), [2, 3]),
        ["Upsample nearest"] = () => new(nn.Upsample(scale_factor: [2, 1.5]), [1, 2, 3, 4]),
        ["Upsample linear"] = () => new(nn.Upsample([7], mode: UpsampleMode.Linear), [2, 3, 4]),
        ["Upsample bilinear"] = () => new(nn.Upsample([5, 7], mode: UpsampleMode.Bilinear, align_corners: true), [1, 2, 3, 4]),
        ["Upsample bicubic"] = () => new(nn.Upsample([5, 7], mode: UpsampleMode.Bicubic), [1, 2, 3, 4]),
        ["Upsample trilinear"] = () => new(nn.Upsample([3, 5, 7], mode: UpsampleMode.Trilinear), [1, 2, 2, 3, 4]),
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Forward_EachLayer_GradientsEqualFiniteDifferences(string kind)
    {
        using var scope = NewDisposeScope();
        var (layer, input, call) = Cases[kind]().Made();
        using var owned = Near.Seeded(layer, 11);
        var x = input();
        var leaves = layer.parameters().ToList<Tensor>();
        if (x.is_floating_point()) leaves.Add(x.requires_grad_());
        Tensor Value() => call(x).Select(output => (output * 1.3).sin().sum()).Aggregate((a, b) => a + b);

        var gradients = autograd.grad([Value()], leaves);
        using var quiet = no_grad();
        for (var i = 0; i < leaves.Count; i++)
        {
            var direction = Near.Random((ulong)(20 + i), leaves[i].shape);
            var slope = (gradients[i] * direction).sum().item<double>();
            leaves[i].add_(Step * direction);
            var above = Value().item<double>();
            leaves[i].add_(-2 * Step * direction);
            var below = Value().item<double>();
            leaves[i].add_(Step * direction);
            var measured = (above - below) / (2 * Step);
            Assert.True(Math.Abs(slope - measured) <= FiniteDifference * Math.Max(1, Math.Abs(slope)), $"{kind}, leaf {i} of shape ({string.Join(", ", leaves[i].shape)}): gradient {slope}, measured {measured}.");
        }
    }

    private static Case Of<TModule, TResult>(TModule layer, long[] shape, Func<TModule, Tensor, TResult> call, Func<TResult, Tensor[]> results)
        where TModule : nn.Module => new(layer, () => Near.Random(3, shape), x => results(call(layer, x)), false);

    private static Case Encoder()
    {
        using var layer = nn.TransformerEncoderLayer(6, 2, 8);
        return Of(nn.TransformerEncoder(layer, 2), [4, 2, 6], (encoder, x) => encoder.call(x), r => [r]);
    }

    private sealed record Case(nn.Module Layer, Func<Tensor> Input, Func<Tensor, Tensor[]> Call, bool IsTraining)
    {
        internal Case(nn.Module<Tensor, Tensor> layer, long[] shape, bool IsTraining = false)
            : this(layer, () => Near.Random(3, shape), x => [layer.call(x)], IsTraining)
        {
        }

        internal Case(nn.Module<Tensor, Tensor> layer, Func<Tensor> input)
            : this(layer, input, x => [layer.call(x)], false)
        {
        }

        internal (nn.Module Layer, Func<Tensor> Input, Func<Tensor, Tensor[]> Call) Made()
        {
            Layer.train(IsTraining);
            return (Layer, Input, Call);
        }
    }
}
