using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class InitTests
{
    /// <summary>Five standard errors of the standard deviation of 40,000 normal samples: 5 / sqrt(80,000).</summary>
    private const double Sampling = 0.018;

    /// <summary>Float32 rounding of products of up to 24 terms.</summary>
    private const double Rounding = 1e-5;

    [Fact]
    public void CalculateFanInAndFanOut_LinearAndConvolution_CountConnections()
    {
        using var scope = NewDisposeScope();
        Assert.Equal((5, 3), init.CalculateFanInAndFanOut(empty([3, 5])));
        Assert.Equal((7 * 2 * 5, 3 * 2 * 5), init.CalculateFanInAndFanOut(empty([3, 7, 2, 5])));
        Assert.Contains("(4)", Assert.Throws<ArgumentException>(() => init.CalculateFanInAndFanOut(empty([4]))).Message);
    }

    [Fact]
    public void CalculateGain_EachNonlinearity_HasPyTorchsValue()
    {
        Assert.Equal(1, init.calculate_gain(init.NonlinearityType.Conv2D));
        Assert.Equal(5.0 / 3, init.calculate_gain(init.NonlinearityType.Tanh));
        Assert.Equal(Math.Sqrt(2), init.calculate_gain(init.NonlinearityType.ReLU));
        Assert.Equal(Math.Sqrt(2 / 1.25), init.calculate_gain(init.NonlinearityType.LeakyReLU, 0.5));
    }

    public static TheoryData<string, double, double> Spreads => new()
    {
        // Weight (100, 400): standard deviation, and bound of the uniform ones, sqrt(3) times it.
        { "xavier_uniform", 2 * Math.Sqrt(2.0 / 500), 2 * Math.Sqrt(6.0 / 500) },
        { "xavier_normal", 2 * Math.Sqrt(2.0 / 500), double.PositiveInfinity },
        { "kaiming_uniform", Math.Sqrt(2.0 / 1.25 / 400), Math.Sqrt(6.0 / 1.25 / 400) },
        { "kaiming_normal", Math.Sqrt(2.0 / 100), double.PositiveInfinity },
    };

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Fans_Weight_HasTheStandardDeviation(string kind, double std, double bound)
    {
        using var scope = NewDisposeScope();
        using var seeded = manual_seed(23);
        var weight = Parameter(empty([100, 400], float64));
        var filled = kind switch
        {
            "xavier_uniform" => init.xavier_uniform_(weight, 2),
            "xavier_normal" => init.xavier_normal_(weight, 2),
            "kaiming_uniform" => init.kaiming_uniform_(weight, 0.5),
            _ => init.kaiming_normal_(weight, 9, init.FanInOut.FanOut, init.NonlinearityType.ReLU),
        };
        Assert.Same(weight, filled);
        Assert.True(weight.is_leaf && weight.requires_grad);
        Assert.Equal(1, weight.std().item<double>() / std, Sampling);
        Assert.Equal(0, weight.mean().item<double>() / std, Sampling);
        Assert.True(weight.abs().max().item<double>() <= bound);
        if (double.IsFinite(bound)) Assert.Equal(1, weight.abs().max().item<double>() / bound, 1e-3);
    }

    [Fact]
    public void TruncNormal_TwoSigma_IsCutAndNarrower()
    {
        // Standard normal cut at +-2: variance 1 - 4 phi(2) / (2 Phi(2) - 1) = 0.7737; scaled by 0.5 about 3.
        using var scope = NewDisposeScope();
        using var generator = new Generator(29);
        var x = init.trunc_normal_(empty([40_000], float64), 3, 0.5, 2, 4, generator);
        Assert.True(x.min().item<double>() >= 2 && x.max().item<double>() <= 4);
        Assert.Equal(0.5 * Math.Sqrt(0.7737), x.std().item<double>(), Sampling * 0.5);
        Assert.Equal(3, x.mean().item<double>(), Sampling * 0.5);
    }

    [Theory]
    [InlineData(6, 4)]
    [InlineData(4, 24)]
    public void Orthogonal_Fewer_AreOrthogonalOfLengthGain(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var weight = init.orthogonal_(Parameter(empty(columns == 24 ? [rows, 2, 3, 4] : [rows, columns])), 3);
        var matrix = weight.detach().reshape(rows, columns);
        var product = rows < columns ? matrix.matmul(matrix.t()) : matrix.t().matmul(matrix);
        Assert.True((product - 9 * eye(Math.Min(rows, columns))).abs().max().item<float>() < Rounding);
    }

    [Fact]
    public void Constants_Fill_WithoutRecording()
    {
        using var scope = NewDisposeScope();
        var weight = Parameter(empty([2, 3]));
        Assert.Equal([1f, 0, 0, 0, 1, 0], init.eye_(weight).data<float>().ToArray());
        Assert.Equal([2.5f, 2.5f, 2.5f, 2.5f, 2.5f, 2.5f], init.constant_(weight, 2.5).data<float>().ToArray());
        Assert.Equal([1f, 1, 1, 1, 1, 1], init.ones_(weight).data<float>().ToArray());
        Assert.Equal([0f, 0, 0, 0, 0, 0], init.zeros_(weight).data<float>().ToArray());
        Assert.True(weight.is_leaf);
        Assert.Contains("(2, 3, 1)", Assert.Throws<ArgumentException>(() => init.eye_(empty([2, 3, 1]))).Message);
    }
}
