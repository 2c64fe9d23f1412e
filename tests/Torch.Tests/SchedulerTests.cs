using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class SchedulerTests : IDisposable
{
    /// <summary>Relative: a product of 30 float64 factors against a power.</summary>
    private const double Rounding = 1e-13;

    private readonly Parameter[] _parameters = [nn.Parameter(ones([1])), nn.Parameter(ones([1]))];
    private readonly OptimizerHelper _optimizer;

    public SchedulerTests() => _optimizer = SGD([new SGD.ParamGroup([_parameters[0]], lr: 0.5), new SGD.ParamGroup([_parameters[1]], lr: 2)], 1, momentum: 0.3);

    public void Dispose()
    {
        _optimizer.Dispose();
        foreach (var parameter in _parameters) parameter.Dispose();
    }

    [Fact]
    public void StepLR_IsInitialTimesGammaToTheBlocks() =>
        Follow(StepLR(_optimizer, 3, 0.5), 11, (initial, epoch) => initial * Math.Pow(0.5, epoch / 3));

    [Fact]
    public void MultiStepLR_CountsMilestones_RepeatedOnesTwice() =>
        Follow(MultiStepLR(_optimizer, [2, 5, 5], 0.1), 8, (initial, epoch) => initial * Math.Pow(0.1, epoch < 2 ? 0 : epoch < 5 ? 1 : 3));

    [Fact]
    public void ExponentialLR_IsInitialTimesGammaToTheEpoch() =>
        Follow(ExponentialLR(_optimizer, 0.9), 9, (initial, epoch) => initial * Math.Pow(0.9, epoch));

    [Fact]
    public void LambdaLR_IsInitialTimesTheFunction() =>
        Follow(LambdaLR(_optimizer, e => 1.0 / (1 + e)), 6, (initial, epoch) => initial / (1 + epoch));

    [Fact]
    public void CosineAnnealingLR_IsItsClosedForm_BeyondTheBottomToo() =>
        // eta_min + (initial - eta_min) (1 + cos(pi epoch / T)) / 2
        Follow(CosineAnnealingLR(_optimizer, 7, 0.1), 24, (initial, epoch) => 0.1 + (initial - 0.1) * (1 + Math.Cos(Math.PI * epoch / 7)) / 2);

    [Fact]
    public void Step_ToAnEpoch_TakesTheClosedForm()
    {
        var scheduler = CosineAnnealingLR(_optimizer, 10);
        scheduler.step(5);
        Assert.Equal(0.25, _optimizer.ParamGroups.First().LearningRate, Rounding);
    }

    [Theory]
    [InlineData(impl.OneCycleLR.AnnealStrategy.Cos)]
    [InlineData(impl.OneCycleLR.AnnealStrategy.Linear)]
    public void OneCycleLR_TwoPhases_RiseAndFall(impl.OneCycleLR.AnnealStrategy strategy)
    {
        // 20 steps, 0.25 of them up: peak at step 4, end at step 19; with s in 0..1 within the phase,
        // cos: end + (start - end) (1 + cos(pi s)) / 2, linear: start + (end - start) s.
        double Between(double start, double end, double s) => strategy == impl.OneCycleLR.AnnealStrategy.Cos
            ? end + (start - end) * (1 + Math.Cos(Math.PI * s)) / 2
            : start + (end - start) * s;
        double At(double low, double high, double last, int step) => step <= 4 ? Between(low, high, step / 4.0) : Between(high, last, (step - 4) / 15.0);
        var scheduler = OneCycleLR(_optimizer, [1.0, 3], total_steps: 20, pct_start: 0.25, anneal_strategy: strategy, div_factor: 10, final_div_factor: 100);
        double[] top = [1, 3];
        for (var step = 0; step < 20; step++)
        {
            Assert.Equal(top.Select(t => At(t / 10, t, t / 1000, step)), scheduler.get_last_lr(), (a, b) => Math.Abs(a - b) < Rounding);
            Assert.All(_optimizer.ParamGroups, g => Assert.Equal(At(0.95, 0.85, 0.95, step), ((IMomentum)g).Momentum, Rounding));
            scheduler.step();
        }

        Assert.Contains("20 steps", Assert.Throws<InvalidOperationException>(scheduler.step).Message);
    }

    [Fact]
    public void OneCycleLR_ThreePhases_EndFlatInMomentum()
    {
        // 5 epochs of 4 steps, 0.3 up: peak at 5, back at the start at 10, end at 19.
        using var adam = AdamW([nn.Parameter(ones([1]))]);
        var parameter = adam.parameters().Single();
        var scheduler = OneCycleLR(adam, 1.0, epochs: 5, steps_per_epoch: 4, three_phase: true, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear, div_factor: 10, final_div_factor: 10);
        for (var step = 0; step < 20; step++)
        {
            var rate = step <= 5 ? 0.1 + 0.9 * step / 5 : step <= 10 ? 1 - 0.9 * (step - 5) / 5 : 0.1 - 0.09 * (step - 10) / 9;
            var momentum = step <= 5 ? 0.95 - 0.1 * step / 5 : step <= 10 ? 0.85 + 0.1 * (step - 5) / 5 : 0.95;
            Assert.Equal(rate, scheduler.get_last_lr().Single(), Rounding);
            Assert.Equal(momentum, adam.Betas.Item1, Rounding);
            Assert.Equal(0.999, adam.Betas.Item2);
            scheduler.step();
        }

        parameter.Dispose();
    }

    [Fact]
    public void ReduceLROnPlateau_WaitsOutPatience_ThenCoolsDown()
    {
        var scheduler = ReduceLROnPlateau(_optimizer, factor: 0.5, patience: 1, threshold: 0.1, cooldown: 2, min_lr: [0.2]);
        // best 1; 0.95 and 0.91 are not 10 % better: reduced at the second. Two steps cooling, two more bad ones: reduced again.
        double[] metrics = [1, 0.95, 0.91, 2, 2, 2, 2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
        double[] rates = [0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2];
        foreach (var (metric, rate) in metrics.Zip(rates, (m, r) => (m, r)))
        {
            scheduler.step(metric);
            Assert.Equal(rate, scheduler.get_last_lr().First(), Rounding);
        }

        // The second group halves from 2 at steps 3, 7 and 11, above its floor.
        Assert.Equal(0.25, scheduler.get_last_lr().Last(), Rounding);
        // A whole number is an epoch by TorchSharp's signatures, not a metric.
        Assert.Contains("metric", Assert.Throws<InvalidOperationException>(() => scheduler.step(1)).Message);
    }

    [Fact]
    public void ReduceLROnPlateau_MaxAbsolute_AsksForTheThresholdMore()
    {
        var scheduler = ReduceLROnPlateau(_optimizer, "max", factor: 0.1, patience: 0, threshold: 0.5, threshold_mode: "abs");
        scheduler.step(1.0);
        scheduler.step(1.6);
        Assert.Equal(0.5, scheduler.get_last_lr().First());
        scheduler.step(2.0);
        Assert.Equal(0.05, scheduler.get_last_lr().First(), Rounding);
    }

    [Fact]
    public void Arguments_OutOfRange_AreRefused()
    {
        Assert.Contains("mode", Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(_optimizer, "least")).Message);
        Assert.Contains("2 groups", Assert.Throws<ArgumentException>(() => OneCycleLR(_optimizer, [1.0], total_steps: 5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => OneCycleLR(_optimizer, 1.0, epochs: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StepLR(_optimizer, 0));
    }

    private void Follow(LRScheduler scheduler, int epochs, Func<double, int, double> expected)
    {
        double[] initial = [0.5, 2];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var rates = initial.Select(i => expected(i, epoch)).ToArray();
            Assert.Equal(rates, _optimizer.ParamGroups.Select(g => g.LearningRate), (a, b) => Math.Abs(a - b) < Rounding);
            Assert.Equal(rates, scheduler.get_last_lr(), (a, b) => Math.Abs(a - b) < Rounding);
            scheduler.step();
        }
    }
}
