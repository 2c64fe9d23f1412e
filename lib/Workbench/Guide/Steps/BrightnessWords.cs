using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>How the brightness of a frame differs from that of the frame before, in a sentence; for the first frame, how the next one differs from it.</summary>
internal static class BrightnessWords
{
    /// <summary>Measures it and says it, or why it cannot be measured.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="maps">The evidence, of their size.</param>
    /// <param name="frame">The frame, counted from 0.</param>
    public static Wording Of(SolarSequence sequence, PositiveMaps maps, int frame)
    {
        if (sequence.Frames == 1) return new("There is one frame only: nothing to compare it with.", "프레임이 하나뿐이어서 비교할 것이 없다.");
        Wording[] changes = [.. FrameChange.Of(sequence, maps, frame).Select(Channel)];
        int later = Math.Max(frame, 1);
        if (changes.Length == 0)
            return Enumerable.Range(0, sequence.Channels.Count).All(c => sequence.IsMissing(later, c) || sequence.IsMissing(later - 1, c))
                ? new("Nothing to compare: the frame or its neighbour is missing in every channel.", "비교할 것이 없다. 모든 채널에서 이 프레임이나 이웃 프레임이 빠져 있다.")
                : new("The earlier of the two frames is 0 on the whole disk: a change cannot be given in per cent of it.", "두 프레임 가운데 앞의 것이 원반 전체에서 0이어서 변화를 백분율로 나타낼 수 없다.");
        var said = new Wording(string.Join("; ", changes.Select(c => c.English)), string.Join("; ", changes.Select(c => c.Korean)));
        return frame > 0
            ? new($"Brightness against the frame before: {said.English}.", $"앞 프레임에 견준 밝기: {said.Korean}.")
            : new($"It is the first frame. Brightness of the next one against it: {said.English}.", $"첫 프레임이다. 이 프레임에 견준 다음 프레임의 밝기: {said.Korean}.");
    }

    // Where the frame has no evidence on the disk there is no place to speak of.
    private static Wording Channel(FrameChange change)
    {
        Wording evidence = double.IsFinite(change.Evidence) ? Wording.Of($", where the evidence is {change.Evidence:+0;-0;0} %", $", 증거가 있는 곳 {change.Evidence:+0;-0;0} %") : Wording.None;
        return Wording.Of($"{change.Channel} disk {change.Disk:+0;-0;0} %{evidence.English}", $"{change.Channel} 원반 {change.Disk:+0;-0;0} %{evidence.Korean}");
    }
}
