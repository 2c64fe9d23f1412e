using TorchSharp;
using Workbench.Attribution;
using Workbench.Models;
using static TorchSharp.torch;

namespace Workbench.Tests.Attribution;

/// <summary>
/// A recurrent model and a sequence whose cause is known: 28 dark frames but one, frame 17, which holds a bright square.
/// The cell's gates are set by hand: it lets a bright pixel in (input gate sigmoid(20 x - 10), candidate tanh(3 x)), never
/// forgets (forget gate sigmoid(20)) and shows everything (output gate sigmoid(20)); the target is the mean of the last hidden state.
/// </summary>
internal sealed class OneInformativeFrame : nn.Module<Tensor, Tensor>
{
    internal const int Frames = 28, Height = 7, Width = 11, Informative = 17, Top = 2, Left = 6, Side = 3;
    private readonly ConvLstm _convlstm = new(inputChannels: 1, hiddenChannels: 1, kernelSize: 1);

    internal OneInformativeFrame()
        : base(nameof(OneInformativeFrame))
    {
        register_module("convlstm", _convlstm);
        using var scope = NewDisposeScope();
        // Rows: enter, forget, leave, candidate. Columns: the frame, the hidden state.
        _convlstm.load_state_dict(new()
        {
            ["conv.weight"] = tensor([20f, 0, 0, 0, 0, 0, 3, 0], [4, 2, 1, 1]),
            ["conv.bias"] = tensor([-10f, 20, 20, 0]),
        });
        eval();
    }

    /// <summary>What the target is: each of the bright pixels adds tanh(sigmoid(10) tanh(3)) / (H W), all gates being open to 1e-8.</summary>
    internal static double Value => Side * Side * Math.Tanh(Math.Tanh(3) / (1 + Math.Exp(-10))) / (Height * Width);

    internal ExplainedModel Explained => ExplainedModel.Of(this);

    /// <summary>Shape (1, 1, T, H, W).</summary>
    internal static Tensor Sequence()
    {
        using var scope = NewDisposeScope();
        var frames = zeros([1, 1, Frames, Height, Width]);
        frames[0, 0, Informative].narrow(0, Top, Side).narrow(1, Left, Side).fill_(1);
        return frames.MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _convlstm.call(input.permute(0, 2, 1, 3, 4)).mean([2, 3]).MoveToOuterDisposeScope();
    }
}
