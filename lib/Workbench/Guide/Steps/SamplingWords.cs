using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>What frames cannot show because of the hours between them, in a sentence.</summary>
internal static class SamplingWords
{
    /// <summary>Says it for evenly spaced frames, for frames with gaps, where the longest gap decides, and for a single one.</summary>
    public static Wording Of(SolarSequence sequence)
    {
        if (sequence.CadenceHours is not { } cadence) return new("One frame has no cadence.", "프레임이 하나이므로 간격이 없다.");
        double longest = sequence.HoursFromLastFrame.Skip(1).Zip(sequence.HoursFromLastFrame, (later, earlier) => later - earlier).Max(), span = 0 - sequence.HoursFromLastFrame[0];
        return sequence.IsRegular
            ? Wording.Of(
                $"Frames {cadence:0.##} h apart show nothing that repeats faster than {2 * cadence:0.##} h (Nyquist), and place an event to {cadence / 2:0.##} h at best; they cover {span:0.##} h.",
                $"{cadence:0.##}시간 간격의 프레임은 {2 * cadence:0.##}시간보다 빨리 되풀이되는 것을 보여 줄 수 없고(나이퀴스트), 사건의 시각은 기껏해야 {cadence / 2:0.##}시간까지 정한다. 덮는 시간은 {span:0.##}시간이다.")
            : Wording.Of(
                $"The frames are not evenly spaced: in the median {cadence:0.##} h apart, at most {longest:0.##} h. In the longest gap they show nothing that repeats faster than {2 * longest:0.##} h (Nyquist), and place an event to {longest / 2:0.##} h at best; they cover {span:0.##} h.",
                $"프레임 간격이 고르지 않다. 중앙값은 {cadence:0.##}시간, 가장 길게는 {longest:0.##}시간이다. 가장 긴 틈에서는 {2 * longest:0.##}시간보다 빨리 되풀이되는 것을 보여 줄 수 없고(나이퀴스트), 사건의 시각은 기껏해야 {longest / 2:0.##}시간까지 정한다. 덮는 시간은 {span:0.##}시간이다.");
    }
}
