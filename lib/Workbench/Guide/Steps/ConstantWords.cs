using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>That channels have frames of one value in every pixel, from which nothing of the Sun can have been read; nothing where none has.</summary>
internal static class ConstantWords
{
    /// <summary>Names the channels with the number of such frames.</summary>
    public static Wording Of(SolarSequence sequence)
    {
        var constant = Enumerable.Range(0, sequence.Channels.Count)
            .Select(c => (sequence.Channels[c].Name, Count: Enumerable.Range(0, sequence.Frames).Count(t => !sequence.IsMissing(t, c) && sequence.IsConstant(t, c))))
            .Where(one => one.Count > 0).ToArray();
        return constant.Length == 0 ? Wording.None : Wording.Of(
            $"Frames with the same value in every pixel show nothing of the Sun, and what the model makes of them is its answer to a number: {string.Join(", ", constant.Select(one => $"{one.Count} of {sequence.Frames} in {one.Name}"))}.",
            $"모든 픽셀의 값이 같은 프레임은 태양에 대해 아무것도 보여 주지 않으며, 모델은 그 수 하나에 답했을 뿐이다. 그런 프레임은 {string.Join(", ", constant.Select(one => $"{one.Name}에 {sequence.Frames}개 중 {one.Count}개"))}이다.");
    }
}
