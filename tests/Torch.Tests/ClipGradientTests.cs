using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class ClipGradientTests
{
    /// <summary>PyTorch divides by the norm + 1e-6, not by the norm.</summary>
    private const double Guard = 1e-6;

    [Theory]
    [InlineData(2, 13)]
    [InlineData(1, 19)]
    [InlineData(double.PositiveInfinity, 12)]
    public void ClipGradNorm_AboveTheLimit_ScalesAllAlike(double order, double norm)
    {
        // Gradients (3, -4) and (12): norms 5 and 12, together 13; sum 19; largest 12.
        using var scope = NewDisposeScope();
        var parameters = WithGradients();
        Assert.Equal(norm, nn.utils.clip_grad_norm_(parameters, 2, order), 1e-12);
        Assert.Equal([3 * 2 / norm, -4 * 2 / norm, 12 * 2 / norm], Gradients(parameters), (a, b) => Math.Abs(a - b) < 2 * Guard);
        Assert.Null(parameters[2].grad);
    }

    [Fact]
    public void ClipGradNorm_BelowTheLimit_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients();
        Assert.Equal(13, nn.utils.clip_grad_norm_(parameters, 13.5), 1e-12);
        Assert.Equal([3.0, -4, 12], Gradients(parameters));
        Assert.Equal(0, nn.utils.clip_grad_norm_([parameters[2]], 1));
    }

    [Fact]
    public void ClipGradValue_CutsEachElement()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients();
        nn.utils.clip_grad_value_(parameters, 3.5);
        Assert.Equal([3.0, -3.5, 3.5], Gradients(parameters));
    }

    private static Parameter[] WithGradients()
    {
        Parameter[] parameters = [nn.Parameter(ones([2], float64)), nn.Parameter(ones([1, 1], float64)), nn.Parameter(ones([3], float64))];
        (parameters[0] * tensor([3.0, -4])).sum().backward();
        (parameters[1] * 12).sum().backward();
        return parameters;
    }

    private static double[] Gradients(Parameter[] parameters) => [.. parameters.Take(2).SelectMany(p => p.grad!.data<double>().ToArray())];
}
