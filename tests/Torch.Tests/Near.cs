using TorchSharp;
using static TorchSharp.torch;

namespace Torch.Tests;

/// <summary>Compares tensors with numbers: shape, then the largest error.</summary>
internal static class Near
{
    /// <summary>Sums of at most a few hundred products in float64 by another order of operations.</summary>
    internal const double Rounding = 1e-11;

    internal static void Equal(double[] expected, Tensor actual, double tolerance = Rounding)
    {
        var values = Values(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= tolerance, $"Element {i} of ({string.Join(", ", actual.shape)}): expected {expected[i]}, got {values[i]}.");
    }

    internal static void Equal(Tensor expected, Tensor actual, double tolerance = Rounding)
    {
        Assert.Equal(expected.shape, actual.shape);
        Equal(Values(expected), actual, tolerance);
    }

    internal static double[] Values(Tensor tensor)
    {
        using var plain = tensor.detach();
        using var numbers = plain.to(float64);
        return numbers.data<double>().ToArray();
    }

    /// <summary>Random float64 numbers, the same for the same seed.</summary>
    internal static Tensor Random(ulong seed, params long[] shape)
    {
        using var generator = new Generator(seed);
        return randn(shape, float64, generator: generator);
    }

    /// <summary>The layer in float64 with random parameters, the same for the same seed.</summary>
    internal static T Seeded<T>(T layer, ulong seed = 5)
        where T : nn.Module
    {
        using var generator = new Generator(seed);
        layer.@double();
        foreach (var parameter in layer.parameters()) nn.init.normal_(parameter, 0, 0.5, generator);
        return layer;
    }
}

public sealed class NearTests
{
    [Fact]
    public void Equal_WrongValueOrLength_Fails()
    {
        using var two = tensor([1.0, 2]);
        Near.Equal([1.0, 2], two);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Near.Equal([1.0, 2.001], two));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Near.Equal([1.0], two));
    }
}
