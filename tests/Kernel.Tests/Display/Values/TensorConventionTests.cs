using Workbench.Kernel.Display.Values;

namespace Kernel.Tests.Display.Values;

public sealed class TensorConventionTests
{
    [Fact]
    public void Of_TensorWithStyles_ShowsShapeTypeDeviceAndValues()
    {
        Assert.Equal(new View("Tensor: shape (2, 3), Float32, cpu\n[[1 2 3]\n [4 5 6]]", null), View.Of(new Tensor()));
        Assert.Equal("[Tensor (2, 3) Float32 cpu] (1 item)", View.Of(new[] { new Tensor() }).Text);
    }

    [Fact]
    public void Of_TensorWithoutStyles_UsesToString() => Assert.Equal("Simple: shape (4), f8, gpu\nfour values", View.Of(new Simple()).Text);

    [Fact]
    public void Of_Scalar_HasAnEmptyShape() => Assert.StartsWith("Tensor: shape (), Float32, cpu\n", View.Of(new Tensor { Sizes = [] }).Text);

    [Fact]
    public void Of_DisposedTensor_IsSaidAndNotTouched()
    {
        Assert.Equal("Tensor (disposed)", View.Of(new Tensor { IsInvalid = true }).Text);
        Assert.Equal("Simple (disposed)", View.Of(new Simple { IsGone = true }).Text);
    }

    [Fact]
    public void Of_TensorWhoseValuesCannotBeHad_StillShowsTheRest() => Assert.Equal("Tensor: shape (2, 3), Float32, meta\n(values: NotSupportedException: no data)", View.Of(new Tensor { device = "meta" }).Text);

    [Fact]
    public void Of_ObjectWithOtherMembersOfThoseNames_IsAPlainObject() => Assert.StartsWith("shape   round", View.Of(new { shape = "round", dtype = 1, device = 2 }).Text);

    private enum Style
    {
        Metadata,
        Numpy,
    }

#pragma warning disable IDE1006, CA1822 // The names are the convention's.
    private sealed class Tensor
    {
        public bool IsInvalid { get; init; }

        public long[] Sizes { private get; init; } = [2, 3];

        public long[] shape => IsInvalid ? throw new InvalidOperationException("touched") : Sizes;

        public string dtype => "Float32";

        public string device { get; init; } = "cpu";

        public override string ToString() => "metadata only";

        public string ToString(Style style, string? format = null, int? width = null) =>
            device == "meta" ? throw new NotSupportedException("no data") : style == Style.Numpy && format is null && width is null ? "[[1 2 3]\n [4 5 6]]" : "wrong style";
    }

    private sealed class Simple
    {
        public bool IsGone { get; init; }

        public int[] shape => IsGone ? throw new ObjectDisposedException("Simple") : [4];

        public string dtype => "f8";

        public string device => "gpu";

        public override string ToString() => "four values";
    }
#pragma warning restore IDE1006, CA1822
}
