namespace Workbench.Figures;

/// <summary>The two curves of one ranking of places: the forecast while the most important places go, and while they come.</summary>
/// <param name="Name">What ranked the places, e.g. the name of a method, or <c>random</c>.</param>
/// <param name="Deletion">The forecast with that part of the places removed, most important first; NaN is a gap.</param>
/// <param name="Insertion">The forecast with that part of the places put into the baseline, most important first; NaN is a gap.</param>
public sealed record RankingCurves(string Name, double[] Deletion, double[] Insertion);

/// <summary>Insertion and deletion curves of one or more rankings, and of random rankings to compare with.</summary>
public sealed record InsertionDeletionCurves
{
    // A forecast that is small in its unit (a probability, a standardised value) may change by less than a tenth and yet by much.
    private const double LeastShare = 0.01;

    /// <summary>Creates the curves; their lengths are checked here, once.</summary>
    /// <param name="fractions">P parts of the places, increasing within 0 to 1; at least two.</param>
    /// <param name="rankings">One or more rankings, P values a curve.</param>
    /// <param name="randomRankings">Curves of rankings drawn at random, P values each; empty for none.</param>
    /// <param name="forecastName">What is predicted, e.g. <c>ap at +12 h</c>.</param>
    /// <param name="unit">Its unit.</param>
    /// <exception cref="ArgumentException">No ranking, fewer than two fractions or fractions that do not increase within 0 to 1, a curve of another length, or a blank text; the message says which.</exception>
    public InsertionDeletionCurves(double[] fractions, IReadOnlyList<RankingCurves> rankings, IReadOnlyList<RankingCurves> randomRankings, string forecastName, string unit)
    {
        ArgumentNullException.ThrowIfNull(fractions);
        ArgumentNullException.ThrowIfNull(rankings);
        ArgumentNullException.ThrowIfNull(randomRankings);
        ArgumentException.ThrowIfNullOrWhiteSpace(forecastName);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        if (rankings.Count == 0) throw new ArgumentException("InsertionDeletionCurves: expected at least one ranking, got none.", nameof(rankings));
        if (fractions.Length < 2 || !fractions.All(f => f is >= 0 and <= 1) || fractions.Zip(fractions.Skip(1)).Any(pair => !(pair.Second > pair.First)))
            throw new ArgumentException($"InsertionDeletionCurves: expected at least two fractions that increase within 0 to 1, got {string.Join(", ", fractions)}.", nameof(fractions));
        foreach (RankingCurves curve in rankings.Concat(randomRankings))
            if (curve.Deletion.Length != fractions.Length || curve.Insertion.Length != fractions.Length)
                throw new ArgumentException($"InsertionDeletionCurves: there are {fractions.Length} fractions but '{curve.Name}' has {curve.Deletion.Length} values of deletion and {curve.Insertion.Length} of insertion. Pass one of each for every fraction.", nameof(rankings));
        (Fractions, Rankings, RandomRankings, ForecastName, Unit) = (fractions, rankings, randomRankings, forecastName, unit);
    }

    /// <summary>P parts of the places, increasing within 0 to 1.</summary>
    public double[] Fractions { get; }

    /// <summary>The rankings.</summary>
    public IReadOnlyList<RankingCurves> Rankings { get; }

    /// <summary>Rankings drawn at random.</summary>
    public IReadOnlyList<RankingCurves> RandomRankings { get; }

    /// <summary>What is predicted.</summary>
    public string ForecastName { get; }

    /// <summary>Unit of the curves; areas have the same.</summary>
    public string Unit { get; }

    /// <summary>Area under a curve over the fractions, by the trapezoid rule, in <see cref="Unit"/>; NaN where a value is missing.</summary>
    /// <param name="values">P values.</param>
    /// <exception cref="ArgumentException">The count is not P.</exception>
    public double AreaOf(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != Fractions.Length) throw new ArgumentException($"InsertionDeletionCurves.AreaOf: expected {Fractions.Length} values, one for each fraction, got {values.Count}.", nameof(values));
        return Enumerable.Range(1, values.Count - 1).Sum(k => (Fractions[k] - Fractions[k - 1]) * (values[k] + values[k - 1]) / 2);
    }

    /// <summary>
    /// Whether the forecast is higher with the most places than with the fewest, by the first ranking. Only then is a small area under deletion, and a large one
    /// under insertion, the mark of a good map.
    /// </summary>
    public bool FallsOnRemoval => Rankings[0].Deletion[0] > Rankings[0].Deletion[^1];

    /// <summary>The largest change of the forecast that any curve shows, random ones among them, against the first value of the first ranking's deletion, in <see cref="Unit"/>; NaN where that is missing.</summary>
    public double LargestChange => Rankings.Concat(RandomRankings).SelectMany(c => c.Deletion.Concat(c.Insertion)).Where(double.IsFinite).Select(v => Math.Abs(v - Rankings[0].Deletion[0])).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The smallest change of the forecast that counts as one, whatever the forecast, in <see cref="Unit"/>.</summary>
    /// <value>Zero or more; default 0.1, far below what any user of the ap index in its own unit could act on.</value>
    public double LeastChange { get; init; } = 0.1;

    /// <summary>Whether the forecast practically stays where it is: <see cref="LargestChange"/> is below <see cref="LeastChange"/> and at most a hundredth of the forecast at the start. No ranking can be judged then.</summary>
    public bool HardlyChanges => LargestChange < LeastChange && LargestChange <= LeastShare * Math.Abs(Rankings[0].Deletion[0]);

    /// <summary>Both areas in one number: the area under insertion minus the area under deletion. Large is good; how large chance makes it, the random rankings say.</summary>
    /// <param name="ranking">One of the rankings.</param>
    public double Score(RankingCurves ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return AreaOf(ranking.Insertion) - AreaOf(ranking.Deletion);
    }
}
