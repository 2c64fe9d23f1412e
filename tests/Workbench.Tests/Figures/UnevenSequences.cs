using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

/// <summary>Frames some of which are much closer together in time than the others.</summary>
internal static class UnevenSequences
{
    /// <summary>A pair of frames a minute apart among frames half a day apart.</summary>
    public static readonly double[] Pair = [-24, -12, -0.02, 0];

    /// <summary>The same pair two weeks after the only other frame.</summary>
    public static readonly double[] FarPair = [-336, -0.02, 0];

    /// <summary>Eight frames within five minutes, three days after the first: in no number of rows can these be told apart.</summary>
    public static readonly double[] Burst = [-72, -0.08, -0.07, -0.06, -0.05, -0.04, -0.02, -0.01, 0];

    public static IReadOnlyList<ShownFigure> All() => [.. Figures("pair", Pair), .. Figures("far-pair", FarPair), .. Figures("burst", Burst)];

    public static Figure Full(double[] hours) => FullSequenceFigure.Create(Sequence(hours), DemoSequence.Maps(hours.Length), Importance(hours.Length), DemoSequence.Forecast());

    public static Figure Temporal(double[] hours) => TemporalImportanceFigure.Create(Importance(hours.Length), new FrameTimes(hours), DemoSequence.Forecast());

    public static SolarSequence Sequence(double[] hours) => DemoSequence.Create(hours: hours, size: 32, channels: DemoSequence.Channels[..2]);

    private static ShownFigure[] Figures(string name, double[] hours) =>
    [
        new($"odd-uneven-{name}-full-sequence", () => Full(hours)),
        new($"odd-uneven-{name}-frames", () => FramesFigure.Create(Sequence(hours)), IsStill: true),
        new($"odd-uneven-{name}-temporal", () => Temporal(hours), IsStill: true),
    ];

    private static FrameImportance Importance(int frames) => new([.. Enumerable.Range(0, frames).Select(t => 0.2f + (0.1f * t))], "nT", "occlusion");
}
