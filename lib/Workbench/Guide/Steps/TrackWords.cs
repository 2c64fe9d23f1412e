using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>The motion of the evidence in a sentence.</summary>
internal static class TrackWords
{
    /// <summary>Measures the motion and says it.</summary>
    public static Wording Of(Explanation explanation, PositiveMaps maps)
    {
        var sequence = explanation.Study.Sequence;
        double latitude = sequence.LastFrameUtc is { } last ? SolarEphemeris.At(last).ObserverLatitudeDegrees : 0;
        var track = CentroidTrack.Of(maps, sequence.Disk, sequence.HoursFromLastFrame, maps.CellPixels, latitude);
        Wording speed = Wording.Of(
            $"its middle goes {track.DegreesPerDay:+0.0;-0.0;0.0} degrees of longitude a day to the west; the Sun turns by {track.RotationDegreesPerDay:0.0}",
            $"증거의 중심은 하루에 서쪽으로 경도 {track.DegreesPerDay:+0.0;-0.0;0.0}도 움직이고, 태양은 {track.RotationDegreesPerDay:0.0}도 돈다");
        return Wording.Join(Wording.Same($"{maps.Method}:"), track.Motion switch
        {
            MapMotion.Unknown => Wording.Of($"Fewer than three frames have evidence on the disk: no motion can be measured.", $"원반 위에 증거가 있는 프레임이 셋보다 적어 움직임을 잴 수 없다."),
            MapMotion.TooShort => Wording.Of($"The frames cover too short a time to tell the Sun's rotation from rest: it turns by less than a cell of the map.", $"프레임이 덮는 시간이 짧아 자전과 정지를 가릴 수 없다. 그동안 태양은 지도 한 칸보다 적게 돈다."),
            MapMotion.Uniform => Wording.Of($"The evidence is spread so evenly that its middle says nothing: pattern uniform.", $"증거가 너무 고르게 퍼져 있어 중심이 아무것도 말해 주지 않는다. 패턴: 균일."),
            MapMotion.WithTheSun => Wording.Of($"Moving with the Sun: {speed.English}.", $"태양과 함께 이동: {speed.Korean}."),
            MapMotion.Fixed => Wording.Of($"Fixed in the frame while the Sun turns beneath: {speed.English}.", $"태양은 도는데 프레임 안에 고정: {speed.Korean}."),
            _ => Wording.Of($"Moving, but not with the Sun: {speed.English}.", $"이동하지만 태양과 함께는 아님: {speed.Korean}."),
        });
    }
}
