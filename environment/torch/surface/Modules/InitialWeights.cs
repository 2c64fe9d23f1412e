using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>PyTorch's default for linear and convolution layers: uniform in +-1/sqrt(fan in), weight and bias alike.</summary>
internal static class InitialWeights
{
    internal static Parameter Uniform(long[] shape, long fanIn, Device? device, ScalarType? dtype)
    {
        var bound = 1 / Math.Sqrt(fanIn);
        return new Parameter(nn.init.uniform_(empty(shape, dtype, device), -bound, bound));
    }
}
