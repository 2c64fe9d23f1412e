using TorchSharp;
using Workbench.Attribution;
using Workbench.Evaluation;
using Workbench.Figures;
using Workbench.Sun;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>
/// Maps that differ by channel. A class activation map has no channel: the layer it looks at has mixed them. What does differ is the change of that map when a
/// channel is removed, and the Integrated Gradients of each channel.
/// </summary>
/// <param name="CamChange">The class activation map less the one without channel c, signed, axes (C, T, h, w) in C order, at the layer's resolution.</param>
/// <param name="Evidence">Integrated Gradients, whose channels are apart.</param>
/// <param name="EvidenceLikeness">Rank correlation of two channels' places, axes (C, C): of the sums over frames of |Integrated Gradients|, in the layer's cells out to 1.05 disk radii: an empty sky that all channels share would make any two alike. 1 on the diagonal; NaN where a channel contributes nothing.</param>
/// <param name="CamLikeness">The same of |<paramref name="CamChange"/>|.</param>
/// <param name="Certificate">How the changes of the map came to be.</param>
public sealed record MapsByChannel(float[] CamChange, PixelEvidence Evidence, IReadOnlyList<IReadOnlyList<double>> EvidenceLikeness, IReadOnlyList<IReadOnlyList<double>> CamLikeness, Certificate Certificate)
{
    internal const double FarthestRadii = DiskMask.LimbTo; // the disk with its limb

    internal static MapsByChannel Measure(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var evidence = explanation.Measured.IntegratedGradients(PartOf.Of(progress, 0, 0.9), cancellation);
        var study = explanation.Study;
        var (channels, frames, cells) = (study.Sequence.Channels.Count, study.Sequence.Frames, explanation.MapHeight * explanation.MapWidth);
        var change = new float[channels * explanation.Maps.Length];
        for (int c = 0; c < channels; c++)
        {
            float[] without = Without(explanation, c, cancellation);
            for (int i = 0; i < without.Length; i++) change[(c * without.Length) + i] = explanation.Maps[i] - without[i];
            progress?.Report(0.9 + (0.1 * (c + 1) / channels));
        }

        double[][] evidencePlaces = [.. Enumerable.Range(0, channels).Select(c => Places(
            Blocks.Mean(evidence.Channel(c).ToArray().Select(v => Math.Abs(v)).ToArray(), frames, (evidence.Height, evidence.Width), (explanation.MapHeight, explanation.MapWidth)), cells))];
        double[][] camPlaces = [.. change.Chunk(explanation.Maps.Length).Select(maps => Places([.. maps.Select(v => Math.Abs((double)v))], cells))];
        var certificate = explanation.MapCertificate with
        {
            ForwardPasses = channels,
            BackwardPasses = channels,
            Baseline = $"channel replaced by {explanation.Options.Removal.Name}",
            Settings = [.. explanation.MapCertificate.Settings, "the map less the map without the channel"],
        };
        var places = new EqualCells(study.Sequence.Height, study.Sequence.Width, explanation.MapHeight, explanation.MapWidth);
        int[] near = [.. Enumerable.Range(0, cells).Where(cell => study.Sequence.Disk.RadiusAt(places.ColumnOf(cell % places.Columns), places.RowOf(cell / places.Columns)) <= FarthestRadii)];
        return new MapsByChannel(change, evidence, Likeness(evidencePlaces, near), Likeness(camPlaces, near), certificate);
    }

    private static float[] Without(Explanation explanation, int channel, CancellationToken cancellation)
    {
        var study = explanation.Study;
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var run = AttributionRun.Start("Maps by channel", study.Explained, study.Inputs, explanation.Target, null, cancellation);
        var fill = explanation.Options.Removal.For("Maps by channel", run, study.Inputs[0]);
        var images = study.Inputs[0].clone();
        images.narrow(1, channel, 1).copy_(fill.narrow(1, channel, 1));
        using var maps = ClassMaps.Of(explanation.Options, study.Explained).Attribute([images, study.Inputs[1]], explanation.Target, null, cancellation);
        return Plain.Floats(maps.Values);
    }

    // The sum over frames, place by place.
    private static double[] Places(double[] maps, int cells)
    {
        var sums = new double[cells];
        for (int i = 0; i < maps.Length; i++) sums[i % cells] += maps[i];
        return sums;
    }

    private static double[][] Likeness(double[][] maps, int[] near)
    {
        double[][] kept = [.. maps.Select(map => near.Select(cell => map[cell]).ToArray())];
        return [.. kept.Select(a => kept.Select(b => near.Length < 2 ? double.NaN : RankCorrelation.Of(a, b)).ToArray())];
    }
}
