using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Gated recurrent units [Cho2014] over (L, N, inputs), or (N, L, inputs) with batchFirst: the last layer's states
/// (L, N, directions * hidden) and the last state of every layer (layers * directions, N, hidden).
/// </summary>
public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly RecurrentWeights _weights;

    internal GRU(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
        : base(nameof(GRU)) => _weights = new(this, 3, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
    {
        _weights.CheckInput(input);
        using var scope = NewDisposeScope();
        var (states, last) = Aten.gru.CallPair(
            input, _weights.State(h0, input, nameof(h0)), _weights.Flat, _weights.HasBias, _weights.Layers, _weights.Dropout, training, _weights.IsBidirectional, _weights.IsBatchFirst);
        return (states.MoveToOuterDisposeScope(), last.MoveToOuterDisposeScope());
    }
}
