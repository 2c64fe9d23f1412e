using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class LossTests
{
    /// <summary>A handful of float64 operations on values near 1.</summary>
    private const double Rounding = 1e-14;

    /// <summary>Central differences of a float64 function with step 1e-6: truncation 1e-12 times the third derivative, rounding 1e-10.</summary>
    private const double FiniteDifference = 1e-7;

    public static TheoryData<string> Losses => ["mse", "l1", "smooth", "huber", "cross", "nll", "bce", "logits"];

    [Fact]
    public void Elementwise_KnownErrors_HaveHandValues()
    {
        // Errors 0.5, -3, 1.5.
        using var scope = NewDisposeScope();
        var (input, target) = (tensor([1.5, -1, 2]), tensor([1.0, 2, 0.5]));
        Check([0.25, 9, 2.25], r => functional.mse_loss(input, target, r));
        Check([0.5, 3, 1.5], r => functional.l1_loss(input, target, r));
        // |e| < beta: e^2 / (2 beta), else |e| - beta / 2; beta = 2
        Check([0.0625, 2, 0.5625], r => functional.smooth_l1_loss(input, target, r, beta: 2));
        // |e| < delta: e^2 / 2, else delta (|e| - delta / 2); delta = 2
        Check([0.125, 4, 1.125], r => functional.huber_loss(input, target, 2, r));
    }

    [Fact]
    public void CrossEntropy_WeightsAndIgnoredClass_AreTheWeightedMean()
    {
        // -log softmax of (0, 0, log 2): log 4, log 4, log 2; weights 1, 2, 4; the third example is ignored.
        using var scope = NewDisposeScope();
        var input = tensor([0, 0, Math.Log(2), 0, 0, Math.Log(2), 9, 9, 9], [3, 3]);
        var (target, weight) = (tensor([1L, 2, 0]), tensor([1.0, 2, 4]));
        var expected = (2 * Math.Log(4) + 4 * Math.Log(2)) / 6;
        Assert.Equal(expected, functional.cross_entropy(input, target, weight, ignore_index: 0).item<double>(), Rounding);
        using var loss = CrossEntropyLoss(weight, ignore_index: 0);
        Assert.Equal(expected, loss.call(input, target).item<double>(), Rounding);
        Assert.Equal(expected * 6, functional.cross_entropy(input, target, weight, 0, Reduction.Sum).item<double>(), Rounding);
        var logs = input.log_softmax(1);
        Assert.Equal((2 * Math.Log(4) + 4 * Math.Log(2) + Math.Log(3)) / 7, functional.nll_loss(logs, target, weight).item<double>(), Rounding);
    }

    [Fact]
    public void CrossEntropy_LabelSmoothing_MixesTheMeanOverClasses()
    {
        // (1 - a) nll + a mean over classes, a = 0.3
        using var scope = NewDisposeScope();
        var input = tensor([0, 0, Math.Log(2)], [1, 3]);
        using var loss = new CrossEntropyLoss(label_smoothing: 0.3);
        Assert.Equal(0.7 * Math.Log(2) + 0.3 * (2 * Math.Log(4) + Math.Log(2)) / 3, loss.call(input, tensor([2L])).item<double>(), Rounding);
    }

    [Fact]
    public void BinaryCrossEntropy_Logits_WeightPositives()
    {
        // sigmoid(log 3) = 3/4: positive target -p log(3/4), negative -log(1/4)
        using var scope = NewDisposeScope();
        var (input, target) = (tensor([Math.Log(3), Math.Log(3)]), tensor([1.0, 0]));
        Check([-5 * Math.Log(0.75), -Math.Log(0.25)], r => functional.binary_cross_entropy_with_logits(input, target, reduction: r, pos_weights: tensor([5.0])));
        Check([-2 * Math.Log(0.75), -3 * Math.Log(0.25)], r => functional.binary_cross_entropy(input.sigmoid(), target, tensor([2.0, 3]), r));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Forward_EachModule_GradientEqualsFiniteDifferences(string kind)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(17);
        var x = rand([4, 3], float64, generator: generator) * 0.8 + 0.1;
        var direction = randn([4, 3], float64, generator: generator);
        using var loss = Build(kind, tensor([0.5, 2, 1]));
        var target = kind is "cross" or "nll" ? tensor([0L, 2, 1, 2]) : (rand([4, 3], float64, generator: generator) > 0.5).to(float64);

        x.requires_grad = true;
        var slope = (autograd.grad([loss.call(x, target)], [x])[0] * direction).sum().item<double>();
        using var quiet = no_grad();
        const double Step = 1e-6;
        var measured = (loss.call(x + Step * direction, target) - loss.call(x - Step * direction, target)).item<double>() / (2 * Step);
        Assert.Equal(slope, measured, FiniteDifference * Math.Max(1, Math.Abs(slope)));
        Assert.NotEqual(0, slope);
    }

    private static Loss<Tensor, Tensor, Tensor> Build(string kind, Tensor weight) => kind switch
    {
        "mse" => MSELoss(),
        "l1" => L1Loss(Reduction.Sum),
        "smooth" => SmoothL1Loss(beta: 0.3),
        "huber" => HuberLoss(0.3, Reduction.Sum),
        "cross" => CrossEntropyLoss(weight),
        "nll" => NLLLoss(weight),
        "bce" => BCELoss(weight),
        _ => BCEWithLogitsLoss(weight, Reduction.Sum, weight),
    };

    private static void Check(double[] each, Func<Reduction, Tensor> loss)
    {
        Assert.Equal(each, loss(Reduction.None).data<double>().ToArray(), (a, b) => Math.Abs(a - b) < Rounding);
        Assert.Equal(each.Sum(), loss(Reduction.Sum).item<double>(), Rounding);
        Assert.Equal(each.Average(), loss(Reduction.Mean).item<double>(), Rounding);
    }
}
