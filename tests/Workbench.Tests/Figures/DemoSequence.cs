using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

/// <summary>A small made-up Sun for figures: a disk with limb darkening and one bright blob that crosses it; no two axes equal unless asked for.</summary>
internal static class DemoSequence
{
    public static readonly SolarChannel[] Channels = [SolarChannel.Aia193, SolarChannel.Aia211, SolarChannel.Aia304];

    public static SolarSequence Create(int frames = 28, int size = 64, int width = 0, double cadenceHours = 12, double[]? hours = null, SolarChannel[]? channels = null)
    {
        channels ??= Channels;
        width = width == 0 ? size : width;
        hours ??= [.. Enumerable.Range(0, frames).Select(t => (t - frames + 1) * cadenceHours)];
        double cx = (width - 1) / 2.0, cy = (size - 1) / 2.0, radius = Math.Min(size, width) * 0.42;
        float[] values = new float[hours.Length * channels.Length * size * width];
        var noise = new Random(1);
        int i = 0;
        for (int t = 0; t < hours.Length; t++)
            for (int c = 0; c < channels.Length; c++)
                for (int y = 0; y < size; y++)
                    for (int x = 0; x < width; x++)
                    {
                        double r = Math.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) / radius;
                        (double bx, double by) = BlobAt(t, hours.Length, cx, cy, radius);
                        double blob = Math.Exp(-(((x - bx) * (x - bx)) + ((y - by) * (y - by))) / (radius * radius * 0.02));
                        double disk = r < 1 ? 60 + (50 * Math.Sqrt(1 - (r * r))) + (25 * Math.Sin((x * 0.6) + c) * Math.Cos(y * 0.5)) : 40 * Math.Exp((1 - r) * 8);
                        values[i++] = (float)Math.Clamp(disk + ((120 + (20 * c)) * blob) + (noise.NextDouble() * 14), 0, 255);
                    }
        return new SolarSequence(values, channels, hours, size, width, new SolarDisk(cx, cy, radius), "grey level 0-255", SequenceOrigin.Generated, "a disk with one moving blob, made for tests");
    }

    public static SaliencyMaps Maps(int frames = 28, int height = 16, int width = 16, bool keepsNegative = true)
    {
        float[] values = new float[frames * height * width];
        double cx = (width - 1) / 2.0, cy = (height - 1) / 2.0;
        for (int t = 0; t < frames; t++)
        {
            (double bx, double by) = BlobAt(t, frames, cx, cy, Math.Min(height, width) * 0.42);
            double strength = 0.2 + Math.Exp(-(t - 17) * (t - 17) / 30.0);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                    values[(((t * height) + y) * width) + x] = (float)(0.03 * ((strength * Math.Exp(-(((x - bx) * (x - bx)) + ((y - by) * (y - by))) / (height * 0.6))) - (keepsNegative ? 0.05 : 0)));
        }
        return new SaliencyMaps(values, frames, height, width, "Grad-CAM", "nT", keepsNegative,
            [new("model", "demo ConvLSTM"), new("target", "ap at +12 h"), new("layer", "conv3, one map a call"), new("baseline", "none"), new("seed", "7")]);
    }

    public static FrameImportance Importance(int frames = 28) => new(
        [.. Enumerable.Range(0, frames).Select(t => (float)(0.08 + (0.03 * Math.Sin(t * 1.7)) + (0.55 * Math.Exp(-(t - 17) * (t - 17) / 8.0))))],
        "nT", "|prediction − prediction with the frame set to 0|");

    public static Forecast Forecast(int analysed = 3) => new([7, 9, 15, 27, 39, 32, 22, 15], analysed, "ap", "nT");

    public static Figure Figure(FullSequenceOptions? options = null) => FullSequenceFigure.Create(Create(), Maps(), Importance(), Forecast(), options);

    private static (double X, double Y) BlobAt(int t, int frames, double cx, double cy, double radius)
    {
        double angle = (-70 + (140.0 * t / Math.Max(1, frames - 1))) * Math.PI / 180;
        return (cx + (radius * 0.9 * Math.Sin(angle)), cy - (radius * 0.3));
    }
}
