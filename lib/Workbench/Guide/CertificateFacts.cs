using Workbench.Attribution;
using Workbench.Figures;

namespace Workbench.Guide;

/// <summary>A certificate in a figure's facts: method, target, layer, baseline, seed, completeness, sanity, cost and warnings.</summary>
internal static class CertificateFacts
{
    /// <summary>The facts of one certificate, in the order to show.</summary>
    /// <param name="explanation">Where it was measured; it knows the horizon and whether the maps passed the sanity check.</param>
    /// <param name="certificate">The certificate.</param>
    public static IReadOnlyList<FigureFact> Of(Explanation explanation, Certificate certificate)
    {
        List<FigureFact> facts =
        [
            new("method", certificate.Method),
            new("target", certificate.Target == explanation.Target.Name ? explanation.TargetName : certificate.Target),
        ];
        if (certificate.Layer is { } layer) facts.Add(new("layer", certificate.Calls == CallPolicy.PerCall ? $"{layer}, one map per call" : layer));
        if (certificate.Baseline is { } baseline) facts.Add(new("baseline", baseline));
        if (certificate.Seed is { } seed) facts.Add(new("seed", FormattableString.Invariant($"{seed}")));
        if (certificate.Steps is { } steps) facts.Add(new("steps", FormattableString.Invariant($"{steps}")));
        if (certificate.Settings.Count > 0) facts.Add(new("settings", string.Join("; ", certificate.Settings)));
        if (certificate.Completeness is { } sum) facts.Add(new("completeness", FormattableString.Invariant($"delta {sum.Deltas[0]:0.####;-0.####;0} {explanation.Study.Unit}; {sum.Verdict}")));
        if (certificate.Layer is not null && explanation.Measured.KnownWeights is { } weights) facts.Add(new("sanity", weights.Verdict));
        facts.Add(new("cost", FormattableString.Invariant($"{certificate.ForwardPasses:0.#} forward and {certificate.BackwardPasses:0.#} backward passes, {certificate.DType}")));
        facts.AddRange(certificate.Warnings.Where(w => w != certificate.Completeness?.Verdict).Select(w => new FigureFact("warning", w)));
        return facts;
    }

    /// <summary>The facts of several certificates, one line each under the method's name, for figures that show several methods.</summary>
    /// <param name="explanation">Where they were measured.</param>
    /// <param name="certificates">The certificates.</param>
    public static IReadOnlyList<FigureFact> Of(Explanation explanation, params IReadOnlyList<Certificate> certificates)
        => [.. certificates.Select(c => new FigureFact(c.Method, string.Join("; ", Of(explanation, c).Skip(1).Where(f => f.Label != "cost").Select(f => $"{f.Label}: {f.Value}"))))];
}
