namespace Workbench.Attribution;

/// <summary>
/// Whether attributions add up [Sundararajan2017, Proposition 1]: per example b, delta_b = sum of all attributions - (F(x_b) - F(baseline_b)), which a
/// complete method makes 0.
/// </summary>
/// <remarks>
/// The relative error divides by |F(x) - F(baseline)|; where that is 0 it is 0 for a delta of 0, else infinite. Where F hardly changes, the difference is known
/// no better than the two values it is taken of: a delta within their rounding says nothing against the sum and passes. Nothing larger does.
/// </remarks>
public sealed record Completeness
{
    /// <summary>Checks a sum.</summary>
    /// <param name="sums">Sum of the attributions over all inputs, per example.</param>
    /// <param name="differences">F(x) - F(baseline), per example; as many.</param>
    /// <param name="tolerance">Largest relative error that passes; positive.</param>
    /// <param name="whole">What the sum must be, in words; "the target" for methods that share out its value, whose F(baseline) is 0.</param>
    /// <param name="remedy">What to do, or why it is so, where the sum is missed; null for taking more steps.</param>
    /// <param name="roundings">How far each difference may be off by the rounding of the two values alone, per example, 0 or more; null for 0.</param>
    public Completeness(IReadOnlyList<double> sums, IReadOnlyList<double> differences, double tolerance, string? whole = null, string? remedy = null, IReadOnlyList<double>? roundings = null)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        if (sums.Count != differences.Count || sums.Count == 0)
            throw new ArgumentException($"Completeness: expected as many sums as differences and at least one, got {sums.Count} and {differences.Count}.", nameof(sums));
        if (roundings is not null && roundings.Count != sums.Count)
            throw new ArgumentException($"Completeness: expected as many roundings as sums, {sums.Count}, got {roundings.Count}.", nameof(roundings));
        (Sums, Differences, Tolerance) = (sums, differences, tolerance);
        (Whole, Remedy, Roundings) = (whole ?? "the change of the target", remedy ?? "take more steps", roundings ?? new double[sums.Count]);
        Deltas = [.. sums.Zip(differences, (s, d) => s - d)];
        RelativeErrors = [.. Deltas.Zip(differences, (delta, d) => Math.Abs(delta) <= 0 ? 0 : Math.Abs(delta) / Math.Abs(d))];
    }

    /// <summary>Sum of the attributions, per example.</summary>
    public IReadOnlyList<double> Sums { get; }

    /// <summary>F(x) - F(baseline), per example.</summary>
    public IReadOnlyList<double> Differences { get; }

    /// <summary>Largest relative error that passes.</summary>
    public double Tolerance { get; }

    /// <summary>What the sum must be, in words.</summary>
    public string Whole { get; }

    /// <summary>What to do, or why it is so, where the sum is missed.</summary>
    public string Remedy { get; }

    /// <summary>How far each difference may be off by rounding alone, per example, in the target's unit; 0 where it was not stated.</summary>
    public IReadOnlyList<double> Roundings { get; }

    /// <summary>Sum minus difference, per example: the convergence delta, signed, in the target's unit.</summary>
    public IReadOnlyList<double> Deltas { get; }

    /// <summary>|delta| / |difference|, per example; at least 0.</summary>
    public IReadOnlyList<double> RelativeErrors { get; }

    /// <summary>The largest relative error.</summary>
    public double Worst => RelativeErrors.Max();

    /// <summary>True if every example's relative error is within the tolerance, or its delta within the rounding of the difference.</summary>
    public bool Holds => Enumerable.Range(0, Deltas.Count).All(b => RelativeErrors[b] <= Tolerance || IsWithinRounding(b));

    /// <summary>One sentence for captions.</summary>
    public string Verdict => !Holds ? $"NOT complete: the attributions miss {Whole} by {Worst:P1}, more than {Tolerance:P1}; {Remedy}"
        : Worst <= Tolerance ? $"complete: the attributions sum to {Whole} within {Worst:P2}"
        : FormattableString.Invariant($"complete: the attributions sum to {Whole} within {Roundings.Max():0.#E0}, the rounding of the values it is taken of");

    private bool IsWithinRounding(int example) => Math.Abs(Deltas[example]) <= Roundings[example];
}
