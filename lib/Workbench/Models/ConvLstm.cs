using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbench.Models;

/// <summary>
/// A convolutional LSTM [Shi2015]: at every time step one convolution over the frame's features and the hidden state gives
/// the four gates. Reads (B, T, F, h, w), returns the last hidden state (B, K, h, w).
/// </summary>
/// <remarks>
/// With X_t the features at step t, H the hidden state, C the cell (both zero before the first step), * a convolution and
/// . the product of elements:
/// [i, f, o, g] = W * [X_t, H_(t-1)] + b;  C_t = sigmoid(f) . C_(t-1) + sigmoid(i) . tanh(g);  H_t = sigmoid(o) . tanh(C_t).
/// The peephole terms of [Shi2015] eq. 3 are left out, as in the model under study.
/// Sub-modules: <c>conv</c> (called once per step), <c>gates</c> and <c>hidden</c> (identities that the four gates and H_t pass
/// through, so that they can be captured by name).
/// </remarks>
public sealed class ConvLstm : nn.Module<Tensor, Tensor>
{
    private readonly long _hiddenChannels;
    private readonly Conv2d _conv;
    private readonly Identity _gates;
    private readonly Identity _hidden;

    /// <summary>Creates the cell.</summary>
    /// <param name="inputChannels">F, feature maps of a frame; positive.</param>
    /// <param name="hiddenChannels">K, maps of the hidden state; positive.</param>
    /// <param name="kernelSize">Side of the convolution's kernel, odd, so that maps keep their size.</param>
    public ConvLstm(int inputChannels, int hiddenChannels, int kernelSize = 3)
        : base(nameof(ConvLstm))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hiddenChannels);
        if (kernelSize < 1 || kernelSize % 2 == 0) throw new ArgumentOutOfRangeException(nameof(kernelSize), kernelSize, "ConvLstm: the kernel's side must be odd and positive.");
        _hiddenChannels = hiddenChannels;
        register_module("conv", _conv = nn.Conv2d(inputChannels + hiddenChannels, 4 * hiddenChannels, kernelSize, padding: kernelSize / 2));
        register_module("gates", _gates = nn.Identity());
        register_module("hidden", _hidden = nn.Identity());
    }

    /// <summary>Runs over all time steps.</summary>
    /// <param name="input">Shape (B, T, F, h, w), float; not modified.</param>
    /// <returns>The hidden state after the last step, shape (B, K, h, w), between -1 and 1.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var shape = input.shape;
        var hidden = zeros([shape[0], _hiddenChannels, shape[3], shape[4]], input.dtype, input.device);
        var cell = zeros_like(hidden);
        foreach (var features in input.unbind(1))
        {
            using var step = NewDisposeScope();
            var four = _gates.call(_conv.call(cat([features, hidden], 1))).chunk(4, 1);
            var (enter, forget, leave, candidate) = (four[0].sigmoid(), four[1].sigmoid(), four[2].sigmoid(), four[3].tanh());
            cell = (forget * cell + enter * candidate).MoveToOuterDisposeScope();
            hidden = _hidden.call(leave * cell.tanh()).MoveToOuterDisposeScope();
        }

        return hidden.MoveToOuterDisposeScope();
    }
}
