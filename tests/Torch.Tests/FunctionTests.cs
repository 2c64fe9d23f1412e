using System.Runtime.InteropServices;
using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>Gradients written in C#.</summary>
[NoTensorsLeft]
public sealed class FunctionTests
{
    [Fact]
    public void Apply_Cube_HasItsOwnGradient_AlsoTwice()
    {
        // y = x^3, dy/dx = 3 x^2, d2y/dx2 = 6 x
        using var scope = NewDisposeScope();
        var x = tensor([2.0, -1], requires_grad: true);
        var y = Cube.apply(x, 3.0);
        Assert.Equal([8.0, -1], y.data<double>().ToArray());
        var first = autograd.grad([y.sum()], [x], create_graph: true)[0];
        Assert.Equal([12.0, 3], first.data<double>().ToArray());
        Assert.Equal([12.0, -6], autograd.grad([first.sum()], [x])[0].data<double>().ToArray());
    }

    [Fact]
    public void Apply_TwoInputsTwoOutputs_RoutesEachGradient()
    {
        // p = ab, s = a + b
        using var scope = NewDisposeScope();
        var (a, b) = (tensor([3.0], requires_grad: true), tensor([5.0]));
        var results = ProductAndSum.apply(a, b);
        Assert.False(b.requires_grad);
        Assert.Equal(6, autograd.grad([results[0] + results[1]], [a], retain_graph: true)[0].item<double>());
        Assert.Equal(1, autograd.grad([results[1]], [a])[0].item<double>());
        Assert.False(ProductAndSum.apply(b, b)[0].requires_grad);
    }

    [Fact]
    public void Apply_ReturnsItsInput_GradientStillPassesThrough()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0], requires_grad: true);
        Assert.Equal(-1, autograd.grad([Reverse.apply(x).sum()], [x])[0].item<double>());
        Assert.True(x.is_leaf);
    }

    [Fact]
    public void Backward_Throws_TheMessageComesBackAndTheNextCallWorks()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0], requires_grad: true);
        var error = Assert.ThrowsAny<ExternalException>(() => autograd.grad([Broken.apply(x)], [x]));
        Assert.Contains("no gradient on Fridays", error.Message);
        Assert.Contains("Broken.backward", error.Message);
        Assert.IsType<InvalidTimeZoneException>(error.InnerException);
        Assert.Equal(12, autograd.grad([Cube.apply(x)], [x])[0].item<double>());
    }

    [Fact]
    public void Backward_KeptTensorChangedInPlace_IsNoticed()
    {
        using var scope = NewDisposeScope();
        var leaf = tensor([2.0], requires_grad: true);
        var x = leaf * 1;
        var y = Cube.apply(x);
        x.add_(1);
        Assert.ThrowsAny<ExternalException>(() => autograd.grad([y], [leaf]));
    }

    [Fact]
    public void Apply_InEightThreads_WithCollections_IsRight()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            for (var n = 0; n < 50; n++)
            {
                using var scope = NewDisposeScope();
                var x = tensor([i + 1.0], requires_grad: true);
                var y = Cube.apply(x);
                if (n % 25 == 0) GC.Collect();
                Assert.Equal(3 * (i + 1) * (i + 1), autograd.grad([y], [x])[0].item<double>());
            }
        });
    }

    [Fact]
    public void Apply_OutputKept_NodesAreFreed()
    {
        var alive = new List<WeakReference>();
        Make();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.All(alive, w => Assert.False(w.IsAlive));

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        void Make()
        {
            using var scope = NewDisposeScope();
            var x = tensor([1.0], requires_grad: true);
            for (var i = 0; i < 5; i++)
            {
                var token = new object();
                alive.Add(new WeakReference(token));
                Assert.True(Keeper.apply(x, token).requires_grad);
            }
        }
    }

    [Fact]
    public void Modes_InferenceAnomalyRetain_DoWhatTheySay()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0], requires_grad: true);
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }

        Assert.False(is_inference_mode_enabled());
        var h = x * 2;
        h.retain_grad();
        h.square().sum().backward();
        Assert.Equal(4, h.grad!.item<double>());
        using (autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled);
            var zero = tensor([0.0], requires_grad: true);
            Assert.Contains("nan", Assert.ThrowsAny<ExternalException>(() => autograd.grad([(zero.sqrt() * 0).sum()], [zero])).Message);
        }

        Assert.False(AnomalyMode.IsEnabled);
    }

    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x * x * x;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * 3 * ctx.get_saved_variables()[0].square()];
    }

    private sealed class ProductAndSum : autograd.MultiTensorFunction<ProductAndSum>
    {
        public override string Name => nameof(ProductAndSum);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([a, b]);
            return [a * b, a + b];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            return [(grad_outputs[0] * saved[1]) + grad_outputs[1], (grad_outputs[0] * saved[0]) + grad_outputs[1]];
        }
    }

    private sealed class Reverse : autograd.SingleTensorFunction<Reverse>
    {
        public override string Name => nameof(Reverse);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [-grad_output];
    }

    private sealed class Keeper : autograd.SingleTensorFunction<Keeper>
    {
        public override string Name => nameof(Keeper);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var y = ((Tensor)vars[0]).exp();
            ctx.save_for_backward([y]);
            ctx.save_data("token", vars[1]);
            return y;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * ctx.get_saved_variables()[0], null!];
    }

    private sealed class Broken : autograd.SingleTensorFunction<Broken>
    {
        public override string Name => nameof(Broken);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new InvalidTimeZoneException("no gradient on Fridays");
    }
}
