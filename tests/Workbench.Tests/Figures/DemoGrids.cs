using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

/// <summary>The guide's map grids at its size (28 frames of 64 x 64 in three channels), and the inputs that they must not fail on.</summary>
internal static class DemoGrids
{
    public static IReadOnlyList<ShownFigure> All() =>
    [
        new("comprehensive", Comprehensive, IsGuideSize: true),
        new("comprehensive-minutes", () => ComprehensiveFigure.Create(ShownFigures.Minutes(), DemoSequence.Maps(8), Maps(8, 64, 64).Maps[0], DemoSequence.Importance(8),
            new ChannelImportances(DemoSequence.Channels[..2], [0.61, -0.42], "nT", "prediction − prediction with the channel set to 0"), DemoSequence.Forecast())),
        new("comparison", () => ChannelComparisonFigure.Create(DemoSequence.Create(), Maps(28, 64, 64), DemoSequence.Importance()), IsGuideSize: true),
        new("signed", () => SignedMapsFigure.Create(DemoSequence.Create(), Maps(28, 64, 64)), IsGuideSize: true),
        new("signed-many", () => SignedMapsFigure.Create(ShownFigures.Dated(28, 64), Maps(28, 64, 64), new() { Frames = [0, 4, 8, 12, 16, 20, 24, 27], Range = SignedRange.Percentile99 }), IsGuideSize: true),
        new("odd-comprehensive-one", () => ComprehensiveFigure.Create(DemoSequence.Create(frames: 1, size: 20, width: 30), DemoSequence.Maps(1, 5, 7), new SaliencyMaps(new float[35], 1, 5, 7, "Integrated Gradients", "nT", true),
            new FrameImportance([float.NaN], "nT", "occlusion"), new ChannelImportances([SolarChannel.Aia193], [0], "nT", "c"))),
        new("odd-comprehensive-wide", () => Comprehensive(20, 300)),
        new("odd-comprehensive-half", () => Comprehensive(64, 128)),
        new("odd-comprehensive-wide-one", () => Comprehensive(20, 300, 1)),
        new("odd-signed-wide", () => SignedMapsFigure.Create(DemoSequence.Create(3, 20, 300), Maps(3, 20, 300))),
        new("odd-comparison-one", () => ChannelComparisonFigure.Create(DemoSequence.Create(frames: 1, size: 30, width: 20, channels: [SolarChannel.HmiMagnetogram]),
            new ChannelMaps([SolarChannel.HmiMagnetogram], [new SaliencyMaps([.. Enumerable.Repeat(float.NaN, 35)], 1, 7, 5, "Integrated Gradients", "nT", false)], "m"), new FrameImportance([1], "nT", "occlusion"))),
        new("odd-signed-one", () => SignedMapsFigure.Create(DemoSequence.Create(frames: 2, size: 20, channels: [SolarChannel.Aia193]),
            new ChannelMaps([SolarChannel.Aia193], [new SaliencyMaps(new float[70], 2, 7, 5, "Integrated Gradients", "nT", true)], "m"), new() { Frames = [1] })),
    ];

    /// <summary>Frames of another shape.</summary>
    public static Figure Comprehensive(int height, int width, int frames = 3) => ComprehensiveFigure.Create(DemoSequence.Create(frames, height, width), DemoSequence.Maps(frames, 4, 6), Maps(frames, 4, 6).Maps[0],
        new FrameImportance([.. Enumerable.Range(1, frames).Select(v => (float)v)], "nT", "occlusion"), new ChannelImportances(DemoSequence.Channels, [0.61, -0.42, 0.08], "nT", "prediction − prediction with the channel set to 0"), DemoSequence.Forecast());

    public static Figure Comprehensive() => ComprehensiveFigure.Create(ShownFigures.Dated(28, 64), DemoSequence.Maps(), Maps(28, 64, 64).Maps[0], DemoSequence.Importance(),
        new ChannelImportances(DemoSequence.Channels, [0.61, -0.42, 0.08], "nT", "prediction − prediction with the channel set to 0", 0.9), DemoSequence.Forecast());

    /// <summary>Signed maps that differ between channels: a positive and a negative blob, weaker in later channels.</summary>
    public static ChannelMaps Maps(int frames, int height, int width) => new(DemoSequence.Channels,
        [.. Enumerable.Range(0, 3).Select(c => new SaliencyMaps([.. Enumerable.Range(0, frames * height * width).Select(i => Value(c, i / (height * width), (double)(i / width % height) / height, (double)(i % width) / width))], frames, height, width,
            "Integrated Gradients", "nT", true, [new("baseline", "zero"), new("steps", "64")]))], "Integrated Gradients of the channel's own pixels", new SumCheck(11.9, 12.1, "nT"));

    private static float Value(int channel, int frame, double y, double x)
    {
        double Blob(double cx, double cy) => Math.Exp(-(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) * 90);
        return (float)(0.02 / (channel + 1) * (Blob(0.2 + (0.02 * frame), 0.35) - (0.6 * Blob(0.5, 0.4 + (0.15 * channel)))));
    }
}
