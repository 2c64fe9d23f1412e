using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Long short-term memory [Hochreiter1997] over (L, N, inputs), or (N, L, inputs) with batchFirst: the last layer's states
/// (L, N, directions * hidden), then the last state and the last cell of every layer (layers * directions, N, hidden).
/// </summary>
public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly RecurrentWeights _weights;

    internal LSTM(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
        : base(nameof(LSTM)) => _weights = new(this, 4, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);

    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        _weights.CheckInput(input);
        var length = input.size(_weights.IsBatchFirst ? 1 : 0);
        if (length == 0) throw new ArgumentException($"LSTM: inputs of shape {Axes.Text(input)} have no step; at least one is needed.", nameof(input));
        using var scope = NewDisposeScope();
        var states = _weights.State(h0_c0?.Item1, input, "h0").unbind();
        var cells = _weights.State(h0_c0?.Item2, input, "c0").unbind();
        var steps = input.unbind(_weights.IsBatchFirst ? 1 : 0);
        for (var layer = 0; layer < _weights.Layers; layer++)
        {
            if (layer > 0 && training && _weights.Dropout > 0) steps = [.. steps.Select(s => nn.functional.dropout(s, _weights.Dropout))];
            var outputs = new Tensor[_weights.Directions][];
            for (var direction = 0; direction < _weights.Directions; direction++)
            {
                var at = (layer * _weights.Directions) + direction;
                (outputs[direction], states[at], cells[at]) = Run(steps, states[at], cells[at], _weights.Of(layer, direction), direction == 1);
            }

            steps = _weights.IsBidirectional ? [.. outputs[0].Zip(outputs[1], (forth, back) => cat([forth, back], 1))] : outputs[0];
        }

        return (stack(steps, _weights.IsBatchFirst ? 1 : 0).MoveToOuterDisposeScope(), stack(states).MoveToOuterDisposeScope(), stack(cells).MoveToOuterDisposeScope());
    }

    // libtorch's whole-sequence operator gives three results and the binding's call path two or one; a cell gives two.
    private static (Tensor[] States, Tensor State, Tensor Cell) Run(Tensor[] steps, Tensor state, Tensor cell, ReadOnlySpan<Tensor> weights, bool isBackward)
    {
        var states = new Tensor[steps.Length];
        var (inputBias, hiddenBias) = weights.Length == 4 ? (weights[2], weights[3]) : (null, null);
        for (var i = 0; i < steps.Length; i++)
        {
            var at = isBackward ? steps.Length - 1 - i : i;
            (state, cell) = Aten.lstm_cell.CallPair(steps[at], new[] { state, cell }, weights[0], weights[1], inputBias, hiddenBias);
            states[at] = state;
        }

        return (states, state, cell);
    }
}
