namespace Workbench.Guide;

/// <summary>That Integrated Gradients do not add up, for the answers that quote them; nothing where they do.</summary>
internal static class CompletenessWords
{
    /// <summary>Says by how much, and what to do.</summary>
    public static Wording Of(Explanation explanation, PixelEvidence evidence)
    {
        var sum = evidence.Certificate.Completeness!;
        return sum.Holds ? Wording.None : Wording.Of(
            $"{PixelEvidence.Method} are NOT complete here: they sum to {sum.Sums[0]:0.###} {explanation.Study.Unit}, but the forecast differs by {sum.Differences[0]:0.###} from that of their baseline, and more than {sum.Tolerance:P0} of that is missed. Raise ExplanationOptions.Steps, here {explanation.Options.Steps}, before believing them.",
            $"여기서 {PixelEvidence.Method}는 완전하지 않다. 합은 {sum.Sums[0]:0.###} {explanation.Study.Unit}인데 예측과 기준 입력의 예측의 차이는 {sum.Differences[0]:0.###}이어서, 그 {sum.Tolerance:P0} 넘게 어긋난다. 믿기 전에 ExplanationOptions.Steps(여기서는 {explanation.Options.Steps})를 늘리라.");
    }
}
