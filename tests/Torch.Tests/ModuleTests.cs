using TorchSharp;
using TorchSharp.Modules;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class ModuleTests
{
    [Fact]
    public void Conv2d_KnownKernel_EqualsHandSum()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Conv2d(1, 1, (2, 3), padding: (0, 1));
        layer.load_state_dict(new() { ["weight"] = tensor([1f, 2, 3, 4, 5, 6], [1, 1, 2, 3]), ["bias"] = tensor([0.5f]) });
        // Rows [1, 2] and [3, 4], zeros left and right.
        var y = layer.call(tensor([1f, 2, 3, 4], [1, 1, 2, 2]));
        Assert.Equal([1, 1, 1, 2], y.shape);
        Assert.Equal([0.5f + 2 * 1 + 3 * 2 + 5 * 3 + 6 * 4, 0.5f + 1 * 1 + 2 * 2 + 4 * 3 + 5 * 4], y.data<float>().ToArray());
    }

    [Fact]
    public void LayerNorm_Row_HasMeanZeroAndUnitVariance()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.LayerNorm(4, eps: 0);
        var y = layer.call(tensor([1.0f, 2, 3, 6], [1, 4])).data<float>().ToArray();
        // mean 3, population variance 3.5
        Assert.Equal([-2 / Math.Sqrt(3.5), -1 / Math.Sqrt(3.5), 0, 3 / Math.Sqrt(3.5)], y.Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void MultiheadAttention_IdenticalKeys_AveragesValues()
    {
        // With equal scores every weight is 1/L, whatever the projections.
        using var scope = NewDisposeScope();
        using var layer = nn.MultiheadAttention(6, 2);
        var (output, weights) = layer.call(ones([3, 2, 6]), ones([5, 2, 6]), ones([5, 2, 6]), null, true, null);
        Assert.Equal([3, 2, 6], output.shape);
        Assert.Equal([2, 3, 5], weights.shape);
        Assert.All(weights.data<float>().ToArray(), w => Assert.Equal(0.2f, w, 1e-6f));
    }

    [Fact]
    public void Sequential_CallsInOrder_AndNamesByPosition()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1));
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], model.named_parameters().Select(p => p.name));
        Assert.Equal(["0", "1", "2"], model.named_modules().Select(m => m.name));
        Assert.Equal([4, 1], model.call(ones([4, 3])).shape);
    }

    [Fact]
    public void Hooks_SeeAndReplace_AndGoAway()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Identity();
        var seen = new List<float>();
        var before = layer.register_forward_pre_hook((_, x) => x * 2);
        var after = layer.register_forward_hook((_, x, y) =>
        {
            seen.Add(x.item<float>());
            return y + 1;
        });
        Assert.Equal(7f, layer.call(tensor(3f)).item<float>());
        Assert.Equal([6f], seen);
        before.remove();
        after.remove();
        Assert.Equal(3f, layer.call(tensor(3f)).item<float>());
    }

    [Fact]
    public void LoadStateDict_WrongNamesAndShapes_ListsAllOfThem()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        var error = Assert.Throws<InvalidOperationException>(() => layer.load_state_dict(new() { ["weight"] = zeros(2, 4), ["extra"] = zeros(1) }));
        Assert.Contains("missing [bias]", error.Message);
        Assert.Contains("unexpected [extra]", error.Message);
        Assert.Contains("weight: expected (2, 3), got (2, 4)", error.Message);
    }

    [Fact]
    public void Train_And_Eval_ReachEveryModule()
    {
        using var model = nn.Sequential(nn.Dropout(0.5), nn.Sequential(nn.Dropout(0.5)));
        Assert.All(model.modules(), m => Assert.True(m.training));
        model.eval();
        Assert.All(model.modules(), m => Assert.False(m.training));
        using var x = ones([100]);
        using var same = model.call(x);
        Assert.Equal(x.data<float>().ToArray(), same.data<float>().ToArray());
    }

    [Fact]
    public void RegisterComponents_Fields_AreFoundByName()
    {
        using var model = new WithFields();
        Assert.Equal(["scale", "inner.weight", "inner.bias"], model.named_parameters().Select(p => p.name).OrderBy(n => n == "scale" ? 0 : 1));
        Assert.Equal([3, 2], model.get_parameter("inner.weight")!.shape);
    }

    private sealed class WithFields : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = nn.Parameter(ones([1]));
        private readonly Linear inner = nn.Linear(2, 3);

        internal WithFields()
            : base(nameof(WithFields)) => RegisterComponents();

        public override Tensor forward(Tensor input) => inner.call(input) * scale;
    }
}
