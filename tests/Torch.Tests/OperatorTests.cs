using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Handles;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class OperatorTests
{
    [Fact]
    public void Aten_EveryField_NamesAnOperatorOfThisLibtorch()
    {
        var fields = typeof(Aten).GetFields(BindingFlags.Static | BindingFlags.NonPublic);
        Assert.True(fields.Length > 400, $"only {fields.Length} fields found");
        var broken = fields.Where(f =>
        {
            try
            {
                return ((Operator)f.GetValue(null)!).Find() == 0;
            }
            catch (ExternalException)
            {
                return true;
            }
        }).Select(f => f.Name);
        Assert.Empty(broken);
    }

    public static TheoryData<string> Elementary => [.. typeof(Tensor).GetMethods().Where(m => m.GetParameters().Length == 0 && m.ReturnType == typeof(Tensor) && References.ContainsKey(m.Name)).Select(m => m.Name)];

    private static Dictionary<string, Func<double, double>> References { get; } = new()
    {
        ["abs"] = Math.Abs, ["sqrt"] = Math.Sqrt, ["rsqrt"] = x => 1 / Math.Sqrt(x), ["reciprocal"] = x => 1 / x, ["square"] = x => x * x, ["neg"] = x => -x, ["negative"] = x => -x,
        ["exp"] = Math.Exp, ["exp2"] = x => Math.Pow(2, x), ["expm1"] = x => Math.Exp(x) - 1, ["log"] = Math.Log, ["log2"] = Math.Log2, ["log10"] = Math.Log10, ["log1p"] = x => Math.Log(1 + x),
        ["ceil"] = Math.Ceiling, ["floor"] = Math.Floor, ["trunc"] = Math.Truncate, ["fix"] = Math.Truncate, ["frac"] = x => x - Math.Truncate(x), ["sign"] = x => Math.Sign(x),
        ["sin"] = Math.Sin, ["cos"] = Math.Cos, ["tan"] = Math.Tan, ["asin"] = Math.Asin, ["acos"] = Math.Acos, ["atan"] = Math.Atan, ["arctan"] = Math.Atan, ["sinh"] = Math.Sinh, ["cosh"] = Math.Cosh,
        ["tanh"] = Math.Tanh, ["asinh"] = Math.Asinh, ["atanh"] = Math.Atanh, ["sigmoid"] = x => 1 / (1 + Math.Exp(-x)), ["deg2rad"] = x => x * Math.PI / 180, ["rad2deg"] = x => x * 180 / Math.PI,
        ["silu"] = x => x / (1 + Math.Exp(-x)), ["relu"] = x => Math.Max(0, x), ["selu"] = x => 1.0507009873554805 * x, ["log_sigmoid"] = x => -Math.Log(1 + Math.Exp(-x)),
    };

    [Theory]
    [MemberData(nameof(Elementary))]
    public void Elementary_MethodFunctionAndInPlace_EqualTheFormula(string name)
    {
        using var scope = NewDisposeScope();
        double[] values = [0.125, 0.5, 0.75];
        var x = tensor(values);
        var expected = values.Select(References[name]).ToArray();
        Agrees((Tensor)typeof(Tensor).GetMethod(name, [])!.Invoke(x, null)!);
        if (typeof(torch).GetMethod(name, [typeof(Tensor)]) is { } function) Agrees((Tensor)function.Invoke(null, [x])!);
        if (typeof(Tensor).GetMethod(name + "_", []) is not { } inPlace) return;
        Assert.Same(x, inPlace.Invoke(x, null));
        Agrees(x);

        // Float64's rounding, a few units in the last place of numbers up to 60.
        void Agrees(Tensor y) => Assert.Equal(expected, y.data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-13);
    }

    [Fact]
    public void Comparison_NumbersOnBothSides_FollowTheSign()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2, 3]);
        Assert.Equal([false, false, true], (x > 2).data<bool>().ToArray());
        Assert.Equal([true, false, false], (2 > x).data<bool>().ToArray());
        Assert.Equal([true, true, false], (2 >= x).data<bool>().ToArray());
        Assert.Equal([false, true, true], (2 <= x).data<bool>().ToArray());
        Assert.Equal([false, true, false], (2 == x).data<bool>().ToArray());
        Assert.Equal([true, false, true], (~(x == 2)).data<bool>().ToArray());
        Assert.Equal([true, false, true], ((x > 2) ^ (x < 2)).data<bool>().ToArray());
        Assert.Equal([1f, 0, 1], x.not_equal_(tensor([1f, 5, 1]).sub(tensor([1f, 3, 0])).abs()).data<float>().ToArray());
    }

    [Fact]
    public void Statistics_SmallTable_EqualHandValues()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new double[,] { { 1, 2, 6 }, { 4, 4, 1 } });
        Assert.Equal([7.0, 3], x.var(1L).data<double>().ToArray());
        Assert.Equal([14 / 3.0, 2], x.var(1L, unbiased: false).data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-14);
        var (spread, mean) = x.std_mean(1L);
        Assert.Equal([3.0, 3], mean.data<double>().ToArray());
        Assert.Equal([Math.Sqrt(7), Math.Sqrt(3)], spread.data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(2.0, x.median().item<double>());
        Assert.Equal([1.5, 2.5], x[0].quantile(tensor([0.25, 0.5625])).data<double>().ToArray());
        Assert.Equal([12.0, 16], x.prod(1).data<double>().ToArray());
        Assert.Equal(Math.Sqrt(74), x.norm().item<double>(), 1e-12);
        Assert.Equal([2, 1], x.norm(1, keepdim: true).shape);
        Assert.Equal(Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(6)), x.logsumexp(1)[0].item<double>(), 1e-12);
        Assert.Equal([1.0, 3, 9], x[0].cumsum(0).data<double>().ToArray());
        Assert.Equal([2, 1], x.amax([1], keepdim: true).shape);
        Assert.Equal(6, x.count_nonzero().item<long>());
    }

    [Fact]
    public void Sorting_Ties_AndCounts()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3L, 1, 2, 1]);
        Assert.Equal([1L, 1, 2, 3], x.sort().Values.data<long>().ToArray());
        Assert.Equal([1L, 3, 2, 0], x.sort(stable: true).Indices.data<long>().ToArray());
        Assert.Equal([3L, 2], x.topk(2).values.data<long>().ToArray());
        Assert.Equal([0L, 2, 1, 3], x.argsort(descending: true)[..2].data<long>().ToArray().Concat([1L, 3]));
        var (output, inverse, counts) = x.unique(return_inverse: true, return_counts: true);
        Assert.Equal([1L, 2, 3], output.data<long>().ToArray());
        Assert.Equal([2L, 0, 1, 0], inverse!.data<long>().ToArray());
        Assert.Equal([2L, 1, 1], counts!.data<long>().ToArray());
        Assert.Null(x.unique().counts);
        Assert.Equal([0L, 2, 1, 1], x.bincount(null).data<long>().ToArray());
        Assert.Equal([[0L], [2L]], (x > 1).nonzero().data<long>().ToArray().Select(i => new[] { i }));
    }

    [Fact]
    public void Selection_IndexAndMask_PickAndPut()
    {
        using var scope = NewDisposeScope();
        var x = arange(12, float32).reshape(3, 4);
        Assert.Equal([8f, 0], x.index_select(0, tensor([2L, 0]))[.., 0].data<float>().ToArray());
        Assert.Equal([3f, 4, 11], x.gather(1, tensor(new long[,] { { 3 }, { 0 }, { 3 } })).flatten().data<float>().ToArray());
        Assert.Equal([0f, 2, 4], x[0].masked_select(x[0] != 1).data<float>().ToArray()[..2].Append(4f));
        Assert.Equal([10f, 0, 5], zeros(3).scatter_add(0, tensor([0L, 2, 0]), tensor([4f, 5, 6])).data<float>().ToArray());
        var y = zeros(3);
        y.index_put_(tensor([1f, 2]), [tensor([0L, 0])], accumulate: true);
        Assert.Equal([3f, 0, 0], y.data<float>().ToArray());
        Assert.Equal([-1f, 0, -1], y.masked_fill_(y == 3, -1).index_fill_(0, tensor([2L]), -1).data<float>().ToArray());
        Assert.Equal([1f, -1, 1], where(y == 0, y - 1, y + 2).data<float>().ToArray());
        y[1] = 7f;
        Assert.Equal(7f, y[1].item<float>());
        Assert.Equal([3f, 0, 1, 2], x[0].roll(1).data<float>().ToArray());
        Assert.Equal([0f, 0, 4, 5], x.tril()[..2, ..2].flatten().data<float>().ToArray());
        Assert.Equal([3, 2, 2], x.unflatten(1, 2, 2).shape);
        Assert.Equal([2, 3, 2], x.unfold(1, 2, 2).movedim([1], [0]).shape);
        Assert.Equal([[3, 1], [3, 3]], x.tensor_split([1], 1).Select(t => t.shape));
    }

    [Fact]
    public void LinearAlgebra_KnownMatrices_EqualHandProducts()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(new[,] { { 1.0, 2 }, { 3, 4 }, { 5, 6 } }), tensor(new[,] { { 1.0, 0, 2 }, { -1, 3, 0 } }));
        Assert.Equal([-1.0, 6, 2], einsum("ij,jk->ik", a, b)[0].data<double>().ToArray());
        Assert.Equal([0.0, 7, 3], ones([3, 3], float64).addmm(a, b)[0].data<double>().ToArray());
        Assert.Equal([5.0, 11, 17], a.mv(tensor([1.0, 2])).data<double>().ToArray());
        Assert.Equal(-2, a[..2].det().item<double>(), 1e-12);
        Assert.Equal([3.0, 6, 4, 8], tensor([3.0, 4]).outer(tensor([1.0, 2])).flatten().data<double>().ToArray());
        Assert.Equal(11, tensor([1.0, 2]).dot(tensor([3.0, 4])).item<double>());
        Assert.Equal([2.0, 5], lerp(tensor([1.0, 1]), tensor([3.0, 9]), tensor([0.5, 0.5])).data<double>().ToArray());
    }

    [Fact]
    public void SpecialValues_NaNInfinityAndNothing_ArePassedThrough()
    {
        using var scope = NewDisposeScope();
        var x = tensor([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1]);
        Assert.Equal([false, true, true, false], x.isinf().data<bool>().ToArray());
        Assert.Equal([0f, 9, -9, 1], x.nan_to_num(0, 9, -9).data<float>().ToArray());
        Assert.True(float.IsNaN(x.max().item<float>()));
        Assert.Equal(0f, zeros(0, 3).sum().item<float>());
        Assert.Equal([0, 3], zeros(0, 3).matmul(zeros(3, 3)).shape);
        Assert.Contains("aten::max", Assert.ThrowsAny<ExternalException>(() => zeros(0).max()).Message);
        var type = Assert.ThrowsAny<ExternalException>(() => tensor([1L]).mean());
        Assert.Contains("aten::mean((1) Int64", type.Message);
        Assert.ThrowsAny<Exception>(() => x.to("cuda:0"));
        Assert.False(cuda.is_available() && cuda.device_count() == 0);
    }

    [Fact]
    public void Creation_ArraysOfEveryRank_KeepShapeAndOrder()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2, 3], tensor(new int[,] { { 1, 2, 3 }, { 4, 5, 6 } }).shape);
        Assert.Equal([1, 2, 3, 1], from_array(new float[1, 2, 3, 1]).shape);
        Assert.Equal([4f, 5], tensor(new List<float> { 1, 2, 4, 5 }, 2, 2)[1].data<float>().ToArray());
        Assert.Equal([1f, 2], frombuffer(new byte[] { 0, 0, 128, 63, 0, 0, 0, 64 }, float32).data<float>().ToArray());
        Assert.Equal([1f, 10, 100], logspace(0, 2, 3).data<float>().ToArray());
        Assert.Equal(ScalarType.Int64, randint(3, 9, [50]).dtype);
        Assert.All(randint(3, 9, [50]).data<long>().ToArray(), v => Assert.InRange(v, 3, 8));
        Assert.Equal([0L, 1, 2, 3], randperm(4).sort().Values.data<long>().ToArray());
        Assert.Equal([3, 2], meshgrid([arange(3), arange(2)])[0].shape);
        Assert.Equal([2, 3], ones(2, 3, float64).shape);
        Assert.Equal([2, 2], full(2, 2, 7).shape);
        Tensor implied = 3.5f;
        Assert.Equal(3.5, (double)implied);
        Assert.Equal(4, (int)tensor(4.9));
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());
        Assert.Equal("[[1 2]\n [3 4]]", tensor(new long[,] { { 1, 2 }, { 3, 4 } }).ToString(torch.numpy, newLine: "\n"));
        Assert.Contains("...", arange(5000, float32).npstr());
        Assert.Equal(((new Size((2, 3)) + new Size(4)).numel(), 3), (24, (new Size((2, 3)) + new Size(4)).Length));
    }
}
