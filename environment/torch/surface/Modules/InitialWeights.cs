using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>PyTorch's default for linear, convolution and recurrent layers: uniform in +-1/sqrt(fan in), weight and bias alike.</summary>
internal static class InitialWeights
{
    internal static Parameter Uniform(long[] shape, long fanIn, Device? device, ScalarType? dtype)
    {
        var parameter = new Parameter(empty(shape, dtype, device));
        Fill(parameter, fanIn);
        return parameter;
    }

    internal static void Fill(Parameter parameter, long fanIn)
    {
        var bound = 1 / Math.Sqrt(fanIn);
        nn.init.uniform_(parameter, -bound, bound);
    }
}
