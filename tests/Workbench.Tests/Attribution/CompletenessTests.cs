using TorchSharp;
using Workbench.Attribution;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Workbench.Tests.Attribution;

/// <summary>A sum that differs from a difference by no more than that difference is known by is complete; one that differs by more is not.</summary>
[NoTensorsLeft]
public sealed class CompletenessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Holds_DeltaWithinTheRounding_IsCompleteAndSaysWhy()
    {
        var noise = new Completeness([-2e-9], [5e-7], 0.01, roundings: [5e-6]);
        Assert.True(noise.Holds);
        Assert.Equal("complete: the attributions sum to the change of the target within 5E-6, the rounding of the values it is taken of", noise.Verdict);
        Assert.False(new Completeness([-2e-9], [5e-7], 0.01).Holds);
        Assert.StartsWith("complete: the attributions sum to the change of the target within 0", new Completeness([1], [1.001], 0.01, roundings: [5e-6]).Verdict);
    }

    [Fact]
    public void Holds_DeltaAboveTheRounding_IsNotComplete()
    {
        Assert.False(new Completeness([0], [6e-6], 0.01, roundings: [5e-6]).Holds);
        Assert.False(new Completeness([6e-6], [0], 0.01, roundings: [5e-6]).Holds);
        Assert.StartsWith("NOT complete", new Completeness([0], [6e-6], 0.01, roundings: [5e-6]).Verdict);
        // One example's rounding excuses no other, and nothing excuses NaN.
        Assert.False(new Completeness([0, 0.9], [5e-7, 1], 0.01, roundings: [5e-6, 5e-6]).Holds);
        Assert.False(new Completeness([0, double.NaN], [5e-7, 1], 0.01, roundings: [5e-6, 5e-6]).Holds);
        Assert.Contains("as many roundings as sums, 1, got 2", Assert.Throws<ArgumentException>("roundings", () => new Completeness([0], [0], 0.01, roundings: [1, 1])).Message);
    }

    [Theory]
    [InlineData(1e-7, ScalarType.Float32, true)]   // below a unit of the last place of 5, 4.8e-7: no float32 pass sees it
    [InlineData(1e-7, ScalarType.Float64, false)]  // seen, and 25 % of it are missed
    [InlineData(1e-3, ScalarType.Float32, false)]  // 200 times the rounding of 5 at both ends, 4.8e-6
    public void Attribute_CubeOnFive_IsExcusedOnlyWhereTheTypeCannotTell(double size, ScalarType type, bool isComplete)
    {
        // y = 5 + size x^3 from 0 to 1: the middle of the path has the slope 3 size / 4, the change is size.
        using var model = new Cube(size);
        using var inputs = ones([1, 1], type);
        using var result = new IntegratedGradients(ExplainedModel.Of(model), new(Steps: 1)).Attribute(inputs, Target.Only, cancellation: Token);
        Assert.Equal(0.75 * size, result.Certificate.Completeness!.Sums[0], 1e-4 * size);
        Assert.Equal(isComplete, result.Certificate.Completeness.Holds);
        Assert.Equal(isComplete ? 0 : 1, result.Certificate.Warnings.Count);
    }

    [Fact]
    public void AttributeAdaptive_TargetThatStaysTheSame_StopsAtOnceWithoutAWarning()
    {
        using var model = new Cube(1e-7);
        using var inputs = ones([1, 1]);
        using var result = new AdaptiveIntegratedGradients(ExplainedModel.Of(model)).Attribute(inputs, Target.Only, cancellation: Token);
        Assert.Equal(5, result.Certificate.Steps);
        Assert.Empty(result.Certificate.Warnings);
        Assert.True(result.Certificate.Completeness!.Holds, result.Certificate.Completeness.Verdict);
        Assert.Equal(4 * Math.Pow(2, -23) * 10, result.Certificate.Completeness.Roundings[0], 1e-12);
        Assert.Contains("unexplained along the path: 0.00", string.Join(';', result.Certificate.Settings));
    }

    private sealed class Cube : nn.Module<Tensor, Tensor>
    {
        private readonly double _size;

        internal Cube(double size)
            : base(nameof(Cube))
        {
            _size = size;
            eval();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            return ((_size * input * input * input).sum(dim: 1) + 5).MoveToOuterDisposeScope();
        }
    }
}
