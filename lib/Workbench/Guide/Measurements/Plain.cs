using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>Tensors of any device as plain arrays.</summary>
internal static class Plain
{
    public static float[] Floats(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().to(float32).cpu().contiguous().data<float>().ToArray();
    }

    public static double[] Doubles(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().to(float64).cpu().contiguous().data<double>().ToArray();
    }
}
