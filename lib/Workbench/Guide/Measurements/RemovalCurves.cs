using TorchSharp;
using Workbench.Attribution;
using Workbench.Evaluation;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>One curve: the forecast while pixels go, or come, in an order.</summary>
/// <param name="Ranking">What gave the order: a method, or <c>random 1</c>.</param>
/// <param name="Kind">Deletion or insertion.</param>
/// <param name="Fractions">Share of the pixels of all frames that went, or came; 0 to 1.</param>
/// <param name="Values">The forecast, in its unit; one for each share.</param>
/// <param name="Area">Area under the curve, in the forecast's unit: small is good for deletion, large for insertion.</param>
public sealed record RankedCurve(string Ranking, RemovalKind Kind, IReadOnlyList<double> Fractions, IReadOnlyList<double> Values, double Area);

/// <summary>Whether what a map calls important is important for the model: insertion and deletion curves beside those of random orders.</summary>
/// <param name="Curves">All curves: each map's and each random order's, deletion first.</param>
/// <param name="Certificate">How they came to be.</param>
public sealed record RemovalCurves(IReadOnlyList<RankedCurve> Curves, Certificate Certificate)
{
    private const string RandomName = "random";

    /// <summary>Orders that are no map.</summary>
    public static bool IsRandom(RankedCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return curve.Ranking.StartsWith(RandomName, StringComparison.Ordinal);
    }

    /// <summary>Area of one map's curve.</summary>
    /// <param name="ranking">The method.</param>
    /// <param name="kind">Deletion or insertion.</param>
    /// <exception cref="ArgumentException">There is no such curve; the message lists the rankings.</exception>
    public double Area(string ranking, RemovalKind kind) => Curves.FirstOrDefault(c => c.Ranking == ranking && c.Kind == kind)?.Area
        ?? throw new ArgumentException($"RemovalCurves: expected one of {string.Join(", ", Curves.Select(c => c.Ranking).Distinct())}, got '{ranking}'.", nameof(ranking));

    /// <summary>Mean area of the random orders.</summary>
    /// <param name="kind">Deletion or insertion.</param>
    public double RandomArea(RemovalKind kind) => Curves.Where(c => c.Kind == kind && IsRandom(c)).Average(c => c.Area);

    /// <summary>Whether a map beats every random order: below all of them in deletion and above all of them in insertion.</summary>
    /// <param name="ranking">The method.</param>
    public bool BeatsRandom(string ranking)
    {
        double deletion = Area(ranking, RemovalKind.Deletion), insertion = Area(ranking, RemovalKind.Insertion);
        return Curves.Where(IsRandom).All(c => c.Kind == RemovalKind.Deletion ? deletion < c.Area : insertion > c.Area);
    }

    internal static RemovalCurves Measure(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (study, options) = (explanation.Study, explanation.Options);
        var evidence = explanation.Measured.IntegratedGradients(PartOf.Of(progress, 0, 0.5), cancellation);
        var sequence = study.Sequence;
        long[] places = [1, 1, sequence.Frames, sequence.Height, sequence.Width];
        using var scope = NewDisposeScope();
        List<(string Name, RankedPlaces Places)> rankings = [];
        rankings.Add((PixelEvidence.Method, RankedPlaces.ByImportance(tensor(evidence.SummedOverChannels(), places))));
        using (var maps = tensor(explanation.Maps, [1, sequence.Frames, explanation.MapHeight, explanation.MapWidth]))
            rankings.Add((explanation.MapCertificate.Method, RankedPlaces.ByImportance(new MapResampling().Of(maps, sequence.Height, sequence.Width).unsqueeze(1))));
        using var generator = new Generator((ulong)options.Seed);
        for (int r = 0; r < options.RandomRepeats; r++) rankings.Add(($"{RandomName} {r + 1}", RankedPlaces.ByImportance(rand(places, generator: generator))));

        int[] counts = [.. Enumerable.Range(0, options.CurvePoints).Select(i => (int)Math.Round((double)rankings[0].Places.Count * i / (options.CurvePoints - 1))).Distinct()];
        RemovalKind[] kinds = [RemovalKind.Deletion, RemovalKind.Insertion];
        var curves = new List<RankedCurve>();
        foreach (var kind in kinds)
            foreach (var (name, order) in rankings)
            {
                double done = 0.5 + (0.5 * curves.Count / (kinds.Length * rankings.Count));
                var curve = RemovalCurve.Of(study.Explained, study.Inputs, explanation.Target, order, counts, kind, explanation.ImageBaseline, PartOf.Of(progress, done, done + (0.5 / (kinds.Length * rankings.Count))), cancellation);
                curves.Add(new RankedCurve(name, kind, curve.Fractions, curve.Values[0], curve.Areas[0]));
            }

        return new RemovalCurves(curves, explanation.MapCertificate with
        {
            Method = "Insertion and deletion curves",
            Layer = null,
            Calls = null,
            ForwardPasses = counts.Length * kinds.Length * rankings.Count,
            BackwardPasses = 0,
            Baseline = $"pixels replaced by {explanation.ImageBaseline.Name}",
            Seed = options.Seed,
            Steps = counts.Length,
            Settings = [$"{options.RandomRepeats} random orders; a pixel goes in all channels at once"],
            Warnings = [],
        });
    }
}
