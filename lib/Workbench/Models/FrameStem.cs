using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbench.Models;

/// <summary>Turns each frame into feature maps: two 3x3 convolutions of stride 2, each followed by ReLU. (N, C, H, W) to (N, 2F, H/4, W/4).</summary>
/// <remarks>Sub-modules, in order: <c>conv1</c>, <c>relu1</c>, <c>conv2</c>, <c>relu2</c>. N is the batch, or batch times frames.</remarks>
public sealed class FrameStem : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1;
    private readonly ReLU _relu1;
    private readonly Conv2d _conv2;
    private readonly ReLU _relu2;

    /// <summary>Creates the stem.</summary>
    /// <param name="channels">C, channels of a frame; positive.</param>
    /// <param name="features">F, feature maps after the first convolution; the second doubles them.</param>
    public FrameStem(int channels, int features)
        : base(nameof(FrameStem))
    {
        register_module("conv1", _conv1 = nn.Conv2d(channels, features, 3, stride: 2, padding: 1));
        register_module("relu1", _relu1 = nn.ReLU());
        register_module("conv2", _conv2 = nn.Conv2d(features, 2 * features, 3, stride: 2, padding: 1));
        register_module("relu2", _relu2 = nn.ReLU());
    }

    /// <summary>Feature maps of frames.</summary>
    /// <param name="input">Shape (N, C, H, W), float; not modified.</param>
    /// <returns>Shape (N, 2F, ceil(H/4), ceil(W/4)), at least 0.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _relu2.call(_conv2.call(_relu1.call(_conv1.call(input)))).MoveToOuterDisposeScope();
    }
}
