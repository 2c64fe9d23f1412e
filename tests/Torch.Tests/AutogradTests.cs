using System.Runtime.InteropServices;
using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class AutogradTests
{
    [Fact]
    public void Grad_Polynomial_EqualsDerivative()
    {
        // y = sum x^3, dy/dx = 3 x^2
        using var scope = NewDisposeScope();
        var x = tensor([1.0, -2, 3], requires_grad: true);
        var gradient = autograd.grad([x.pow(3).sum()], [x])[0];
        Assert.Equal([3.0, 12, 27], gradient.data<double>().ToArray());
        Assert.Null(x.grad);
    }

    [Fact]
    public void Grad_IntermediateTensor_IsTheTotalDerivative()
    {
        // h = 2x, y = h^2 + 3h: dy/dh = 2h + 3
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 4], requires_grad: true);
        var h = 2 * x;
        var gradient = autograd.grad([(h.square() + 3 * h).sum()], [h])[0];
        Assert.Equal([7.0, 19], gradient.data<double>().ToArray());
    }

    [Fact]
    public void Grad_Unused_IsNullWhenAllowedAndAnErrorOtherwise()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0], requires_grad: true);
        var unused = tensor([1.0], requires_grad: true);
        var y = x.square().sum();
        Assert.Null(autograd.grad([y], [x, unused], retain_graph: true, allow_unused: true)[1]);
        Assert.Contains("autograd.grad", Assert.ThrowsAny<ExternalException>(() => autograd.grad([y], [unused])).Message);
    }

    [Fact]
    public void Grad_CreateGraph_DifferentiatesTwice()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0], requires_grad: true);
        var first = autograd.grad([x.pow(4).sum()], [x], create_graph: true)[0];
        Assert.Equal(48, autograd.grad([first.sum()], [x])[0].item<double>());
    }

    [Fact]
    public void Backward_Leaf_AccumulatesUntilForgotten()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3.0], requires_grad: true);
        x.square().sum().backward();
        x.square().sum().backward();
        Assert.Equal(12, x.grad!.item<double>());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void NoGrad_Nested_RestoresWhatWas()
    {
        using var scope = NewDisposeScope();
        var x = ones([2], requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }

        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Detach_CutsTheHistory()
    {
        using var scope = NewDisposeScope();
        var x = ones([2], requires_grad: true);
        Assert.False((x * 2).detach().requires_grad);
        Assert.True(x.is_leaf);
        Assert.False((x * 2).is_leaf);
    }
}
