namespace Workbench.Guide;

/// <summary>That frames, channels or places matter next to nothing, with the numbers that say so; nothing where they matter.</summary>
internal static class UseWords
{
    /// <summary>Of single frames: then no pattern, no moment and no lead time can be read.</summary>
    public static Wording Frames(Explanation explanation) => explanation.HasImportantFrame ? Wording.None : Of(
        explanation, explanation.Importance.Max(), new("The frames are", "프레임은"), new("No single frame matters", "중요한 프레임이 하나도 없다"), new("frame", "프레임"));

    /// <summary>Of channels: then none can be named.</summary>
    public static Wording Channels(Explanation explanation, ChannelEvidence removal)
    {
        double largest = removal.Changes.SkipLast(1).Max(Math.Abs);
        return largest > explanation.NegligibleChange ? Wording.None : Of(
            explanation, largest, new("The channels are", "채널은"), new("No single channel matters", "중요한 채널이 하나도 없다"), new("channel", "채널"));
    }

    /// <summary>Of the places that maps point to.</summary>
    public static Wording Places(Explanation explanation) => explanation.HasImportantFrame || !IsNegligible(explanation, explanation.ChangeOfAllFrames)
        ? Wording.None
        : new("The frames are as good as not used (step 1): these are places of next to nothing.", "프레임은 쓰이지 않는 것이나 다름없으므로(1단계) 여기 적힌 곳들은 거의 아무것도 뜻하지 않는다.");

    private static Wording Of(Explanation explanation, double largest, Wording subject, Wording none, Wording part)
    {
        string unit = explanation.Study.Unit;
        double all = explanation.ChangeOfAllFrames;
        Wording verdict = IsNegligible(explanation, all) ? new($"{subject.English} as good as not used", $"{subject.Korean} 쓰이지 않는 것이나 다름없다") : none;
        Wording together = IsNegligible(explanation, all) ? Wording.None : new("; they stand in for each other", " 서로를 대신하는 것이다.");
        return Wording.Of(
            $"{verdict.English}: without any one {part.English} the forecast for +{explanation.HorizonHours:0} h changes by at most {largest:G2} {unit}, without all of them at once by {0 - all:G2}, and up to {explanation.NegligibleChange:G2} counts as nothing{together.English}.",
            $"{verdict.Korean}. +{explanation.HorizonHours:0}시간 예측은 어느 {part.Korean}을 하나 빼도 많아야 {largest:G2} {unit}, 모두 한꺼번에 빼면 {0 - all:G2} 바뀌며, {explanation.NegligibleChange:G2}까지는 변화로 치지 않는다.{together.Korean}");
    }

    private static bool IsNegligible(Explanation explanation, double change) => Math.Abs(change) <= explanation.NegligibleChange;
}
