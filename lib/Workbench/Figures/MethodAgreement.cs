namespace Workbench.Figures;

/// <summary>How alike the maps of several methods are, pair by pair: rank correlations from −1 to 1.</summary>
public sealed record MethodAgreement
{
    // Correlations computed in double precision may pass 1, and their two orders may differ, by rounding.
    private const double Rounding = 1e-6;

    /// <summary>Creates the matrix; shape, range and symmetry are checked here, once.</summary>
    /// <param name="names">N names of methods; at least one.</param>
    /// <param name="correlations">N * N values from −1 to 1 in C order, symmetric, NaN where there is no value (a constant map orders nothing); not copied.</param>
    /// <param name="measures">What one value is, e.g. <c>Spearman's rank correlation over all pixels of all frames</c>.</param>
    /// <exception cref="ArgumentException">No name, another count, a value out of range, or a pair that differs from its mirror; the message says which.</exception>
    public MethodAgreement(IReadOnlyList<string> names, double[] correlations, string measures)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(correlations);
        ArgumentException.ThrowIfNullOrWhiteSpace(measures);
        if (names.Count == 0 || names.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("MethodAgreement: expected at least one name, and none blank.", nameof(names));
        if (correlations.Length != names.Count * names.Count) throw new ArgumentException($"MethodAgreement: {names.Count} methods need {names.Count * names.Count} correlations, got {correlations.Length}.", nameof(correlations));
        for (int i = 0; i < names.Count; i++)
            for (int j = 0; j < names.Count; j++)
            {
                double value = correlations[(i * names.Count) + j], mirrored = correlations[(j * names.Count) + i];
                if (double.IsInfinity(value) || Math.Abs(value) > 1 + Rounding)
                    throw new ArgumentException($"MethodAgreement: expected −1 to 1, or NaN for no value, but {names[i]} and {names[j]} have {value}.", nameof(correlations));
                if (double.IsNaN(value) != double.IsNaN(mirrored) || Math.Abs(value - mirrored) > Rounding)
                    throw new ArgumentException($"MethodAgreement: {names[i]} with {names[j]} has {value}, but {names[j]} with {names[i]} has {mirrored}. Pass a symmetric matrix.", nameof(correlations));
            }
        (Names, Correlations, Measures) = (names, correlations, measures);
    }

    /// <summary>N names of methods.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>N * N values in C order, NaN for no value.</summary>
    public double[] Correlations { get; }

    /// <summary>What one value is.</summary>
    public string Measures { get; }

    /// <summary>The value of a pair; NaN for no value.</summary>
    public double this[int first, int second] => Correlations[(first * Names.Count) + second];

    /// <summary>Pairs of different methods that have a value, first before second.</summary>
    internal IEnumerable<(int First, int Second, double Value)> Pairs() =>
        Enumerable.Range(0, Names.Count).SelectMany(i => Enumerable.Range(i + 1, Names.Count - i - 1).Select(j => (i, j, this[i, j]))).Where(pair => !double.IsNaN(pair.Item3));
}
