using TorchSharp;
using Workbench.Attribution;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>What raised the forecast, pixel by pixel of the frames: the positive part of a method's maps at the frames' size. Readings of space are made of it.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Values">Axes (T, H, W) in C order, 0 or more, in the maps' unit.</param>
/// <param name="Frames">T.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="CellPixels">Side of the smallest thing it can show, in pixels.</param>
internal sealed record PositiveMaps(string Method, float[] Values, int Frames, int Height, int Width, double CellPixels)
{
    /// <summary>Of an explanation's class activation maps, brought to the frames' size.</summary>
    public static PositiveMaps Of(Explanation explanation)
    {
        var sequence = explanation.Study.Sequence;
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var maps = tensor(explanation.Maps, [1, sequence.Frames, explanation.MapHeight, explanation.MapWidth]);
        return new PositiveMaps(
            explanation.MapCertificate.Method, Plain.Floats(new MapResampling().Of(maps.relu(), sequence.Height, sequence.Width)), sequence.Frames, sequence.Height, sequence.Width, (double)sequence.Width / explanation.MapWidth);
    }

    /// <summary>Of Integrated Gradients, summed over channels.</summary>
    public static PositiveMaps Of(PixelEvidence evidence)
    {
        float[] summed = evidence.SummedOverChannels();
        return new PositiveMaps(PixelEvidence.Method, [.. summed.Select(v => Math.Max(0, v))], summed.Length / (evidence.Height * evidence.Width), evidence.Height, evidence.Width, 1);
    }

    /// <summary>One frame's values, a view without copy.</summary>
    public ReadOnlySpan<float> Frame(int frame) => Values.AsSpan(frame * Height * Width, Height * Width);
}
