using TorchSharp;
using Workbench.Attribution;
using Workbench.Evaluation;
using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Workbench.Tests.Guide.Measurements;

/// <summary>Every measurement against the method it calls, or against a plain rewriting.</summary>
[NoTensorsLeft]
public sealed class MeasurementsTests
{
    private const double Float32 = 1e-4; // one float32 forward pass against the same in another batch or order of sums

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Channels_SmallStudy_AreChannelImportanceAndTheWind()
    {
        using var study = SmallStudy.Open();
        var found = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation).Measured.Channels(cancellation: Cancellation);
        using var images = new ChannelImportance(study.Explained).Attribute(study.Inputs, Target.Output(1), cancellation: Cancellation);
        Assert.Equal(["193 Å", "211 Å", "HMI magnetogram", "solar wind"], found.Names);
        Assert.All(images.Values.data<float>().ToArray().Zip(found.Changes), p => Assert.Equal(p.First, p.Second, Float32));
        Assert.Equal(0, found.Changes[3], Float32); // the wind is its mean already
        Assert.Equal(1, found.Scaled.Max(), 1e-12);
    }

    [Fact]
    public void HorizonsByLag_SmallStudy_EachRowIsTemporalImportanceOfItsHorizon()
    {
        using var study = SmallStudy.Open();
        var found = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation).Measured.HorizonsByLag(cancellation: Cancellation);
        Assert.Equal((8, 5), (found.Changes.Count, found.Changes[0].Count));
        Assert.Equal([72, 54, 36, 18, 0], found.LagHours);
        Assert.Equal([3, 6, 9, 12, 15, 18, 21, 24], found.HorizonHours);
        for (int h = 0; h < 8; h++)
        {
            using var expected = new TemporalImportance(study.Explained).Attribute(study.Inputs, Target.Output(h), cancellation: Cancellation);
            Assert.All(expected.Values.data<float>().ToArray().Zip(found.Changes[h]), p => Assert.Equal(p.First, p.Second, Float32));
        }

        Assert.Equal(6, found.Certificate.ForwardPasses);
    }

    [Fact]
    public void IntegratedGradients_SmallStudy_SumsAreItsParts()
    {
        using var study = SmallStudy.Open();
        var found = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation).Measured.IntegratedGradients(cancellation: Cancellation);
        Assert.Equal(3 * 5 * 24 * 16, found.Values.Length);
        Assert.Equal(found.Values.Sum(v => (double)v), found.ByChannel.Sum(), 1e-6);
        Assert.Equal(found.ByChannel.Sum(), found.ByFrame.Sum(), 1e-6);
        Assert.Equal(found.Certificate.Completeness!.Sums[0], found.ByFrame.Sum() + found.ByWind, Float32);
        Assert.Contains("blurred", found.Certificate.Baseline);
        Assert.Equal(found.Frame(1, 3)[17], found.Values[(((1 * 5) + 3) * 24 * 16) + 17]);
        Assert.Contains("0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => found.Channel(3).Length).Message);
        Assert.Contains("0 to 4", Assert.Throws<ArgumentOutOfRangeException>(() => found.Frame(0, 5).Length).Message);
    }

    [Fact]
    public void ChannelMaps_SmallStudy_AreTheMapLessTheMapWithoutTheChannel()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation);
        var found = explanation.Measured.ChannelMaps(cancellation: Cancellation);
        using var images = study.Inputs[0].clone();
        using (no_grad()) images.narrow(1, 2, 1).zero_().Dispose();
        using var without = new GradCam(study.Explained, explanation.Layer, new(CallPolicy.PerCall)).Attribute([images, study.Inputs[1]], Target.Output(1), cancellation: Cancellation);
        float[] expected = [.. explanation.Maps.Zip(without.Values.data<float>().ToArray(), (a, b) => a - b)];
        Assert.Equal(expected, found.CamChange[(2 * expected.Length)..]);
        Assert.All(Enumerable.Range(0, 3), c => Assert.Equal(1, found.EvidenceLikeness[c][c], 1e-12));
        Assert.Equal(found.CamLikeness[0][2], found.CamLikeness[2][0], 1e-12);
        Assert.Same(found.Evidence, explanation.Measured.IntegratedGradients(cancellation: Cancellation));
    }

    [Fact]
    public void ChannelMaps_Likeness_LeavesOutTheSkyThatAllChannelsShare()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation);
        var (rows, columns, disk) = (explanation.MapHeight, explanation.MapWidth, study.Sequence.Disk);
        double[] Places(int channel) => [.. Enumerable.Range(0, rows * columns)
            .Where(cell => disk.RadiusAt((((cell % columns) + 0.5) * 16 / columns) - 0.5, (((cell / columns) + 0.5) * 24 / rows) - 0.5) <= 1.05)
            .Select(cell => Enumerable.Range(0, 5).Sum(t => Math.Abs((double)explanation.Measured.ChannelMaps().CamChange[(((channel * 5) + t) * rows * columns) + cell])))];
        Assert.InRange(Places(0).Length, 3, (rows * columns) - 1);
        Assert.Equal(RankCorrelation.Of(Places(0), Places(1)), explanation.Measured.ChannelMaps().CamLikeness[0][1], 1e-12);
    }

    [Fact]
    public void InsertionDeletion_SmallStudy_BeginsAndEndsWhereItMust()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation);
        var found = explanation.Measured.InsertionDeletion(cancellation: Cancellation);
        Assert.Equal(["Integrated Gradients", "Grad-CAM", "random 1", "random 2"], found.Curves.Where(c => c.Kind == RemovalKind.Deletion).Select(c => c.Ranking));
        double whole = explanation.Forecast[1], none = found.Curves[0].Values[^1];
        Assert.All(found.Curves, c => Assert.Equal([0, 0.5, 1], c.Fractions));
        Assert.All(found.Curves, c => Assert.Equal(c.Kind == RemovalKind.Deletion ? (whole, none) : (none, whole), (c.Values[0], c.Values[^1])));
        Assert.Equal(found.Area("random 1", RemovalKind.Deletion) + found.Area("random 2", RemovalKind.Deletion), 2 * found.RandomArea(RemovalKind.Deletion), 1e-12);
        Assert.Contains("Grad-CAM", Assert.Throws<ArgumentException>(() => found.Area("grad cam", RemovalKind.Deletion)).Message);
    }

    [Fact]
    public void Agreement_SmallStudy_IsSymmetricWithOnesOnItsDiagonal()
    {
        using var study = SmallStudy.Open();
        var found = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation).Measured.Agreement(cancellation: Cancellation);
        Assert.Equal(["Grad-CAM", "HiResCAM", "Layer-CAM", "Integrated Gradients", "Input x gradient"], found.Methods);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(1, found.Matrix[i][i], 1e-12));
        Assert.All(Enumerable.Range(0, 25), k => Assert.Equal(found.Matrix[k / 5][k % 5], found.Matrix[k % 5][k / 5], 1e-12));
        Assert.Equal(3 * 2, found.Occlusion.Count);
        Assert.Equal(found.Of("HiResCAM", "Grad-CAM"), found.Matrix[0][1]);
        Assert.Contains("Layer-CAM", Assert.Throws<ArgumentException>(() => found.Of("LRP", "Grad-CAM")).Message);

        // The corner box by hand: the forecast less the forecast with 8 x 8 pixels of all frames and channels at 0.
        using var images = study.Inputs[0].clone();
        using (NewDisposeScope())
        using (no_grad()) images.narrow(3, 0, 8).narrow(4, 0, 8).zero_();
        Assert.Equal(study.Forecast()[1] - study.Forecast(images, study.Inputs[1])[1], found.Occlusion[0], Float32);
    }

    [Fact]
    public void RandomisedWeights_SmallStudy_RunsFromTheOutputToTheInput()
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation);
        float[] before = study.Forecast();
        var found = explanation.Measured.RandomisedWeights(cancellation: Cancellation);
        Assert.Equal(("head", "stem"), (found.Stages[0], found.Stages[^1]));
        Assert.DoesNotContain("auxiliary", found.Stages);
        Assert.All(found.Correlations, c => Assert.InRange(c, 0, 1));
        Assert.Equal(before, study.Forecast()); // the study's own model is not touched
        Assert.Contains(found.Verdict, explanation.FullSequence().Facts.Select(f => f.Value));
    }

    [Fact]
    public void Measured_AskedTwice_IsMadeOnce_AndACancelledAttemptLeavesNothing()
    {
        using var study = SmallStudy.Open();
        var measured = study.Explain(2, SmallStudy.Quick, cancellation: Cancellation).Measured;
        Assert.ThrowsAny<OperationCanceledException>(() => measured.Channels(cancellation: new CancellationToken(canceled: true)));
        var first = measured.Channels(cancellation: Cancellation);
        Assert.Same(first, measured.Channels(cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Explain_EachClassMap_IsItsMethod()
    {
        using var study = SmallStudy.Open();
        foreach (var (map, method) in new (ClassMap, AttributionMethod)[] { (ClassMap.HiResCam, new HiResCam(study.Explained, "stem.relu2")), (ClassMap.LayerCam, new LayerCam(study.Explained, "stem.relu2")) })
        {
            using var expected = method.Attribute(study.Inputs, Target.Output(7), cancellation: Cancellation);
            var found = study.Explain(8, new() { Map = map, Layer = "stem.relu2" }, cancellation: Cancellation);
            Assert.Equal(expected.Values.data<float>().ToArray(), found.Maps);
            Assert.Equal(method.Name, found.MapCertificate.Method);
        }
    }
}
