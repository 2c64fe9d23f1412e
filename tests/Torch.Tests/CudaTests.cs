using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>Every kind of layer on the GPU beside the CPU. environment/torch/gpu-check runs these where there is one.</summary>
[NoTensorsLeft]
public sealed class CudaTests
{
    /// <summary>float32 sums of up to 200 products in another order, and TF32 off by default for matrix products; convolutions may use it: 10 bits of mantissa.</summary>
    private const double OtherOrderOfSums = 5e-3;

    public static TheoryData<string> Kinds => ["conv1d", "conv2d", "conv3d", "linear", "layer norm", "batch norm", "group norm", "encoder", "lstm", "gru"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ForwardAndGradient_OnCuda_EqualTheCpu(string kind)
    {
        RequireCuda();
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var (module, call, shape) = Build(kind);
        using var owned = module;
        module.eval();
        foreach (var parameter in module.parameters()) nn.init.normal_(parameter, 0, 0.3, generator);
        var x = randn(shape, generator: generator);

        var (output, gradient) = Run(call, x);
        module.to(CUDA);
        var (outputThere, gradientThere) = Run(call, x.cuda());
        Assert.True(outputThere.is_cuda);
        Assert.True(output.allclose(outputThere.cpu(), rtol: OtherOrderOfSums, atol: OtherOrderOfSums), $"{kind}: output");
        Assert.True(gradient.allclose(gradientThere.cpu(), rtol: OtherOrderOfSums, atol: OtherOrderOfSums), $"{kind}: gradient");
    }

    [Fact]
    public void Call_TwoDevices_NamesBoth()
    {
        RequireCuda();
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsAny<Exception>(() => ones(2, 3) + ones([2, 3], device: CUDA));
        Assert.Contains("cuda", error.Message);
        Assert.Contains("(2, 3)", error.Message);
    }

    private static void RequireCuda()
    {
        var isThere = cuda.is_available();
        Assert.False(!isThere && Environment.GetEnvironmentVariable("WORKBENCH_EXPECT_CUDA") == "1", "WORKBENCH_EXPECT_CUDA=1, but this libtorch sees no GPU.");
        Assert.SkipUnless(isThere, "no NVIDIA GPU, or a libtorch without CUDA; environment/torch/gpu-check runs this where there is one.");
    }

    private static (Tensor Output, Tensor Gradient) Run(Func<Tensor, Tensor> call, Tensor input)
    {
        var start = input.clone().requires_grad_();
        var output = call(start);
        return (output, autograd.grad([output.sin().sum()], [start])[0]);
    }

    private static (nn.Module Module, Func<Tensor, Tensor> Call, long[] Shape) Build(string kind)
    {
        switch (kind)
        {
            case "conv1d": return Of(nn.Conv1d(3, 4, 3, padding: 1), 2, 3, 11);
            case "conv2d": return Of(nn.Conv2d(3, 4, 3, padding: 1), 2, 3, 7, 9);
            case "conv3d": return Of(nn.Conv3d(3, 4, 3, padding: 1), 2, 3, 4, 5, 6);
            case "linear": return Of(nn.Linear(5, 3), 2, 4, 5);
            case "layer norm": return Of(nn.LayerNorm(5), 2, 4, 5);
            case "batch norm": return Of(nn.BatchNorm2d(3), 2, 3, 4, 5);
            case "group norm": return Of(nn.GroupNorm(2, 6), 2, 6, 4, 5);
            case "encoder": return Of(nn.TransformerEncoderLayer(8, 2, 16, dropout: 0), 5, 2, 8);
            case "lstm":
                var lstm = nn.LSTM(5, 4);
                return (lstm, x => lstm.call(x).Item1, [6, 2, 5]);
            default:
                var gru = nn.GRU(5, 4);
                return (gru, x => gru.call(x).Item1, [6, 2, 5]);
        }
    }

    private static (nn.Module Module, Func<Tensor, Tensor> Call, long[] Shape) Of(nn.Module<Tensor, Tensor> module, params long[] shape) => (module, module.call, shape);
}
