using System.Runtime.InteropServices;
using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class TensorTests
{
    [Fact]
    public void Tensor_EveryNumberType_ComesBack()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1.5f, -2], tensor([1.5f, -2]).data<float>().ToArray());
        Assert.Equal([1.5, -2], tensor([1.5, -2]).data<double>().ToArray());
        Assert.Equal([long.MaxValue, -2], tensor([long.MaxValue, -2L]).data<long>().ToArray());
        Assert.Equal([int.MinValue, 7], tensor([int.MinValue, 7]).data<int>().ToArray());
        Assert.Equal([0, 255], tensor(new byte[] { 0, 255 }).data<byte>().ToArray());
        Assert.Equal([true, false], tensor([true, false]).data<bool>().ToArray());
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal([], tensor(2.5f).shape);
        Assert.Equal(ScalarType.Float64, tensor([1.5f], float64).dtype);
    }

    [Fact]
    public void Data_TransposedView_ReadsInCOrder()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2, 3, 4, 5, 6], [2, 3]).transpose(0, 1);
        Assert.False(x.is_contiguous());
        Assert.Equal([1f, 4, 2, 5, 3, 6], x.data<float>().ToArray());
        Assert.Equal(5f, x.data<float>()[1, 1]);
    }

    [Fact]
    public void Arithmetic_TensorsAndNumbers_FollowTheFormula()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor([1f, -2, 4]), tensor([2f, 3, -8]));
        Assert.Equal([3f, 1, -4], (a + b).data<float>().ToArray());
        Assert.Equal([-1f, -5, 12], (a - b).data<float>().ToArray());
        Assert.Equal([2f, -6, -32], (a * b).data<float>().ToArray());
        Assert.Equal([0.5f, -2 / 3f, -0.5f], (a / b).data<float>().ToArray());
        Assert.Equal([9f, 12, 6], (10 - a).data<float>().ToArray());
        Assert.Equal([8f, -4, 2], (8 / a).data<float>().ToArray());
        Assert.Equal([1.5f, -1.5f, 4.5f], (a + 0.5).data<float>().ToArray());
        Assert.Equal([true, true, false], (a < b).data<bool>().ToArray());
        Assert.Equal([1f, 4, 16], a.pow(2).data<float>().ToArray());
        Assert.Equal([-1f, 2, -4], (-a).data<float>().ToArray());
    }

    [Fact]
    public void Reductions_AllAxesDifferent_FollowTheAxis()
    {
        using var scope = NewDisposeScope();
        var x = arange(24, float32).reshape(2, 3, 4);
        Assert.Equal([2, 4], x.sum(1).shape);
        Assert.Equal([12f, 15, 18, 21, 48, 51, 54, 57], x.sum(1).data<float>().ToArray());
        Assert.Equal([2, 1, 1], x.mean([1, 2], keepdim: true).shape);
        Assert.Equal([5.5f, 17.5f], x.mean([1, 2]).data<float>().ToArray());
        Assert.Equal(276f, x.sum().item<float>());
        Assert.Equal([11f, 23], x.amax(1, 2).data<float>().ToArray());
        var (values, places) = x.max(2);
        Assert.Equal([3f, 7, 11, 15, 19, 23], values.data<float>().ToArray());
        Assert.Equal([3L, 3, 3, 3, 3, 3], places.data<long>().ToArray());
        Assert.Equal(23, x.argmax().item<long>());
        Assert.Equal(Math.Sqrt(50), x.std().item<float>(), 1e-5);
    }

    [Fact]
    public void Views_AllAxesDifferent_KeepTheirValues()
    {
        using var scope = NewDisposeScope();
        var x = arange(24, float32).reshape(2, 3, 4);
        Assert.Equal([4, 2, 3], x.permute(2, 0, 1).shape);
        Assert.Equal(x[1, 2, 3].item<float>(), x.permute(2, 0, 1)[3, 1, 2].item<float>());
        Assert.Equal([2, 12], x.flatten(1).shape);
        Assert.Equal([2, 1, 3, 4], x.unsqueeze(1).shape);
        Assert.Equal([2, 3, 4], x.unsqueeze(1).squeeze(1).shape);
        Assert.Equal([5, 2, 3, 4], x.expand(5, 2, 3, 4).shape);
        Assert.Equal([8f, 9, 10, 11], x[0, 2].data<float>().ToArray());
        Assert.Equal([4f, 5], x.narrow(1, 1, 1)[0, 0].narrow(0, 0, 2).data<float>().ToArray());
        Assert.All(x.chunk(3, 1), c => Assert.Equal([2, 1, 4], c.shape));
        Assert.Equal([3f, 2, 1, 0], x[0, 0].flip(0).data<float>().ToArray());
        Assert.Equal([2, 3, 8], cat([x, x], 2).shape);
        Assert.Equal([2, 2, 3, 4], stack([x, x], 1).shape);
    }

    [Fact]
    public void Index_RangesNumbersAndTensors_PickAsInPython()
    {
        using var scope = NewDisposeScope();
        var x = arange(24, float32).reshape(2, 3, 4);
        Assert.Equal([4f, 5, 6, 7, 16, 17, 18, 19], x[.., 1].data<float>().ToArray());
        Assert.Equal([3f, 7, 11, 15, 19, 23], x[TensorIndex.Ellipsis, ^1].data<float>().ToArray());
        Assert.Equal([2, 2, 2], x[.., 1.., ^2..].shape);
        Assert.Equal([0f, 2], x[0, 0, TensorIndex.Slice(step: 2)].data<float>().ToArray());
        Assert.Equal([2, 1, 3, 4], x[.., TensorIndex.None].shape);
        Assert.Equal([20f, 0], x[TensorIndex.Tensor(tensor([1L, 0])), TensorIndex.Tensor(tensor([2L, 0])), 0].data<float>().ToArray());
        x[0, .., 0] = tensor([-1f, -2, -3]);
        Assert.Equal([-1f, -2, -3], x[0, .., 0].data<float>().ToArray());
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => x[0, 0, 0, 0]);
        Assert.Contains("(2, 3, 4)", error.Message);
    }

    [Fact]
    public void InPlace_ReturnsTheSameObject()
    {
        using var x = tensor([1f, 2]);
        Assert.Same(x, x.add_(1).mul_(2));
        Assert.Equal([4f, 6], x.data<float>().ToArray());
        Assert.Same(x, x.zero_());
    }

    [Fact]
    public void Call_ShapesThatDoNotFit_NamesOperatorAndAllShapes()
    {
        using var a = zeros(2, 3);
        using var b = zeros(4, 5);
        var error = Assert.ThrowsAny<ExternalException>(() => a.matmul(b));
        Assert.Contains("aten::matmul", error.Message);
        Assert.Contains("(2, 3) Float32", error.Message);
        Assert.Contains("(4, 5) Float32", error.Message);
    }

    [Fact]
    public void Call_DisposedTensor_SaysSo()
    {
        var a = zeros(2, 3);
        a.Dispose();
        using var b = zeros(2, 3);
        var error = Assert.Throws<ObjectDisposedException>(() => b + a);
        Assert.Contains("aten::add.Tensor", error.Message);
        Assert.Throws<ObjectDisposedException>(() => a.shape);
        Assert.Equal("disposed tensor", a.ToString());
    }

    [Fact]
    public void Data_WrongType_NamesBoth()
    {
        using var x = zeros(2);
        Assert.Contains("Float64, got Float32", Assert.Throws<ArgumentException>(() => x.data<double>()).Message);
    }

    [Fact]
    public void Tensor_NotEnoughValues_NamesShapeAndCount()
    {
        var error = Assert.ThrowsAny<ExternalException>(() => tensor([1f, 2, 3], [2, 2]));
        Assert.Contains("3 values", error.Message);
        Assert.Contains("(2, 2)", error.Message);
    }

    [Fact]
    public void Generator_SameSeed_SameBits()
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(7);
        using var second = new Generator(7);
        using var other = new Generator(8);
        var a = randn([3, 5], generator: first).data<float>().ToArray();
        Assert.Equal(a, randn([3, 5], generator: second).data<float>().ToArray());
        Assert.NotEqual(a, randn([3, 5], generator: other).data<float>().ToArray());
        manual_seed(7).Dispose();
        var global = randn([3, 5]).data<float>().ToArray();
        Assert.Equal(a, global);
        Assert.Equal(7, first.initial_seed());
    }

    [Fact]
    public void Empty_ZeroSizedAxis_StaysEmpty()
    {
        using var scope = NewDisposeScope();
        var x = zeros(0, 3);
        Assert.Equal(0, x.numel());
        Assert.Empty((x + 1).data<float>().ToArray());
        Assert.Equal([3], x.sum(dim: 0).shape);
    }
}
