using Workbench.Figures;

namespace Workbench.Tests.Figures;

/// <summary>Sequences that figures meet in practice and must not fail on.</summary>
internal static class UnusualSequences
{
    public static IReadOnlyList<Figure> All() => [SingleFrame(), Gaps(), NothingToShow(), Missing(), FewMinutesApart(), EarlyPeakWithLongTexts()];

    public static Figure SingleFrame() => FullSequenceFigure.Create(
        DemoSequence.Create(frames: 1, size: 20, width: 30), DemoSequence.Maps(1, 5, 7), new FrameImportance([0.4f], "nT", "occlusion"), DemoSequence.Forecast());

    public static Figure Gaps() => FullSequenceFigure.Create(
        DemoSequence.Create(hours: [-84, -72, -60, -30, -12, 0], size: 24), DemoSequence.Maps(6, 5, 7), new FrameImportance([1, 2, 5, 3, 2, 1], "nT", "occlusion"), DemoSequence.Forecast());

    public static Figure NothingToShow() => FullSequenceFigure.Create(
        DemoSequence.Create(frames: 9, size: 24), new SaliencyMaps(new float[9 * 5 * 7], 9, 5, 7, "Grad-CAM", "nT", true),
        new FrameImportance([.. Enumerable.Repeat(0.25f, 9)], "nT", "occlusion"), new Forecast([-0.2f, -0.2f, -0.2f, -0.2f], 1, "ap", "nT"));

    public static Figure Missing()
    {
        SaliencyMaps maps = DemoSequence.Maps(12, 5, 7);
        for (int i = 0; i < 35; i++) maps.Values[(4 * 35) + i] = float.NaN;
        maps.Values[3] = float.PositiveInfinity;
        float[] importance = [.. DemoSequence.Importance(12).Values];
        (importance[2], importance[3]) = (float.NaN, float.NaN);
        return FullSequenceFigure.Create(DemoSequence.Create(frames: 12, size: 24), maps, new FrameImportance(importance, "nT", "occlusion"), new Forecast([7, float.NaN, 15, 27, float.NegativeInfinity, 32, 22, 15], 1, "ap", "nT"));
    }

    public static Figure FewMinutesApart() => FullSequenceFigure.Create(
        DemoSequence.Create(hours: [-2, -1.7511, -1.5017, -1.2511, -1.0022, -0.75, -0.4997, -0.25, 0], size: 24, channels: [Workbench.Sun.SolarChannel.HmiMagnetogram]),
        DemoSequence.Maps(9, 5, 7), new FrameImportance([1, 2, 3, 4, 9, 4, 3, 2, 1], "nT", "occlusion"), DemoSequence.Forecast());

    public static Figure EarlyPeakWithLongTexts()
    {
        SaliencyMaps maps = DemoSequence.Maps(28, 5, 7);
        float[] importance = new float[28];
        importance[1] = 1250;
        string hostile = "<b onclick=alert(1)>Grad-CAM</b> %{x} $x^2$ \u202Egnp.exe " + new string('w', 300);
        return FullSequenceFigure.Create(
            DemoSequence.Create(size: 24, channels: [new("a", hostile, "x"), Workbench.Sun.SolarChannel.HmiMagnetogram]),
            new SaliencyMaps(maps.Values, 28, 5, 7, hostile, hostile, false, [new(hostile, hostile)]), new FrameImportance(importance, hostile, hostile),
            new Forecast([7, 9, 15], 2, hostile, hostile), new FullSequenceOptions { Title = hostile, OverlayChannel = 1, Notes = [hostile] });
    }
}
