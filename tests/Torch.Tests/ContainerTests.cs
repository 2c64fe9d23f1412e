using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class ContainerTests
{
    [Fact]
    public void Sequential_NamesAppendAndSlices_ShareTheModules()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(("first", nn.Linear(3, 2)), ("second", nn.ReLU())).append("third", nn.Linear(2, 4)).append(nn.Tanh());
        Assert.Equal(4, model.Count);
        Assert.Equal(["first", "second", "third", "3"], model.named_children().Select(c => c.name));
        Assert.IsType<ReLU>(model[1]);
        var tail = model[2..];
        Assert.Equal(["third", "3"], tail.named_children().Select(c => c.name));
        Assert.Same(model[2], tail[0]);
        Assert.Equal(["second", "third"], model[(1, -1)].named_children().Select(c => c.name));
        var x = ones([5, 3]);
        Near.Equal(model.call(x), tail.call(model[..2].call(x)));
        Assert.Same(x, nn.Sequential(nn.Identity()).call(x));
        Assert.NotSame(x, nn.Sequential().call(x));
        Assert.Contains("'first'", Assert.Throws<InvalidOperationException>(() => model.append("first", nn.ReLU())).Message);
    }

    [Fact]
    public void Sequential_FromListsAndTuples_IsTheSame()
    {
        using var one = nn.Sequential(new List<nn.Module<Tensor, Tensor>> { nn.ReLU(), nn.Tanh() });
        using var two = nn.Sequential(Tuple.Create<string, nn.Module<Tensor, Tensor>>("a", nn.ReLU()));
        Assert.Equal(["0", "1"], one.named_children().Select(c => c.name));
        Assert.Equal(["a"], two.named_children().Select(c => c.name));
    }

    [Fact]
    public void SequentialOfTypes_Derived_CallsAsItSays()
    {
        using var scope = NewDisposeScope();
        using var model = new Summed(nn.Linear(3, 2), nn.Linear(3, 2));
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], model.named_parameters().Select(p => p.name));
        var (x, y) = (ones([4, 3]), zeros([4, 3]));
        Near.Equal(((Linear)model[0]).call(x) + ((Linear)model[1]).call(y), model.call(x, y));
        Assert.Equal(3, model.append("last", nn.ReLU()).Count);
    }

    [Fact]
    public void ModuleList_Changes_KeepNamesByPosition()
    {
        using var last = nn.Linear(4, 1, false);
        using var list = nn.ModuleList(nn.Linear(1, 2, false), nn.Linear(2, 3, false));
        list.Insert(1, nn.Linear(3, 3, false));
        list.append(last);
        Assert.Equal(["0.weight", "1.weight", "2.weight", "3.weight"], list.named_parameters().Select(p => p.name));
        Assert.Equal([3, 3], list.get_parameter("1.weight")!.shape);
        Assert.True(list.Remove(last));
        Assert.Equal(3, list.Count);
        Assert.Equal([1L, 3, 2], list.Select(l => l.in_features));
        list.eval();
        Assert.All(list, l => Assert.False(l.training));
    }

    [Fact]
    public void ModuleDict_Changes_KeepOrderAndNames()
    {
        using var dictionary = nn.ModuleDict(("b", nn.Linear(1, 2, false)), ("a", nn.ReLU()));
        dictionary["c"] = nn.Linear(2, 3, false);
        Assert.Equal(["b", "a", "c"], dictionary.keys());
        Assert.Equal(["b.weight", "c.weight"], dictionary.state_dict().Keys);
        Assert.True(dictionary.Remove("a"));
        Assert.Equal(["b", "c"], dictionary.named_children().Select(c => c.name));
        Assert.Contains("[b, c]", Assert.Throws<KeyNotFoundException>(() => dictionary["a"]).Message);
        Assert.Throws<ArgumentException>(() => dictionary.Add("b", nn.ReLU()));
    }

    [Fact]
    public void ParameterContainers_OutliveTheScopeTheyWereMadeIn()
    {
        ParameterList list;
        ParameterDict dictionary;
        using (NewDisposeScope())
        {
            list = nn.ParameterList(nn.Parameter(ones(2)));
            list.append(nn.Parameter(zeros(3)));
            dictionary = nn.ParameterDict(("scale", nn.Parameter(ones(2))));
            dictionary.Add("shift", nn.Parameter(zeros(2)));
        }

        Near.Equal([1, 1], list[0]);
        Near.Equal([0, 0], dictionary["shift"]);
        Assert.Equal(("scale", dictionary["scale"]), dictionary[0]);
        Assert.Equal(["scale", "shift"], dictionary.named_parameters().Select(p => p.name));
        list.Dispose();
        dictionary.Dispose();
    }

    [Fact]
    public void Linear_OfGivenWeights_UsesThem()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(nn.Parameter(tensor([1f, 2, 3, 4, 5, 6], [2, 3])), nn.Parameter(tensor([0.5f, -0.5f])));
        Assert.Equal((3L, 2L), (layer.in_features, layer.out_features));
        Near.Equal([6.5, 14.5], layer.call(ones([3])));
        var error = Assert.Throws<ArgumentException>(() => nn.Linear(nn.Parameter(ones(2, 3)), nn.Parameter(ones(3))));
        Assert.Contains("(2, 3)", error.Message);
        Assert.Contains("(3)", error.Message);
    }

    [Fact]
    public void SharedParameter_ComesOnceAndIsDisposedOnce()
    {
        using var first = nn.Linear(3, 3);
        using var second = nn.Linear(first.weight);
        using var both = nn.ModuleList(first, second);
        Assert.Equal(["0.weight", "0.bias"], both.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void To_EveryForm_MovesParametersAndBuffers()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2));
        var weight = model.get_parameter("0.weight");
        model.to(float64).to(CPU).to("cpu").to(DeviceType.CPU);
        Assert.Same(weight, model.get_parameter("0.weight"));
        Assert.Equal(float64, model.get_buffer("1.running_var")!.dtype);
        Assert.All(model.half().parameters(), p => Assert.Equal(float16, p.dtype));
        Assert.All(model.bfloat16().parameters(), p => Assert.Equal(bfloat16, p.dtype));
        Assert.All(model.to(CPU, float32).parameters(), p => Assert.Equal(float32, p.dtype));
        Assert.All(model.to(ones([1], float64)).parameters(), p => Assert.True(p.dtype == float64 && p.requires_grad));
        Assert.Equal(int64, model.get_buffer("1.num_batches_tracked")!.dtype);
    }

    [Fact]
    public void RegisterComponents_TensorsAndNames_AreFound()
    {
        using var model = new Named();
        Assert.Equal(["mean", "net.weight", "net.bias"], model.state_dict().Keys.Order().Reverse().OrderBy(k => k != "mean"));
        Assert.Same(model.get_buffer("mean"), model.named_buffers().Single().buffer);
    }

    [Fact]
    public void WatchingHooks_RunAroundACall_AndGoAway()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.ReLU();
        var seen = new List<string>();
        var before = layer.register_forward_pre_hook(m => seen.Add("before " + m.GetName()));
        var after = layer.register_forward_hook(m => seen.Add("after " + m.GetName()));
        layer.call(ones(2));
        before.remove();
        after.remove();
        layer.call(ones(2));
        Assert.Equal(["before ReLU", "after ReLU"], seen);
    }

    [Fact]
    public void ModuleOfThreeInputs_HooksSeeAndReplaceAll()
    {
        using var scope = NewDisposeScope();
        using var model = new Weighted();
        model.register_forward_pre_hook((_, a, b, w) => (a, b, w * 2));
        model.register_forward_hook((_, a, _, _, y) => y + a);
        // 2 w a + b + a
        Near.Equal([(2 * 0.5 * 3) + 4 + 3], model.call(tensor(3.0), tensor(4.0), 0.5));
    }

    private sealed class Summed(params nn.Module[] modules) : Sequential<Tensor, Tensor, Tensor>(modules)
    {
        public override Tensor forward(Tensor input1, Tensor input2)
        {
            using var scope = NewDisposeScope();
            return (((Linear)this[0]).call(input1) + ((Linear)this[1]).call(input2)).MoveToOuterDisposeScope();
        }
    }

    private sealed class Named : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "net")]
        private readonly Linear _net = nn.Linear(2, 2);

        [ComponentName(Name = "mean")]
        private readonly Tensor _mean = zeros([2]);

        internal Named()
            : base(nameof(Named)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _net.call(input) - _mean;
    }

    private sealed class Weighted() : nn.Module<Tensor, Tensor, double, Tensor>(nameof(Weighted))
    {
        public override Tensor forward(Tensor input1, Tensor input2, double input3) => (input3 * input1) + input2;
    }
}
