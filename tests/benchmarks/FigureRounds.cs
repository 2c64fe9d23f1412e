using System.Text;
using Workbench.Figures;
using Workbench.Sun;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>
/// The heaviest figures, from frames and maps to JSON: 28 frames of the planted Sun in three channels, with maps as large as the frames. A Full Sequence must take
/// less than 150 ms at 64 x 64 pixels and 2 s at 512 x 512.
/// </summary>
internal static class FigureRounds
{
    private const int Frames = 28;

    internal static void Run()
    {
        foreach (int side in (int[])[64, 512])
        {
            SolarSequence sequence = Planted(side);
            var noise = new Random(1);
            SaliencyMaps maps = new([.. Enumerable.Range(0, Frames * side * side).Select(_ => (float)(noise.NextDouble() - 0.3))], Frames, side, side, "noise", "nT", keepsNegative: true);
            FrameImportance importance = new([.. Enumerable.Range(0, Frames).Select(t => (float)t)], "nT", "the frame's index");
            Forecast forecast = new([7, 9, 15, 27, 39, 32, 22, 15], 3, "ap", "nT");
            new Rounds(
            [
                Of("full_sequence", () => FullSequenceFigure.Create(sequence, maps, importance, forecast)),
                Of("film", () => AnimatedMapFigure.Create(sequence, maps, importance)),
                Of("overlay", () => OverlayFigure.Create(sequence, maps, 17)),
            ], CPU, side).Run(TimeSpan.FromSeconds(20));
        }
    }

    private static Trial Of(string name, Func<Figure> make)
    {
        Figure? last = null;
        return new(name, 1, () =>
        {
            last = make();
            return null;
        }, () => Encoding.UTF8.GetByteCount(last!.Json));
    }

    // Drawn at 64 x 64 and enlarged: what is timed does not depend on what the pixels show.
    private static SolarSequence Planted(int side)
    {
        SolarSequence small = new PlantedSun().Create(5).Sequence;
        int by = side / small.Width;
        float[] values = new float[small.Frames * small.Channels.Count * side * side];
        for (int i = 0; i < values.Length; i++)
        {
            int frame = i / (side * side), y = i / side % side / by, x = i % side / by;
            values[i] = small.Values[(((frame * small.Height) + y) * small.Width) + x];
        }
        return new(values, small.Channels, small.HoursFromLastFrame, side, side, new SolarDisk(((small.Disk.CentreX + 0.5) * by) - 0.5, ((small.Disk.CentreY + 0.5) * by) - 0.5, small.Disk.RadiusPixels * by),
            small.Units, small.Origin, small.Source, small.LastFrameUtc);
    }
}
