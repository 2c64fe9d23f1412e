using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

/// <summary>The guide's charts and map grids as a reader meets them, and the inputs that they must not fail on.</summary>
internal static class DemoCharts
{
    private static readonly DateTimeOffset Last = new(2012, 3, 7, 0, 30, 0, TimeSpan.Zero);
    private static readonly string Hostile = "<b onclick=alert(1)>Grad-CAM</b> %{x} $x^2$ \u202Egnp.exe " + new string('w', 300);

    /// <summary>Each figure with a name for screenshots; hostile texts begin with <c>odd-texts</c>.</summary>
    public static IReadOnlyList<ShownFigure> All() =>
    [
        new("temporal", () => TemporalImportanceFigure.Create(FrameImportance.OfChanges([.. DemoSequence.Importance().Values.Select((v, t) => t % 3 == 0 ? -v : v)], "nT", "|prediction − prediction with the frame set to 0|"),
            new FrameTimes([.. Enumerable.Range(0, 28).Select(t => (t - 27) * 12.0)], Last), DemoSequence.Forecast(), new() { Facts = [new("model", "demo ConvLSTM"), new("layer", "none"), new("seed", "7")] }), IsStill: true),
        new("temporal-minutes", () => TemporalImportanceFigure.Create(DemoSequence.Importance(8), FrameTimes.Of(ShownFigures.Minutes()), DemoSequence.Forecast()), IsStill: true),
        new("channels", () => ChannelImportanceFigure.Create(Channels([0.61, -0.42, 0.08, 0.3], 0.9)), IsStill: true),
        new("horizons", () => HorizonLagFigure.Create(Horizons(8, 28))),
        new("agreement", () => MethodAgreementFigure.Create(Agreement(["Grad-CAM", "Grad-CAM++", "Integrated Gradients", "SmoothGrad", "Occlusion", "Guided Backpropagation", "constant map"])), IsStill: true),
        new("removal", () => InsertionDeletionFigure.Create(Removal()), IsStill: true),
        new("odd-temporal-late", () => TemporalImportanceFigure.Create(new FrameImportance([1, 1, 1, 2, 3, 9], "nT", "occlusion"), new FrameTimes([-84, -72, -60, -30, -12, 0]), new Forecast([1, 2], 0, "ap", "nT")), IsStill: true),
        new("odd-temporal-zero", () => TemporalImportanceFigure.Create(new FrameImportance(new float[9], "nT", "occlusion"), new FrameTimes([.. Enumerable.Range(0, 9).Select(t => (t - 8) * 0.25)], Last)), IsStill: true),
        new("odd-temporal-nan", () => TemporalImportanceFigure.Create(new FrameImportance([float.NaN, float.NaN, float.NaN], "nT", "occlusion"), new FrameTimes([-24, -12, 0]), DemoSequence.Forecast()), IsStill: true),
        new("odd-texts-temporal", () => TemporalImportanceFigure.Create(new FrameImportance([3], Hostile, Hostile), new FrameTimes([0]), null, new() { Title = Hostile, Notes = [Hostile], Facts = [new(Hostile, Hostile)] }), IsStill: true),
        new("odd-horizons-one", () => HorizonLagFigure.Create(new HorizonImportance([float.NaN], [3], new FrameTimes([0]), "nT", "m"))),
        new("odd-horizons-zero", () => HorizonLagFigure.Create(new HorizonImportance(new float[6], [3, 6], new FrameTimes([-30, -12, 0]), "nT", "m"), new() { Scale = HorizonScale.EachHorizon })),
        new("odd-agreement-one", () => MethodAgreementFigure.Create(new MethodAgreement(["Grad-CAM"], [double.NaN], "m")), IsStill: true),
        new("odd-texts-agreement", () => MethodAgreementFigure.Create(new MethodAgreement([Hostile, Hostile], [1, 0.2, 0.2, 1], Hostile)), IsStill: true),
        new("odd-agreement-many", () => MethodAgreementFigure.Create(Agreement([.. Enumerable.Range(0, 20).Select(i => $"method {i}")])), IsStill: true),
        new("odd-channels-zero", () => ChannelImportanceFigure.Create(Channels([0, double.NaN, 0, 0], null)), IsStill: true),
        new("odd-texts-channels", () => ChannelImportanceFigure.Create(new ChannelImportances([new SolarChannel("a", Hostile, Hostile)], [-12345.678], Hostile, Hostile, 1e7)), IsStill: true),
        new("odd-texts-removal", () => InsertionDeletionFigure.Create(new InsertionDeletionCurves([0, 0.5, 1], [new(Hostile, [1, double.NaN, 3], [2, 2, 2])], [], Hostile, Hostile)), IsStill: true),
    ];

    private static ChannelImportances Channels(double[] changes, double? wind) =>
        new([SolarChannel.Aia193, SolarChannel.Aia211, SolarChannel.Aia304, SolarChannel.HmiMagnetogram], changes, "nT", "prediction − prediction with the channel set to 0", wind);

    private static HorizonImportance Horizons(int horizons, int frames)
    {
        float[] changes = [.. Enumerable.Range(0, horizons * frames).Select(i => (float)((i % 5 == 0 ? -1 : 1) * (0.02 + ((1.0 / (1 + (i / frames))) * Math.Exp(-Math.Pow((i % frames) - 20 + (i / frames), 2) / 9)))))];
        return new(changes, [.. Enumerable.Range(1, horizons).Select(k => 3.0 * k)], new FrameTimes([.. Enumerable.Range(0, frames).Select(t => (t - frames + 1) * 12.0)], Last), "nT", "prediction − prediction with the frame set to 0", 3);
    }

    // The last method has no value with any other.
    private static MethodAgreement Agreement(string[] names)
    {
        int n = names.Length;
        double Value(int i, int j) => Math.Max(i, j) == n - 1 ? double.NaN : i == j ? 1 : Math.Cos(0.6 * (i + j));
        return new(names, [.. Enumerable.Range(0, n * n).Select(k => Value(k / n, k % n))], "Spearman's rank correlation over all pixels of all frames");
    }

    private static InsertionDeletionCurves Removal()
    {
        double[] fractions = [.. Enumerable.Range(0, 21).Select(i => i / 20.0)];
        RankingCurves Curves(string name, double steepness) => new(name, [.. fractions.Select(f => 4 + (23 * Math.Exp(-steepness * f)))], [.. fractions.Select(f => 4 + (23 * (1 - Math.Exp(-steepness * f))))]);
        return new(fractions, [Curves("Grad-CAM", 9), Curves("Integrated Gradients", 14)], [Curves("random 1", 1.2), Curves("random 2", 2), Curves("random 3", 1.6)], "ap at +12 h", "nT");
    }
}
