using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>LSTM, GRU and RNN against their equations, one number at a time.</summary>
[NoTensorsLeft]
public sealed class RecurrentTests
{
    private const int Inputs = 3, Hidden = 4, Steps = 5, Batch = 2;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LSTM_TwoLayers_EqualsItsEquations(bool bias)
    {
        using var scope = NewDisposeScope();
        using var layer = Near.Seeded(nn.LSTM(Inputs, Hidden, numLayers: 2, bias: bias));
        var (x, h, c) = (Near.Random(1, Steps, Batch, Inputs), Near.Random(2, 2, Batch, Hidden), Near.Random(3, 2, Batch, Hidden));
        var (states, last, cells) = layer.call(x, (h, c));
        for (var n = 0; n < Batch; n++)
        {
            double[][] sequence = [.. Enumerable.Range(0, Steps).Select(t => Near.Values(x[t, n]))];
            for (var l = 0; l < 2; l++)
            {
                var (state, cell) = (Near.Values(h[l, n]), Near.Values(c[l, n]));
                for (var t = 0; t < Steps; t++)
                {
                    // Rows of the weights: input gate, forget gate, candidate, output gate.
                    var gates = Sum(Affine(layer, "ih", l, sequence[t]), Affine(layer, "hh", l, state));
                    for (var k = 0; k < Hidden; k++) cell[k] = (Sigmoid(gates[Hidden + k]) * cell[k]) + (Sigmoid(gates[k]) * Math.Tanh(gates[(2 * Hidden) + k]));
                    state = [.. Enumerable.Range(0, Hidden).Select(k => Sigmoid(gates[(3 * Hidden) + k]) * Math.Tanh(cell[k]))];
                    sequence[t] = state;
                }

                Near.Equal(state, last[l, n]);
                Near.Equal(cell, cells[l, n]);
            }

            for (var t = 0; t < Steps; t++) Near.Equal(sequence[t], states[t, n]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GRU_TwoLayers_EqualsItsEquations(bool bias)
    {
        using var scope = NewDisposeScope();
        using var layer = Near.Seeded(nn.GRU(Inputs, Hidden, numLayers: 2, bias: bias));
        var (x, h) = (Near.Random(1, Steps, Batch, Inputs), Near.Random(2, 2, Batch, Hidden));
        var (states, last) = layer.call(x, h);
        for (var n = 0; n < Batch; n++)
        {
            double[][] sequence = [.. Enumerable.Range(0, Steps).Select(t => Near.Values(x[t, n]))];
            for (var l = 0; l < 2; l++)
            {
                var state = Near.Values(h[l, n]);
                for (var t = 0; t < Steps; t++)
                {
                    // Rows of the weights: reset gate, update gate, candidate, whose hidden part the reset gate scales.
                    var (input, hidden) = (Affine(layer, "ih", l, sequence[t]), Affine(layer, "hh", l, state));
                    state = [.. Enumerable.Range(0, Hidden).Select(k =>
                    {
                        var reset = Sigmoid(input[k] + hidden[k]);
                        var update = Sigmoid(input[Hidden + k] + hidden[Hidden + k]);
                        var candidate = Math.Tanh(input[(2 * Hidden) + k] + (reset * hidden[(2 * Hidden) + k]));
                        return ((1 - update) * candidate) + (update * state[k]);
                    })];
                    sequence[t] = state;
                }

                Near.Equal(state, last[l, n]);
            }

            for (var t = 0; t < Steps; t++) Near.Equal(sequence[t], states[t, n]);
        }
    }

    [Theory]
    [InlineData(nn.NonLinearities.Tanh)]
    [InlineData(nn.NonLinearities.ReLU)]
    public void RNN_TwoLayers_EqualsItsEquation(nn.NonLinearities kind)
    {
        using var scope = NewDisposeScope();
        using var layer = Near.Seeded(nn.RNN(Inputs, Hidden, 2, kind, batchFirst: true));
        var (x, h) = (Near.Random(1, Batch, Steps, Inputs), Near.Random(2, 2, Batch, Hidden));
        var (states, last) = layer.call(x, h);
        for (var n = 0; n < Batch; n++)
        {
            double[][] sequence = [.. Enumerable.Range(0, Steps).Select(t => Near.Values(x[n, t]))];
            for (var l = 0; l < 2; l++)
            {
                var state = Near.Values(h[l, n]);
                for (var t = 0; t < Steps; t++)
                    sequence[t] = state = [.. Sum(Affine(layer, "ih", l, sequence[t]), Affine(layer, "hh", l, state)).Select(v => kind == nn.NonLinearities.Tanh ? Math.Tanh(v) : Math.Max(v, 0))];
                Near.Equal(state, last[l, n]);
            }

            for (var t = 0; t < Steps; t++) Near.Equal(sequence[t], states[n, t]);
        }
    }

    [Fact]
    public void LSTM_Bidirectional_IsTwoSingleRuns()
    {
        using var scope = NewDisposeScope();
        using var both = Near.Seeded(nn.LSTM(Inputs, Hidden, bidirectional: true));
        using var forth = nn.LSTM(Inputs, Hidden).@double();
        using var back = nn.LSTM(Inputs, Hidden).@double();
        forth.load_state_dict(both.state_dict().Where(p => !p.Key.EndsWith("_reverse")).ToDictionary());
        back.load_state_dict(both.state_dict().Where(p => p.Key.EndsWith("_reverse")).ToDictionary(p => p.Key[..^"_reverse".Length], p => p.Value));
        var x = Near.Random(1, Steps, Batch, Inputs);
        var (states, last, cells) = both.call(x);
        var (ahead, aheadLast, aheadCells) = forth.call(x);
        var (behind, behindLast, behindCells) = back.call(x.flip(0));
        Near.Equal(cat([ahead, behind.flip(0)], 2), states);
        Near.Equal(cat([aheadLast, behindLast]), last);
        Near.Equal(cat([aheadCells, behindCells]), cells);
    }

    [Fact]
    public void GRU_Bidirectional_IsTwoSingleRuns()
    {
        using var scope = NewDisposeScope();
        using var both = Near.Seeded(nn.GRU(Inputs, Hidden, bidirectional: true));
        using var forth = nn.GRU(Inputs, Hidden).@double();
        using var back = nn.GRU(Inputs, Hidden).@double();
        forth.load_state_dict(both.state_dict().Where(p => !p.Key.EndsWith("_reverse")).ToDictionary());
        back.load_state_dict(both.state_dict().Where(p => p.Key.EndsWith("_reverse")).ToDictionary(p => p.Key[..^"_reverse".Length], p => p.Value));
        var x = Near.Random(1, Steps, Batch, Inputs);
        var (states, last) = both.call(x);
        var (ahead, aheadLast) = forth.call(x);
        var (behind, behindLast) = back.call(x.flip(0));
        Near.Equal(cat([ahead, behind.flip(0)], 2), states);
        Near.Equal(cat([aheadLast, behindLast]), last);
    }

    [Fact]
    public void BatchFirst_IsTimeFirstTransposed()
    {
        using var scope = NewDisposeScope();
        using var timeFirst = Near.Seeded(nn.LSTM(Inputs, Hidden, 2, bidirectional: true));
        using var batchFirst = Near.Seeded(nn.LSTM(Inputs, Hidden, 2, batchFirst: true, bidirectional: true));
        using var gated = Near.Seeded(nn.GRU(Inputs, Hidden));
        using var gatedBatchFirst = Near.Seeded(nn.GRU(Inputs, Hidden, batchFirst: true));
        var x = Near.Random(1, Steps, Batch, Inputs);
        var (states, last, _) = timeFirst.call(x);
        var (transposed, same, _) = batchFirst.call(x.transpose(0, 1));
        Assert.Equal([Batch, Steps, 2 * Hidden], transposed.shape);
        Near.Equal(states.transpose(0, 1), transposed);
        Near.Equal(last, same);
        Near.Equal(gated.call(x).Item1.transpose(0, 1), gatedBatchFirst.call(x.transpose(0, 1)).Item1);
    }

    [Fact]
    public void Dropout_BetweenLayers_OnlyInTraining()
    {
        using var scope = NewDisposeScope();
        using var layer = Near.Seeded(nn.LSTM(Inputs, Hidden, numLayers: 2, dropout: 1));
        using var plain = Near.Seeded(nn.LSTM(Inputs, Hidden, numLayers: 2));
        var x = Near.Random(1, Steps, Batch, Inputs);
        // All of layer 0's outputs dropped: layer 1 does not see the inputs, layer 0's own state does.
        Near.Equal(layer.call(x * 2).Item1, layer.call(x).Item1);
        Near.Equal(plain.call(x).Item2[0], layer.call(x).Item2[0]);
        layer.eval();
        Near.Equal(plain.call(x).Item1, layer.call(x).Item1);
    }

    [Fact]
    public void EmptyBatch_GivesEmptyStates()
    {
        using var scope = NewDisposeScope();
        using var lstm = nn.LSTM(Inputs, Hidden);
        using var gru = nn.GRU(Inputs, Hidden);
        Assert.Equal([Steps, 0, Hidden], lstm.call(zeros([Steps, 0, Inputs])).Item1.shape);
        Assert.Equal([Steps, 0, Hidden], gru.call(zeros([Steps, 0, Inputs])).Item1.shape);
        Assert.Contains("(0, 2, 3)", Assert.Throws<ArgumentException>(() => lstm.call(zeros([0, 2, 3]))).Message);
    }

    [Fact]
    public void WrongShapes_NameModuleAndShapes()
    {
        using var scope = NewDisposeScope();
        using var lstm = nn.LSTM(Inputs, Hidden);
        using var gru = nn.GRU(Inputs, Hidden, batchFirst: true);
        Assert.Contains("LSTM: expected inputs (L, N, 3), got shape (5, 2, 7)", Assert.Throws<ArgumentException>(() => lstm.call(zeros([5, 2, 7]))).Message);
        Assert.Contains("GRU: expected inputs (N, L, 3), got shape (2, 3)", Assert.Throws<ArgumentException>(() => gru.call(zeros([2, 3]))).Message);
        var state = Assert.Throws<ArgumentException>(() => gru.call(zeros([2, 5, 3]), zeros([1, 5, 4])));
        Assert.Contains("h0 must have shape (1, 2, 4)", state.Message);
        Assert.Contains("(1, 5, 4)", state.Message);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] Sum(double[] a, double[] b) => [.. a.Select((value, i) => value + b[i])];

    // W x + b with the named weights of a layer; without bias W x.
    private static double[] Affine(nn.Module module, string which, int layer, double[] x)
    {
        var weight = module.get_parameter($"weight_{which}_l{layer}")!;
        var numbers = Near.Values(weight);
        var shift = module.get_parameter($"bias_{which}_l{layer}") is { } bias ? Near.Values(bias) : new double[weight.size(0)];
        return [.. shift.Select((b, row) => b + x.Select((value, column) => value * numbers[(row * x.Length) + column]).Sum())];
    }
}
