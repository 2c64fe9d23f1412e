using TorchSharp;
using Workbench.Attribution;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Workbench.Tests.Attribution;

/// <summary>DESIGN fact 3: a recurrent layer has a map for each of its calls, and one that keeps the last call hides the cause.</summary>
[NoTensorsLeft]
public sealed class KnownFrameTests
{
    [Theory]
    [InlineData("convlstm.gates")]
    [InlineData("convlstm.conv")]
    public void PerCall_OneInformativeFrame_MapsDifferAndPeakThere(string layer)
    {
        using var model = new OneInformativeFrame();
        using var frames = OneInformativeFrame.Sequence();
        using var result = new GradCam(model.Explained, layer, new(CallPolicy.PerCall)).Attribute([frames], Target.Output(0));
        using var scope = NewDisposeScope();

        Assert.Equal([1, OneInformativeFrame.Frames, OneInformativeFrame.Height, OneInformativeFrame.Width], result.Values.shape);
        var peaks = result.Values[0].amax(1, 2).data<float>().ToArray();
        Assert.Equal(OneInformativeFrame.Informative, Array.IndexOf(peaks, peaks.Max()));
        Assert.All(peaks.Where((_, t) => t != OneInformativeFrame.Informative), p => Assert.True(p < 1e-4 * peaks.Max(), $"A dark frame reaches {p:g3} of {peaks.Max():g3}."));

        var informative = result.Values[0, OneInformativeFrame.Informative];
        var inside = informative.narrow(0, OneInformativeFrame.Top, OneInformativeFrame.Side).narrow(1, OneInformativeFrame.Left, OneInformativeFrame.Side);
        Assert.Equal(informative.relu().sum().item<float>(), inside.relu().sum().item<float>(), 1e-4 * peaks.Max());
        Assert.True(inside.min().item<float>() > 0.99f * inside.max().item<float>());
    }

    [Fact]
    public void LastCall_OneInformativeFrame_GivesOneMapThatMissesIt()
    {
        using var model = new OneInformativeFrame();
        using var frames = OneInformativeFrame.Sequence();
        using var all = new GradCam(model.Explained, "convlstm.gates", new(CallPolicy.PerCall)).Attribute([frames], Target.Output(0));
        using var last = new GradCam(model.Explained, "convlstm.gates", new(CallPolicy.LastCall)).Attribute([frames], Target.Output(0));
        using var scope = NewDisposeScope();

        Assert.Equal([1, 1, OneInformativeFrame.Height, OneInformativeFrame.Width], last.Values.shape);
        Assert.True(last.Values.allclose(all.Values.narrow(1, OneInformativeFrame.Frames - 1, 1), rtol: 0, atol: 0));
        Assert.True(last.Values.amax(0, 1, 2, 3).item<float>() < 1e-4 * all.Values.amax(0, 1, 2, 3).item<float>());
    }

    [Fact]
    public void Sum_OneInformativeFrame_EqualsSumOfPerCall()
    {
        using var model = new OneInformativeFrame();
        using var frames = OneInformativeFrame.Sequence();
        using var all = new GradCam(model.Explained, "convlstm.gates", new(CallPolicy.PerCall)).Attribute([frames], Target.Output(0));
        using var sum = new GradCam(model.Explained, "convlstm.gates", new(CallPolicy.Sum)).Attribute([frames], Target.Output(0));
        using var scope = NewDisposeScope();

        // Rounding of 28 float32 additions in two orders.
        Assert.True(sum.Values.allclose(all.Values.sum(1, keepdim: true), rtol: 1e-6, atol: 1e-9));
    }

    [Fact]
    public void TemporalImportance_OneInformativeFrame_IsTheWholeTargetThereAndNothingElsewhere()
    {
        using var model = new OneInformativeFrame();
        using var frames = OneInformativeFrame.Sequence();
        using var result = new TemporalImportance(model.Explained).Attribute([frames], Target.Output(0), cancellation: TestContext.Current.CancellationToken);
        var change = result.Values.data<float>().ToArray();

        Assert.Equal([1, OneInformativeFrame.Frames], result.Values.shape);
        for (var t = 0; t < change.Length; t++)
            Assert.Equal(t == OneInformativeFrame.Informative ? OneInformativeFrame.Value : 0, change[t], 1e-6);
    }
}
