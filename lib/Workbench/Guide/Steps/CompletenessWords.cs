namespace Workbench.Guide;

/// <summary>That Integrated Gradients do not add up, or are nothing but rounding, for the answers that quote them; nothing where they are neither.</summary>
internal static class CompletenessWords
{
    /// <summary>Says by how much, and what to do.</summary>
    public static Wording Of(Explanation explanation, PixelEvidence evidence)
    {
        var sum = evidence.Certificate.Completeness!;
        return sum.Holds ? Rounding(explanation, evidence) : Wording.Of(
            $"{PixelEvidence.Method} are NOT complete here: they sum to {sum.Sums[0]:0.###} {explanation.Study.Unit}, but the forecast differs by {sum.Differences[0]:0.###} from that of their baseline, and more than {sum.Tolerance:P0} of that is missed. Raise ExplanationOptions.Steps, here {explanation.Options.Steps}, before believing them.",
            $"여기서 {PixelEvidence.Method}는 완전하지 않다. 합은 {sum.Sums[0]:0.###} {explanation.Study.Unit}인데 예측과 기준 입력의 예측의 차이는 {sum.Differences[0]:0.###}이어서, 그 {sum.Tolerance:P0} 넘게 어긋난다. 믿기 전에 ExplanationOptions.Steps(여기서는 {explanation.Options.Steps})를 늘리라.");
    }

    /// <summary>Says that the pixels' values, all of one sign, would not make up what the forecast is rounded by.</summary>
    public static Wording Rounding(Explanation explanation, PixelEvidence evidence)
    {
        double size = evidence.Values.Sum(v => Math.Abs((double)v)), rounding = evidence.Certificate.Completeness!.Roundings[0];
        return size > rounding ? Wording.None : Wording.Of(
            $"The {PixelEvidence.Method} of all pixels make up {size:0.#E0} {explanation.Study.Unit} without regard to sign, no more than the rounding of the forecast ({rounding:0.#E0}): their shares, places and colours mean nothing.",
            $"모든 픽셀의 {PixelEvidence.Method}는 부호를 빼고 더해도 {size:0.#E0} {explanation.Study.Unit}로, 예측의 반올림 오차({rounding:0.#E0})를 넘지 않는다. 그 비율과 위치와 색은 아무 뜻이 없다.");
    }
}
