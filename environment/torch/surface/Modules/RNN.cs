using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Plain recurrent layers [Elman1990], h = tanh or relu of (W x + U h + b), over (L, N, inputs), or (N, L, inputs) with batchFirst: the
/// last layer's states (L, N, directions * hidden) and the last state of every layer (layers * directions, N, hidden).
/// </summary>
public sealed class RNN : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly RecurrentWeights _weights;
    private readonly Operator _operator;

    internal RNN(long inputSize, long hiddenSize, long numLayers, nn.NonLinearities nonLinearity, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
        : base(nameof(RNN))
    {
        _weights = new(this, 1, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        _operator = nonLinearity == nn.NonLinearities.ReLU ? Aten.rnn_relu : Aten.rnn_tanh;
    }

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
    {
        _weights.CheckInput(input);
        using var scope = NewDisposeScope();
        var (states, last) = _operator.CallPair(
            input, _weights.State(h0, input, nameof(h0)), _weights.Flat, _weights.HasBias, _weights.Layers, _weights.Dropout, training, _weights.IsBidirectional, _weights.IsBatchFirst);
        return (states.MoveToOuterDisposeScope(), last.MoveToOuterDisposeScope());
    }
}
