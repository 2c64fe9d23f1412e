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
        if (input.size(_weights.IsBatchFirst ? 1 : 0) == 0) throw new ArgumentException($"LSTM: inputs of shape {Axes.Text(input)} have no step; at least one is needed.", nameof(input));
        using var scope = NewDisposeScope();
        Tensor[] start = [_weights.State(h0_c0?.Item1, input, "h0"), _weights.State(h0_c0?.Item2, input, "c0")];
        var (states, last, cells) = Aten.lstm.CallTriple(
            input, start, _weights.Flat, _weights.HasBias, _weights.Layers, _weights.Dropout, training, _weights.IsBidirectional, _weights.IsBatchFirst);
        return (states.MoveToOuterDisposeScope(), last.MoveToOuterDisposeScope(), cells.MoveToOuterDisposeScope());
    }
}
