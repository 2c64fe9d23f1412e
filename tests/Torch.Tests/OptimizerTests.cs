using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class OptimizerTests
{
    /// <summary>Of values near 1 after 12 steps: libtorch fuses and reorders a few float64 operations per step, 1e-16 each.</summary>
    private const double Rounding = 1e-12;

    public static TheoryData<double, double, double, bool, bool> SgdOptions => new()
    {
        { 0, 0, 0, false, false },
        { 0.9, 0, 0, false, false },
        { 0.8, 0.3, 0.05, false, false },
        { 0.7, 0, 0.02, true, false },
        { 0, 0, 0.1, false, true },
        { 0.6, 0, 0.1, true, true },
        { 0.6, 0.25, 0.1, false, true },
    };

    public static TheoryData<bool, double, double, double, double, bool, bool> AdamOptions => new()
    {
        { false, 0.9, 0.999, 1e-8, 0, false, false },
        { false, 0.5, 0.7, 1e-3, 0.1, true, false },
        { false, 0, 0.9, 0.1, 0.05, false, true },
        { true, 0.9, 0.999, 1e-8, 0, false, false },
        { true, 0.8, 0.6, 1e-2, 0.2, true, false },
        { true, 0.3, 0, 1e-1, 0.3, true, true },
    };

    [Theory]
    [MemberData(nameof(SgdOptions))]
    public void Sgd_TwelveSteps_EqualOracle(double momentum, double dampening, double decay, bool nesterov, bool maximize) => Compare(
        p => optim.SGD(p, 0.05, momentum, dampening, decay, nesterov, maximize),
        () => new OptimizerOracle.Sgd(0.05, momentum, dampening, decay, nesterov, maximize));

    [Theory]
    [MemberData(nameof(AdamOptions))]
    public void Adam_TwelveSteps_EqualOracle(bool isDecoupled, double beta1, double beta2, double eps, double decay, bool amsgrad, bool maximize) => Compare(
        p => isDecoupled ? optim.AdamW(p, 0.03, beta1, beta2, eps, decay, amsgrad, maximize) : optim.Adam(p, 0.03, beta1, beta2, eps, decay, amsgrad, maximize),
        () => new OptimizerOracle.Adam(0.03, beta1, beta2, eps, decay, amsgrad, maximize, isDecoupled));

    [Fact]
    public void Compare_OracleOfAnotherRate_Fails() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Compare(
        p => optim.SGD(p, 0.05),
        () => new OptimizerOracle.Sgd(0.0500000001, 0, 0, 0, false, false)));

    [Fact]
    public void AmsgradSwitchedOn_Later_StartsFromThere()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(tensor([1.0, 2]));
        using var optimizer = optim.Adam([parameter]);
        parameter.square().sum().backward();
        optimizer.step();
        ((Adam.ParamGroup)optimizer.ParamGroups.Single()).Options.amsgrad = true;
        optimizer.step();
        optimizer.to(CPU);
        var state = (Adam.State)optimizer.state_dict().State.Single();
        Assert.Equal(2, state.step);
        Assert.Equal(state.exp_avg_sq.data<double>().ToArray(), state.max_exp_avg_sq!.data<double>().ToArray());
    }

    [Fact]
    public void Step_ParameterWithoutGradient_StaysAndHasNoDecay()
    {
        using var scope = NewDisposeScope();
        var (used, unused) = (nn.Parameter(tensor([1.0, 2])), nn.Parameter(tensor([3.0])));
        using var optimizer = optim.AdamW([used, unused], weight_decay: 0.5);
        used.square().sum().backward();
        optimizer.step();
        Assert.Equal([3.0], unused.data<double>().ToArray());
        Assert.NotEqual(1.0, used.data<double>().ToArray()[0]);
    }

    [Fact]
    public void ZeroGrad_AfterBackward_LeavesZeros()
    {
        using var scope = NewDisposeScope();
        var (used, unused) = (nn.Parameter(ones([2])), nn.Parameter(ones([3])));
        using var optimizer = optim.SGD([used, unused], 0.1);
        used.sum().backward();
        optimizer.zero_grad();
        Assert.Equal([0f, 0], used.grad!.data<float>().ToArray());
        Assert.Null(unused.grad);
    }

    [Fact]
    public void Step_RecordsNothing_AndKeepsTheParameterALeaf()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones([2]));
        using var optimizer = optim.Adam([parameter]);
        parameter.sum().backward();
        optimizer.step();
        Assert.True(parameter.is_leaf);
        Assert.True(parameter.requires_grad);
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Step_InsideAScope_LeavesOnlyTheState()
    {
        using var parameter = nn.Parameter(ones([2, 3]));
        using var optimizer = optim.Adam([parameter], amsgrad: true, weight_decay: 0.1, maximize: true);
        using (var before = parameter.sum()) before.backward();
        var alive = Tensor.TotalCount;
        using (NewDisposeScope()) optimizer.step();
        optimizer.step();
        Assert.Equal(alive, Tensor.TotalCount);
    }

    [Fact]
    public void Step_Closure_RecordsGradientsAndReturnsItsLoss()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(tensor([3.0]));
        using var optimizer = optim.SGD([parameter], 0.5);
        Tensor? loss;
        using (no_grad())
        {
            loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                var square = parameter.square().sum();
                square.backward();
                return square;
            });
        }

        Assert.Equal(9, loss!.item<double>());
        // 3 - 0.5 * 6
        Assert.Equal(0, parameter.item<double>());
        Assert.Null(optimizer.step());
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void Training_SmallNetwork_FitsASine(string kind)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        using var model = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1));
        foreach (var parameter in model.parameters()) nn.init.normal_(parameter, 0, 0.5, generator);
        var x = linspace(-2, 2, 64).unsqueeze(1);
        var y = x.sin();
        using optim.Optimizer optimizer = kind switch
        {
            "sgd" => optim.SGD(model.parameters(), 0.1, momentum: 0.9),
            "adam" => optim.Adam(model.parameters(), 0.02),
            _ => optim.AdamW(model.named_parameters(), 0.02, weight_decay: 0.01),
        };
        var losses = new List<float>();
        for (var i = 0; i < 200; i++)
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(model.call(x), y);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        Assert.True(losses[^1] < 0.01 * losses[0], $"From {losses[0]} to {losses[^1]}.");
    }

    // f = sum_i c_i p_i^2 / 2 + sin(p_i) over two parameters of different shapes; its gradient c p + cos p is in the oracle's own words.
    private static void Compare(Func<Parameter[], OptimizerHelper> make, Func<OptimizerOracle> oracle)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        Parameter[] parameters = [nn.Parameter(randn([2, 3], float64, generator: generator)), nn.Parameter(randn([5], float64, generator: generator))];
        Tensor[] curvatures = [.. parameters.Select(p => rand(p.shape, float64, generator: generator))];
        double[][] expected = [.. parameters.Select(p => p.data<double>().ToArray())];
        OptimizerOracle[] oracles = [.. parameters.Select(_ => oracle())];
        using var optimizer = make(parameters);
        for (var step = 0; step < 12; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            foreach (var (p, c) in parameters.Zip(curvatures)) (c * p.square() / 2 + p.sin()).sum().backward();
            optimizer.step();
            for (var n = 0; n < parameters.Length; n++)
            {
                double[] gradient = [.. expected[n].Zip(curvatures[n].data<double>().ToArray(), (p, c) => c * p + Math.Cos(p))];
                oracles[n].Step(expected[n], gradient);
                Assert.Equal(expected[n], parameters[n].data<double>().ToArray(), (a, b) => Math.Abs(a - b) < Rounding);
            }
        }
    }
}
