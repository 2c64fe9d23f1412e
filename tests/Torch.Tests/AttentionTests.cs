using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>Attention against numbers from PyTorch 1.13.0 (Debian): parameters and inputs are the simple sequences made below.</summary>
[NoTensorsLeft]
public sealed class AttentionTests
{
    /// <summary>Float64 sums of a dozen terms in another order; numbers printed with 16 digits.</summary>
    private const double Parity = 1e-13;

    [Fact]
    public void MultiheadAttention_MasksAndExtras_EqualPyTorch()
    {
        using var scope = NewDisposeScope();
        using var layer = Filled(nn.MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true, kdim: 3, vdim: 5));
        var padding = tensor([false, false, false, false, false, false, false, true, true, false, false, false]).reshape(3, 4);
        var ahead = tensor([false, true, false, false, false, false, false, false]).reshape(2, 4);
        var (output, weights) = layer.call(Ramp(2, 3, 4), Ramp(4, 3, 3), Ramp(4, 3, 5), key_padding_mask: padding, attn_mask: ahead);
        Near.Equal([0.4685695877409485, -0.1471156592640994, -0.04635224402551508, 0.17318788820824338, 0.5615318261680725, -0.02460493225388534, -0.17069560077663853, 0.32345885183820955], output.flatten()[TensorIndex.Slice(0, 8)], Parity);
        Assert.Equal(3.446799382214455, output.sum().item<double>(), 1e-12);
        Assert.Equal(2.1839165053427076, output.square().sum().item<double>(), 1e-12);
        Assert.Equal([3, 2, 6], weights.shape);
        Near.Equal([0.26283660840523193, 0.0, 0.2583260128243426, 0.0, 0.22422287842721234, 0.2546145003432131, 0.2120358147455803, 0.16790230122102023, 0.2128658676685613, 0.0, 0.19089377136411095, 0.21630224500072723], weights[1], Parity);

        // The same masks as numbers added to the scores, and one mask per head and example.
        Tensor Added(Tensor mask) => zeros(mask.shape, float64).masked_fill(mask, double.NegativeInfinity);
        var (added, _) = layer.call(Ramp(2, 3, 4), Ramp(4, 3, 3), Ramp(4, 3, 5), Added(padding), true, Added(ahead).expand(6, 2, 4));
        Near.Equal(output, added, Parity);
        Assert.Null(layer.call(Ramp(2, 3, 4), Ramp(4, 3, 3), Ramp(4, 3, 5), need_weights: false).Item2);
    }

    [Fact]
    public void TransformerEncoderLayer_EqualsPyTorch()
    {
        using var scope = NewDisposeScope();
        using var layer = Filled(nn.TransformerEncoderLayer(4, 2, 6, dropout: 0));
        double[] first = [-0.3694296456299249, 0.3502759035726562, -0.11646537204588021, 0.7469187554135769, -0.1699124465222166, 0.3583443622826233, -0.4641711194429415, 0.4909619078028809];
        double[] last = [-0.252373466165005, 0.3685721550890311, -0.5305940975672394, 0.5398223152611697];
        var y = layer.call(Ramp(3, 2, 4)).flatten();
        Near.Equal(first, y[TensorIndex.Slice(0, 8)], Parity);
        Near.Equal(last, y[TensorIndex.Slice(20, 24)], Parity);
    }

    [Fact]
    public void TransformerEncoder_IsItsLayersInTurn_AndCopiesThem()
    {
        using var scope = NewDisposeScope();
        using var layer = Filled(nn.TransformerEncoderLayer(4, 2, 6, dropout: 0));
        using var encoder = nn.TransformerEncoder(layer, 2);
        var x = Ramp(3, 2, 4);
        Near.Equal(layer.call(layer.call(x)), encoder.call(x));
        var mask = tensor([false, true, true, false, false, true, false, false, false]).reshape(3, 3);
        var padding = tensor([false, false, false, false, false, true]).reshape(2, 3);
        Near.Equal(layer.call(layer.call(x, mask), mask), encoder.call(x, mask));
        Near.Equal(layer.call(layer.call(x, mask, padding), mask, padding), encoder.call(x, mask, padding));
        nn.init.zeros_(layer.get_parameter("linear1.weight")!);
        Assert.NotEqual(Near.Values(layer.call(layer.call(x))), Near.Values(encoder.call(x)));
    }

    [Fact]
    public void CausalMask_FirstStepDoesNotSeeTheOthers()
    {
        using var scope = NewDisposeScope();
        using var layer = Filled(nn.TransformerEncoderLayer(4, 2, 6, dropout: 0));
        var mask = arange(3).unsqueeze(1) < arange(3);
        var x = Ramp(3, 2, 4);
        var other = cat([x[TensorIndex.Slice(0, 2)], x[TensorIndex.Slice(2, 3)] + 1]);
        Near.Equal(layer.call(x, mask)[TensorIndex.Slice(0, 2)], layer.call(other, mask)[TensorIndex.Slice(0, 2)]);
    }

    [Fact]
    public void ScaledDotProductAttention_EqualsItsFormula()
    {
        using var scope = NewDisposeScope();
        var (q, k, v) = (Near.Random(1, 2, 3, 4), Near.Random(2, 2, 3, 4), Near.Random(3, 2, 3, 5));
        var scores = q.matmul(k.transpose(1, 2)) / 2;
        Near.Equal(scores.softmax(-1).matmul(v), nn.functional.scaled_dot_product_attention(q, k, v));
        var seen = arange(3).unsqueeze(1) >= arange(3);
        var causal = nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true);
        Near.Equal(v.select(1, 0), causal.select(1, 0));
        Near.Equal(causal, nn.functional.scaled_dot_product_attention(q, k, v, seen));
        Near.Equal(causal, nn.functional.scaled_dot_product_attention(q, k, v, zeros([3, 3], float64).masked_fill(seen.logical_not(), double.NegativeInfinity)));
    }

    [Fact]
    public void WrongShapes_NamesAllThree_EmptyBatchIsFine()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.MultiheadAttention(4, 2);
        var error = Assert.Throws<ArgumentException>(() => layer.call(zeros([2, 3, 4]), zeros([5, 1, 4]), zeros([5, 1, 4])));
        Assert.Contains("(2, 3, 4), (5, 1, 4) and (5, 1, 4)", error.Message);
        Assert.Equal([2, 0, 4], layer.call(zeros([2, 0, 4]), zeros([5, 0, 4]), zeros([5, 0, 4])).Item1.shape);
        Assert.Contains("num_heads 3", Assert.Throws<ArgumentException>(() => nn.MultiheadAttention(4, 3)).Message);
    }

    // Parameter i, element n: ((7 n + 3 i) mod 11 - 5) / 10
    private static T Filled<T>(T layer)
        where T : nn.Module
    {
        layer.@double();
        using var quiet = no_grad();
        foreach (var (parameter, i) in layer.parameters().Select((p, i) => (p, i)))
        {
            using var values = tensor([.. Enumerable.Range(0, (int)parameter.numel()).Select(n => ((((7 * n) + (3 * i)) % 11) - 5) / 10.0)], parameter.shape);
            parameter.copy_(values);
        }

        return layer;
    }

    // Element n: (5 n mod 13 - 6) / 7
    private static Tensor Ramp(params long[] shape) =>
        tensor([.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(n => ((5 * n % 13) - 6) / 7.0)], shape);
}
