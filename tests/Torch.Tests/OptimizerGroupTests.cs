using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class OptimizerGroupTests
{
    [Fact]
    public void Groups_OwnRates_MoveTheirParameters()
    {
        // Gradient 1 everywhere: each parameter moves by its group's rate.
        using var scope = NewDisposeScope();
        var (fast, slow, late) = (nn.Parameter(tensor([1.0])), nn.Parameter(tensor([1.0])), nn.Parameter(tensor([1.0])));
        using var optimizer = optim.SGD([new SGD.ParamGroup([fast], lr: 0.5), new() { Parameters = [slow] }], 0.25);
        optimizer.add_param_group(new SGD.ParamGroup([late], new SGD.Options { LearningRate = 0.125, maximize = true }));
        (fast + slow + late).sum().backward();
        optimizer.step();
        Assert.Equal([0.5, 0.75, 1.125], optimizer.parameters().Select(p => p.item<double>()));
        Assert.Equal([0.5, 0.25, 0.125], optimizer.ParamGroups.Select(g => g.LearningRate));
        Assert.Equal([0.5, 0.25, 0.125], optimizer.ParamGroups.Select(g => g.InitialLearningRate));
    }

    [Fact]
    public void LearningRate_SetOnAGroup_HoldsFromTheNextStep()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(tensor([1.0]));
        using var optimizer = optim.SGD([parameter], 0.5);
        optimizer.ParamGroups.Single().LearningRate = 0.125;
        parameter.sum().backward();
        optimizer.step();
        Assert.Equal(0.875, parameter.item<double>());
        Assert.Equal(0.5, optimizer.ParamGroups.Single().InitialLearningRate);
    }

    [Fact]
    public void Parameter_InTwoGroups_IsRefused_AndTwiceInOneMovesOnce()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones([2, 3]));
        using var optimizer = optim.SGD([parameter, parameter], 0.5);
        var error = Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([parameter])));
        Assert.Contains("(2, 3)", error.Message);
        parameter.sum().backward();
        optimizer.step();
        Assert.All(parameter.data<float>().ToArray(), v => Assert.Equal(0.5f, v));
    }

    [Fact]
    public void Options_OutOfRange_AreRefusedWithTheirValue()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [nn.Parameter(ones([1]))];
        Assert.Contains("-1", Assert.Throws<ArgumentOutOfRangeException>(() => optim.SGD(parameters, -1)).Message);
        Assert.Contains("momentum 0", Assert.Throws<ArgumentException>(() => optim.SGD(parameters, 1, nesterov: true)).Message);
        Assert.Contains("(1, 0.5)", Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam(parameters, beta1: 1, beta2: 0.5)).Message);
        Assert.Contains("AdamW", Assert.Throws<ArgumentException>(() => optim.AdamW(Array.Empty<Parameter>())).Message);
    }

    [Fact]
    public void LoadStateDict_AnotherOptimizer_GoesOnAlikeWithoutSharing()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (nn.Parameter(tensor([1.0, -2])), nn.Parameter(tensor([1.0, -2])));
        using var trained = optim.Adam([first], 0.1, amsgrad: true);
        using var fresh = optim.Adam([second], 0.5, amsgrad: true);
        Walk(trained, first);
        using (no_grad()) second.copy_(first);
        fresh.load_state_dict(trained.state_dict());
        Assert.True(fresh.state_dict().State[0].ApproximatelyEquals(trained.state_dict().State[0]));
        Walk(trained, first);
        Assert.False(fresh.state_dict().State[0].ApproximatelyEquals(trained.state_dict().State[0]));
        Walk(fresh, second);
        Assert.Equal(first.data<double>().ToArray(), second.data<double>().ToArray());
        Assert.Equal([[0]], fresh.state_dict().StateIndexRef);

        using var other = optim.SGD([second], 0.1);
        Assert.Contains("SGD", Assert.Throws<ArgumentException>(() => other.load_state_dict(trained.state_dict())).Message);
    }

    private static void Walk(optim.Optimizer optimizer, Parameter parameter)
    {
        for (var i = 0; i < 3; i++)
        {
            optimizer.zero_grad();
            parameter.pow(4).sum().backward();
            optimizer.step();
        }
    }
}
