using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>Names, order and shapes of parameters and buffers, as <c>state_dict()</c> of PyTorch 1.13 lists them.</summary>
[NoTensorsLeft]
public sealed class StateDictNamesTests
{
    private const string EncoderLayer = "self_attn.in_proj_weight 18x6, self_attn.in_proj_bias 18, self_attn.out_proj.weight 6x6, self_attn.out_proj.bias 6, linear1.weight 8x6, linear1.bias 8, linear2.weight 6x8, linear2.bias 6, norm1.weight 6, norm1.bias 6, norm2.weight 6, norm2.bias 6";

    private static readonly Dictionary<string, (Func<nn.Module> Make, string Expected)> Layers = new()
    {
        ["Conv1d"] = (() => nn.Conv1d(4, 6, 3, groups: 2), "weight 6x2x3, bias 6"),
        ["Conv3d"] = (() => nn.Conv3d(2, 3, (1, 2, 3), bias: false), "weight 3x2x1x2x3"),
        ["ConvTranspose2d"] = (() => nn.ConvTranspose2d(4, 6, (3, 2), groups: 2), "weight 4x3x3x2, bias 6"),
        ["BatchNorm2d"] = (() => nn.BatchNorm2d(3), "weight 3, bias 3, running_mean 3, running_var 3, num_batches_tracked "),
        ["InstanceNorm1d"] = (() => nn.InstanceNorm1d(3, affine: true, track_running_stats: true), "weight 3, bias 3, running_mean 3, running_var 3, num_batches_tracked "),
        ["InstanceNorm1d plain"] = (() => nn.InstanceNorm1d(3), ""),
        ["GroupNorm"] = (() => nn.GroupNorm(2, 6), "weight 6, bias 6"),
        ["LayerNorm"] = (() => nn.LayerNorm([3, 5]), "weight 3x5, bias 3x5"),
        ["Embedding"] = (() => nn.Embedding(5, 3), "weight 5x3"),
        ["Linear"] = (() => nn.Linear(3, 2), "weight 2x3, bias 2"),
        ["LSTM"] = (() => nn.LSTM(3, 4, 2, bidirectional: true), "weight_ih_l0 16x3, weight_hh_l0 16x4, bias_ih_l0 16, bias_hh_l0 16, weight_ih_l0_reverse 16x3, weight_hh_l0_reverse 16x4, bias_ih_l0_reverse 16, bias_hh_l0_reverse 16, weight_ih_l1 16x8, weight_hh_l1 16x4, bias_ih_l1 16, bias_hh_l1 16, weight_ih_l1_reverse 16x8, weight_hh_l1_reverse 16x4, bias_ih_l1_reverse 16, bias_hh_l1_reverse 16"),
        ["GRU"] = (() => nn.GRU(3, 4, 2, bias: false), "weight_ih_l0 12x3, weight_hh_l0 12x4, weight_ih_l1 12x4, weight_hh_l1 12x4"),
        ["RNN"] = (() => nn.RNN(3, 4, bidirectional: true), "weight_ih_l0 4x3, weight_hh_l0 4x4, bias_ih_l0 4, bias_hh_l0 4, weight_ih_l0_reverse 4x3, weight_hh_l0_reverse 4x4, bias_ih_l0_reverse 4, bias_hh_l0_reverse 4"),
        ["MultiheadAttention"] = (() => nn.MultiheadAttention(6, 2), "in_proj_weight 18x6, in_proj_bias 18, out_proj.weight 6x6, out_proj.bias 6"),
        ["MultiheadAttention extras"] = (() => nn.MultiheadAttention(6, 2, add_bias_kv: true, kdim: 3, vdim: 5), "q_proj_weight 6x6, k_proj_weight 6x3, v_proj_weight 6x5, in_proj_bias 18, bias_k 1x1x6, bias_v 1x1x6, out_proj.weight 6x6, out_proj.bias 6"),
        ["TransformerEncoderLayer"] = (() => nn.TransformerEncoderLayer(6, 2, 8), EncoderLayer),
        ["TransformerEncoder"] = (Encoder, string.Join(", ", EncoderLayer.Split(", ").Select(p => "layers.0." + p).Concat(EncoderLayer.Split(", ").Select(p => "layers.1." + p)))),
        ["ModuleList"] = (() => nn.ModuleList(nn.Linear(3, 2), nn.Linear(2, 1, hasBias: false)), "0.weight 2x3, 0.bias 2, 1.weight 1x2"),
        ["ModuleDict"] = (() => nn.ModuleDict(("b", nn.Linear(3, 2, false)), ("a", nn.Linear(2, 1, false))), "b.weight 2x3, a.weight 1x2"),
        ["ParameterList"] = (() => nn.ParameterList(nn.Parameter(ones(2)), nn.Parameter(ones(3))), "0 2, 1 3"),
        ["ParameterDict"] = (() => nn.ParameterDict(("b", nn.Parameter(ones(2))), ("a", nn.Parameter(ones(3)))), "b 2, a 3"),
    };

    public static TheoryData<string> Kinds => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void StateDict_EachLayer_NamesAndShapesArePyTorchs(string kind)
    {
        var (make, expected) = Layers[kind];
        using var layer = make();
        Assert.Equal(expected, string.Join(", ", layer.state_dict().Select(p => $"{p.Key} {string.Join('x', p.Value.shape)}")));
        // Parameters are made in the same order, which is what an optimiser sees.
        Assert.Equal(layer.state_dict().Keys.Where(layer.has_parameter), layer.named_parameters().Select(p => p.name));
    }

    private static TransformerEncoder Encoder()
    {
        using var layer = nn.TransformerEncoderLayer(6, 2, 8);
        return nn.TransformerEncoder(layer, 2);
    }
}
