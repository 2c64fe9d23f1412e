using TorchSharp;
using Workbench.Attribution;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;

namespace Workbench.Tests.Guide;

[NoTensorsLeft]
public sealed class StudyTests
{
    private static StudyOptions Untrained => new() { Model = StudyOptions.Untrained, Seed = 3, Language = GuideLanguage.English };

    [Fact]
    public void Explain_GeneratedSequence_AgreesWithTheMethodsItCalls()
    {
        using var study = Study.Of(Generated(), Untrained);
        var explanation = study.Explain(horizon: 2, cancellation: TestContext.Current.CancellationToken);
        using var maps = new GradCam(study.Explained, "convlstm.conv", new(CallPolicy.PerCall)).Attribute(study.Inputs, Target.Output(1));
        using var change = new TemporalImportance(study.Explained).Attribute(study.Inputs, Target.Output(1), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(maps.Values.data<float>().ToArray(), explanation.Maps);
        Assert.Equal(change.Values.data<float>().ToArray(), explanation.Change);
        Assert.Equal((5, 6, 4), (explanation.Importance.Length, explanation.MapHeight, explanation.MapWidth));
        Assert.Equal(8, explanation.Forecast.Length);
        Assert.Equal(explanation.Importance.Max(), explanation.Importance[explanation.MostImportantFrame]);
        Assert.Equal(1, explanation.Likeness(4, 4), 1e-12);
        Assert.InRange(explanation.Likeness(0, 4), -1, 0.999999);
    }

    [Fact]
    public void Explain_LayerThatSeesAllFramesAtOnce_GivesOneMapAFrame()
    {
        using var study = Study.Of(Generated(), Untrained);
        var explanation = study.Explain(horizon: 8, new() { Layer = "stem.relu1" }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(5 * 12 * 8, explanation.Maps.Length);
    }

    [Fact]
    public void FullSequence_States_ModelTargetLayerAndWarning()
    {
        using var study = Study.Of(Generated(), Untrained);
        var figure = study.Explain(horizon: 2, cancellation: TestContext.Current.CancellationToken).FullSequence(channel: 1);
        var facts = string.Join("\n", figure.Facts);
        Assert.Contains("untrained, random weights of seed 3", facts);
        Assert.Contains("horizon 2 (+6 h)", facts);
        Assert.Contains("convlstm.conv", facts);
        Assert.Contains("Generated, seed 5", facts);
        Assert.Contains("nothing about the Sun", facts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Explain_NoSuchHorizon_SaysWhichThereAre(int horizon)
    {
        using var study = Study.Of(Generated(), Untrained);
        Assert.Contains("1 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => study.Explain(horizon, cancellation: TestContext.Current.CancellationToken)).Message);
    }

    private static SequenceChoice Generated() => new(new PlantedSun(new() { Frames = 5, CadenceHours = 18, Height = 24, Width = 16 }).Create(seed: 5).Sequence, null, [], [], []);
}
