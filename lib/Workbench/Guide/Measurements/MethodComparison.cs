using TorchSharp;
using Workbench.Attribution;
using Workbench.Evaluation;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>
/// Whether methods point to the same places: rank correlations of their signed maps, all of which say what raised the forecast. Agreement is no proof, for
/// methods share faults; disagreement says that at least one of them misleads.
/// </summary>
/// <param name="Methods">The methods, in the order of the matrix.</param>
/// <param name="Matrix">Rank correlation of two methods over all frames and cells of the layer, -1 to 1; NaN where a map is the same everywhere.</param>
/// <param name="WithOcclusion">Rank correlation of each method, summed over frames, with what hiding a box in all frames changes (M15); NaN where either is the same everywhere.</param>
/// <param name="Occlusion">What hiding each box changes, signed, in the forecast's unit, axes (row, column) of boxes in C order.</param>
/// <param name="Certificate">How they came to be.</param>
public sealed record MethodComparison(
    IReadOnlyList<string> Methods,
    IReadOnlyList<IReadOnlyList<double>> Matrix,
    IReadOnlyList<double> WithOcclusion,
    IReadOnlyList<double> Occlusion,
    Certificate Certificate)
{
    /// <summary>The mean of the matrix off its diagonal; NaN where nothing can be compared.</summary>
    public double Mean
    {
        get
        {
            double[] pairs = [.. Enumerable.Range(0, Methods.Count).SelectMany(i => Enumerable.Range(i + 1, Methods.Count - i - 1).Select(j => Matrix[i][j])).Where(double.IsFinite)];
            return pairs.Length > 0 ? pairs.Average() : double.NaN;
        }
    }

    /// <summary>The correlation of two methods.</summary>
    /// <param name="first">A name among <see cref="Methods"/>.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentException">There is no such method; the message lists them.</exception>
    public double Of(string first, string second) => Matrix[IndexOf(first)][IndexOf(second)];

    internal static MethodComparison Measure(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (study, options) = (explanation.Study, explanation.Options);
        var sequence = study.Sequence;
        var evidence = explanation.Measured.IntegratedGradients(PartOf.Of(progress, 0, 0.5), cancellation);
        using var product = new InputXGradient(study.Explained).Attribute(study.Inputs, explanation.Target, null, cancellation);
        var productEvidence = new PixelEvidence(Plain.Floats(product["images"]), (sequence.Channels.Count, sequence.Frames, sequence.Height, sequence.Width), [], product.Certificate);
        int side = Math.Min(options.OcclusionSide, Math.Min(sequence.Height, sequence.Width));
        var (occlusion, boxes) = Occluded(explanation, side, PartOf.Of(progress, 0.5, 1), cancellation);

        (string, double[], double[])[] classMaps = [.. Enum.GetValues<ClassMap>().Select(ClassMapOf)];
        (string Name, double[] Cells, double[] Boxes)[] maps =
        [
            .. classMaps,
            FromPixels(PixelEvidence.Method, evidence),
            FromPixels(product.Certificate.Method, productEvidence),
        ];
        return new MethodComparison(
            [.. maps.Select(m => m.Name)],
            [.. maps.Select(a => maps.Select(b => Correlation(a.Cells, b.Cells)).ToArray())],
            [.. maps.Select(m => Correlation(m.Boxes, occlusion))],
            occlusion,
            product.Certificate with
            {
                Method = "Agreement of methods",
                Layer = explanation.Layer,
                Calls = CallPolicy.PerCall,
                Baseline = $"{PixelEvidence.Method}: {explanation.ImageBaseline.Name}; occlusion: {options.Removal.Name}",
                ForwardPasses = classMaps.Length + 2 + (boxes.Rows * boxes.Columns),
                BackwardPasses = classMaps.Length + 1,
                Settings = [$"Spearman's rank correlation, ties at their mean rank, over {sequence.Frames} x {explanation.MapHeight} x {explanation.MapWidth} cells", $"occlusion: boxes of {side} x {side} pixels in all frames and channels"],
            });

        (string, double[], double[]) ClassMapOf(ClassMap map)
        {
            using var result = ClassMaps.Of(options with { Map = map }, study.Explained).Attribute(study.Inputs, explanation.Target, null, cancellation);
            return FromCells(result.Certificate.Method, Plain.Floats(result.Values));
        }

        (string, double[], double[]) FromCells(string name, float[] values)
        {
            using var scope = NewDisposeScope();
            using var cells = tensor(values, [1, sequence.Frames, explanation.MapHeight, explanation.MapWidth]);
            var pixels = Plain.Floats(new MapResampling().Of(cells, sequence.Height, sequence.Width).sum(dim: 1));
            return (name, [.. values.Select(v => (double)v)], OcclusionBoxes.Means(pixels, sequence.Width, boxes));
        }

        (string, double[], double[]) FromPixels(string name, PixelEvidence pixels)
        {
            float[] summed = pixels.SummedOverChannels();
            var overFrames = new float[sequence.Height * sequence.Width];
            for (int i = 0; i < summed.Length; i++) overFrames[i % overFrames.Length] += summed[i];
            return (name, Blocks.Mean(summed, sequence.Frames, (sequence.Height, sequence.Width), (explanation.MapHeight, explanation.MapWidth)), OcclusionBoxes.Means(overFrames, sequence.Width, boxes));
        }
    }

    private static (double[] Changes, OcclusionBoxes Boxes) Occluded(Explanation explanation, int side, IProgress<double>? progress, CancellationToken cancellation)
    {
        var study = explanation.Study;
        var sequence = study.Sequence;
        var boxes = OcclusionBoxes.Of(sequence.Height, sequence.Width, side);
        var window = new OcclusionWindow([sequence.Channels.Count, sequence.Frames, side, side]);
        using var result = new Occlusion(study.Explained, new Dictionary<string, OcclusionWindow> { ["images"] = window }, new([explanation.Options.Removal])).Attribute(study.Inputs, explanation.Target, progress, cancellation);
        float[] pixels = Plain.Floats(result.Values)[..(sequence.Height * sequence.Width)];
        return (OcclusionBoxes.Means(pixels, sequence.Width, boxes), boxes);
    }

    private static double Correlation(double[] a, double[] b) => a.Length < 2 ? double.NaN : RankCorrelation.Of(a, b);

    private int IndexOf(string method)
    {
        int at = Methods.ToList().IndexOf(method);
        return at >= 0 ? at : throw new ArgumentException($"MethodComparison: expected one of {string.Join(", ", Methods)}, got '{method}'.", nameof(method));
    }
}
