using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class InterpolationTests
{
    // A line is what every linear mode reproduces: f(position) = 10 + 3 position, away from the ends.
    private static readonly double[] Line = [10, 13, 16, 19];

    [Fact]
    public void Nearest_TakesTheElementAtTheFloor()
    {
        using var scope = NewDisposeScope();
        var x = tensor(Line, [1, 1, 4]);
        Near.Equal([10, 10, 13, 13, 16, 16, 19, 19], Resize(x, UpsampleMode.Nearest, [2]));
        // 4 to 6: floor(i * 4 / 6); exact: floor((i + 1/2) * 4 / 6)
        Near.Equal([10, 10, 13, 16, 16, 19], nn.functional.interpolate(x, [6]));
        Near.Equal([10, 13, 13, 16, 19, 19], nn.functional.interpolate(x, [6], mode: InterpolationMode.NearestExact));
    }

    [Fact]
    public void Linear_HalfPixelCentresOrCorners()
    {
        using var scope = NewDisposeScope();
        var x = tensor(Line, [1, 1, 4]);
        // Output i lies at (i + 1/2) / 2 - 1/2, clamped at the ends.
        Near.Equal([10, 10.75, 12.25, 13.75, 15.25, 16.75, 18.25, 19], Resize(x, UpsampleMode.Linear, [2]));
        // With aligned corners at 3 i / 6.
        Near.Equal([10, 11.5, 13, 14.5, 16, 17.5, 19], nn.functional.interpolate(x, [7], mode: InterpolationMode.Linear, align_corners: true));
    }

    [Fact]
    public void BilinearAndTrilinear_AreLinearAlongEachAxis()
    {
        using var scope = NewDisposeScope();
        // f(h, w) = h + 10 w on 3 x 4, corners aligned onto 5 x 7: h / 2 + 10 w / 2
        var plane = (arange(3, float64).unsqueeze(1) + (10 * arange(4, float64))).reshape(1, 1, 3, 4);
        var wide = (0.5 * arange(5, float64).unsqueeze(1)) + (5 * arange(7, float64));
        Near.Equal(wide.reshape(1, 1, 5, 7), nn.functional.interpolate(plane, [5, 7], mode: InterpolationMode.Bilinear, align_corners: true));
        var volume = cat([plane, plane + 100]).reshape(1, 1, 2, 3, 4);
        var deep = cat([wide, wide + 50, wide + 100]).reshape(1, 1, 3, 5, 7);
        Near.Equal(deep, nn.functional.interpolate(volume, [3, 5, 7], mode: InterpolationMode.Trilinear, align_corners: true));
    }

    [Fact]
    public void Bicubic_EqualsKeysKernel()
    {
        // Cubic convolution with a = -3/4, columns clamped at the ends [Keys1981].
        using var scope = NewDisposeScope();
        double[] row = [1, 4, 2, 8, 5];
        static double Kernel(double t) => (t = Math.Abs(t)) <= 1 ? (((1.25 * t) - 2.25) * t * t) + 1 : t < 2 ? -0.75 * ((((t - 5) * t) + 8) * t - 4) : 0;
        double[] expected = [.. Enumerable.Range(0, 10).Select(i =>
        {
            var at = ((i + 0.5) / 2) - 0.5;
            var floor = (int)Math.Floor(at);
            return Enumerable.Range(floor - 1, 4).Sum(k => row[Math.Clamp(k, 0, 4)] * Kernel(at - k));
        })];
        Near.Equal(expected, nn.functional.interpolate(tensor(row, [1, 1, 1, 5]), scale_factor: [1, 2], mode: InterpolationMode.Bicubic));
    }

    [Fact]
    public void Area_AveragesWhatFallsTogether_AndScalesRound()
    {
        using var scope = NewDisposeScope();
        var x = tensor(Line, [1, 1, 4]);
        Near.Equal([11.5, 17.5], nn.functional.interpolate(x, scale_factor: [0.5], mode: InterpolationMode.Area));
        // floor(4 * 1.7) = 6 elements. The scale given places them at 1.7; recomputed, at 6 / 4.
        Near.Equal([10, 10, 13, 13, 16, 16], nn.functional.interpolate(x, scale_factor: [1.7]));
        Near.Equal([10, 10, 13, 16, 16, 19], nn.functional.interpolate(x, scale_factor: [1.7], recompute_scale_factor: true));
    }

    [Fact]
    public void Antialias_ShrinkingAConstant_KeepsIt()
    {
        using var scope = NewDisposeScope();
        var x = full([1, 2, 6, 9], 3.5, float64);
        foreach (var mode in new[] { InterpolationMode.Bilinear, InterpolationMode.Bicubic })
            Near.Equal(full([1, 2, 2, 3], 3.5, float64), nn.functional.interpolate(x, [2, 3], mode: mode, antialias: true));
    }

    [Fact]
    public void Upsample_EveryRank_HasTheSizeAsked()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2, 3, 8], Resize(zeros([2, 3, 4]), UpsampleMode.Nearest, [2]).shape);
        Assert.Equal([2, 3, 8, 10], Resize(zeros([2, 3, 4, 5]), UpsampleMode.Bicubic, [2, 2]).shape);
        Assert.Equal([2, 3, 8, 15, 6], Resize(zeros([2, 3, 4, 5, 6]), UpsampleMode.Nearest, [2, 3, 1]).shape);
        Assert.Equal([2, 3, 8, 10], nn.functional.upsample(zeros([2, 3, 4, 5]), scale_factor: [2, 2], mode: UpsampleMode.Bilinear).shape);
        Assert.Equal([0, 3, 8, 10], Resize(zeros([0, 3, 4, 5]), UpsampleMode.Bilinear, [2, 2]).shape);
        using var layer = nn.Upsample([6], mode: UpsampleMode.Linear);
        Assert.Equal([6], layer.size.ToArray());
        Assert.True(layer.scale_factor.IsEmpty);
    }

    [Fact]
    public void Interpolate_WhatCannotBe_SaysShapeAndMode()
    {
        using var scope = NewDisposeScope();
        var x = zeros([2, 3, 4]);
        Assert.Contains("(2, 3, 4)", Assert.Throws<ArgumentException>(() => nn.functional.interpolate(x, [5], mode: InterpolationMode.Bilinear)).Message);
        Assert.Contains("got 2", Assert.Throws<ArgumentException>(() => nn.functional.interpolate(x, [5, 6])).Message);
        Assert.Contains("either", Assert.Throws<ArgumentException>(() => nn.functional.interpolate(x)).Message);
        Assert.Contains("align_corners", Assert.Throws<ArgumentException>(() => nn.functional.interpolate(x, [5], align_corners: false)).Message);
    }

    private static Tensor Resize(Tensor x, UpsampleMode mode, double[] scale)
    {
        using var layer = nn.Upsample(scale_factor: scale, mode: mode);
        return layer.call(x);
    }
}
