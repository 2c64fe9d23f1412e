using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

/// <summary>A figure to show in the browser.</summary>
/// <param name="Name">For messages and screenshots; unusual input begins with <c>odd</c>.</param>
/// <param name="Make">Makes it.</param>
/// <param name="IsGuideSize">Whether it holds 28 frames of 64 x 64 pixels in three channels, and so must stay below a megabyte.</param>
/// <param name="IsStill">Whether it has no menu and no slider.</param>
public sealed record ShownFigure(string Name, Func<Figure> Make, bool IsGuideSize = false, bool IsStill = false)
{
    public override string ToString() => Name;
}

/// <summary>Every figure that the library can make, and what it must not fail on. A new figure joins with a line.</summary>
internal static class ShownFigures
{
    private static readonly DateTimeOffset Last = new(2012, 3, 7, 0, 30, 0, TimeSpan.Zero);
    private static readonly string Hostile = "<b onclick=alert(1)>Grad-CAM</b> %{x} $x^2$ \u202Egnp.exe " + new string('w', 300);

    public static IReadOnlyList<ShownFigure> All() =>
    [
        new("full-sequence", () => DemoSequence.Figure(), IsGuideSize: true),
        new("full-sequence-large-maps", () => FullSequenceFigure.Create(DemoSequence.Create(), DemoSequence.Maps(28, 64, 64), DemoSequence.Importance(), DemoSequence.Forecast()), IsGuideSize: true),
        new("full-sequence-planted", () => FullSequenceFigure.Create(Planted(), DemoSequence.Maps(28, 64, 64), DemoSequence.Importance(), DemoSequence.Forecast()), IsGuideSize: true),
        new("full-sequence-dated", () => FullSequenceFigure.Create(Dated(28, 64), Catalogued(28), DemoSequence.Importance(), DemoSequence.Forecast(), new() { Scale = MapScale.Catalogue, Colours = MapColours.ColourBlindSafe }), IsGuideSize: true),
        new("full-sequence-eight", () => FullSequenceFigure.Create(Dated(8, 96), DemoSequence.Maps(8), DemoSequence.Importance(8), DemoSequence.Forecast(), new() { Scale = MapScale.Frame })),
        new("full-sequence-minutes", () => FullSequenceFigure.Create(Minutes(), DemoSequence.Maps(8), DemoSequence.Importance(8), DemoSequence.Forecast())),
        new("overlay", () => OverlayFigure.Create(DemoSequence.Create(), DemoSequence.Maps(), 17), IsGuideSize: true),
        new("overlay-dated", () => OverlayFigure.Create(Dated(28, 64), Catalogued(28), 3, new() { Scale = MapScale.Catalogue, Colours = MapColours.ColourBlindSafe, Channel = 2 }), IsGuideSize: true),
        new("overlay-large", () => OverlayFigure.Create(DemoSequence.Create(2, 600), DemoSequence.Maps(2, 40, 40), 1)),
        new("film", () => AnimatedMapFigure.Create(Dated(28, 64), DemoSequence.Maps(28, 64, 64), DemoSequence.Importance()), IsGuideSize: true),
        new("film-eight", () => AnimatedMapFigure.Create(DemoSequence.Create(8, 96), Catalogued(8), DemoSequence.Importance(8), new() { Scale = MapScale.Frame, Colours = MapColours.ColourBlindSafe })),
        new("training", () => TrainingCurves.Create("demo", [1, 2, 3], [new("training", [1, 0.5, 0.3]), new("validation", [1.2, double.NaN, 0])], ["first", "first", "second"]), IsStill: true),
        .. DemoCharts.All(),
        .. DemoGrids.All(),
        .. UnusualSequences.All().Select((figure, i) => new ShownFigure($"odd-full-sequence-{i}", () => figure)),
        .. UnevenSequences.All(),
        new("odd-overlay-zero", () => OverlayFigure.Create(DemoSequence.Create(2, 12, 17), Filled(2, 0), 0, new() { Scale = MapScale.Frame })),
        new("odd-overlay-nan", () => OverlayFigure.Create(DemoSequence.Create(1, 12, 17, channels: [SolarChannel.HmiMagnetogram]), Filled(1, float.NaN), 0)),
        new("odd-overlay-negative", () => OverlayFigure.Create(DemoSequence.Create(2, 12, 17), Filled(2, -3), 1, new() { Scale = MapScale.Frame })),
        new("odd-overlay-texts", () => OverlayFigure.Create(Texts(), new SaliencyMaps(new float[3 * 2 * 2], 3, 2, 2, Hostile, Hostile, true, [new(Hostile, Hostile)]), 2, new() { Title = Hostile, Notes = [Hostile], Facts = [new(Hostile, Hostile)] })),
        new("odd-film-single", () => AnimatedMapFigure.Create(DemoSequence.Create(1, 17, 12), DemoSequence.Maps(1, 5, 4), new FrameImportance([0.4f], "nT", "occlusion"))),
        new("odd-film-zero", () => AnimatedMapFigure.Create(DemoSequence.Create(3, 12, 17), Filled(3, 0), new FrameImportance(new float[3], "nT", "occlusion"), new() { Scale = MapScale.Frame })),
        new("odd-film-nan", () => AnimatedMapFigure.Create(DemoSequence.Create(3, 12, 17), Filled(3, float.NaN), new FrameImportance([float.NaN, 1, float.NaN], "nT", "occlusion"))),
        new("odd-film-texts", () => AnimatedMapFigure.Create(Texts(), new SaliencyMaps([.. Enumerable.Range(0, 12).Select(v => (float)v)], 3, 2, 2, Hostile, Hostile, true), new FrameImportance([1, 2, 3], Hostile, Hostile), new() { Title = Hostile, Notes = [Hostile] })),
    ];

    /// <summary>The demonstration's frames with a date: the last one half an hour after midnight on 7 March 2012.</summary>
    public static SolarSequence Dated(int frames, int size)
    {
        SolarSequence s = DemoSequence.Create(frames, size);
        return new(s.Values, s.Channels, s.HoursFromLastFrame, s.Height, s.Width, s.Disk, s.Units, s.Origin, s.Source, Last);
    }

    /// <summary>Maps that know the largest value of their catalogue.</summary>
    public static SaliencyMaps Catalogued(int frames)
    {
        SaliencyMaps maps = DemoSequence.Maps(frames);
        return new(maps.Values, frames, maps.Height, maps.Width, maps.Name, maps.Unit, true, maps.Facts) { LargestInCatalogue = 0.05f };
    }

    /// <summary>Eight frames a quarter of an hour apart in two channels, dated.</summary>
    public static SolarSequence Minutes()
    {
        SolarSequence s = DemoSequence.Create(8, cadenceHours: 0.25, channels: DemoSequence.Channels[..2]);
        return new(s.Values, s.Channels, s.HoursFromLastFrame, s.Height, s.Width, s.Disk, s.Units, s.Origin, s.Source, Last);
    }

    public static SolarSequence Planted() => new PlantedSun().Create(3).Sequence;

    private static SaliencyMaps Filled(int frames, float value) => new([.. Enumerable.Repeat(value, frames * 5 * 7)], frames, 5, 7, "Grad-CAM", "nT", true);

    // T = 3, one frame missing, a channel with a hostile name.
    private static SolarSequence Texts()
    {
        SolarSequence s = DemoSequence.Create(3, 12, 17, channels: [new("a", Hostile, "x")]);
        return new(s.Values, s.Channels, s.HoursFromLastFrame, s.Height, s.Width, s.Disk, Hostile, s.Origin, Hostile, null, [false, false, true], [Hostile]);
    }
}
