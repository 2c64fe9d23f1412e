namespace Workbench.Sun;

/// <summary>A sequence as models take it: every channel normalised over the whole sequence, by default to mean 0 and standard deviation 1.</summary>
/// <param name="Values">float32 values, axes (B, C, T, H, W) with B = 1, in C order.</param>
/// <param name="Frames">T.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="Scales">The C scales, to go back to the sequence's unit.</param>
/// <param name="Notes">One sentence for each constant channel, for each channel with clipped values, and for missing frames; empty where there is none.</param>
public sealed record NormalisedSequence(float[] Values, int Frames, int Height, int Width, IReadOnlyList<ChannelScale> Scales, IReadOnlyList<string> Notes)
{
    /// <summary>(1, C, T, H, W).</summary>
    public IReadOnlyList<long> Shape => [1, Scales.Count, Frames, Height, Width];

    /// <summary>The values in the sequence's unit again.</summary>
    /// <returns>New float32 values, axes (T, C, H, W) as in <see cref="SolarSequence.Values"/>; equal to them up to rounding, except clipped values and missing frames.</returns>
    public float[] ToPhysical()
    {
        float[] values = new float[Values.Length];
        int pixels = Height * Width;
        for (int c = 0; c < Scales.Count; c++)
            for (int t = 0; t < Frames; t++)
                for (int p = 0; p < pixels; p++)
                    values[(((t * Scales.Count) + c) * pixels) + p] = (float)Scales[c].ToUnits(Values[(((c * Frames) + t) * pixels) + p]);
        return values;
    }

    /// <summary>A gradient per normalised unit as a gradient per physical unit: what one more count, gauss or grey level at a pixel changes.</summary>
    /// <param name="gradient">dy / d normalised, float32 values with axes (1, C, T, H, W) in C order; not modified.</param>
    /// <param name="sequence">The sequence this was made from; a nonlinear stretch has its slope at the physical value.</param>
    /// <returns>New values of the same axes: dy / d value = dy / d normalised · f'(value) / Stdev; for a linear scale the gradient divided by Stdev.</returns>
    /// <exception cref="ArgumentException">The gradient or the sequence has another shape.</exception>
    /// <remarks>
    /// Only gradients change with the unit. Attributions that are a difference times a gradient (gradient x input, integrated gradients
    /// [Sundararajan2017]) are in the unit of the output and stay as they are under a linear scale, with the baseline moved along: with
    /// z = (x - m) / s, (z - z') ∫ dy/dz = (x - x') / s · s ∫ dy/dx. Under a nonlinear stretch the straight path between baseline and input is
    /// another path in physical units, and integrated gradients differ.
    /// </remarks>
    public float[] GradientToPhysical(ReadOnlySpan<float> gradient, SolarSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (gradient.Length != Values.Length)
            throw new ArgumentException($"NormalisedSequence.GradientToPhysical: (1, C, T, H, W) = ({string.Join(", ", Shape)}) needs {Values.Length} values, got {gradient.Length}.", nameof(gradient));
        if ((sequence.Frames, sequence.Channels.Count, sequence.Height, sequence.Width) != (Frames, Scales.Count, Height, Width))
            throw new ArgumentException($"NormalisedSequence.GradientToPhysical: expected the sequence of (T, C, H, W) = ({Frames}, {Scales.Count}, {Height}, {Width}), got ({sequence.Frames}, {sequence.Channels.Count}, {sequence.Height}, {sequence.Width}). Pass the sequence that was normalised.", nameof(sequence));
        float[] physical = new float[gradient.Length];
        int pixels = Height * Width;
        for (int c = 0; c < Scales.Count; c++)
            for (int t = 0; t < Frames; t++)
            {
                ReadOnlySpan<float> frame = sequence.Frame(t, c);
                int at = ((c * Frames) + t) * pixels;
                for (int p = 0; p < pixels; p++) physical[at + p] = (float)(gradient[at + p] * Scales[c].SlopeAt(frame[p]));
            }

        return physical;
    }

    /// <summary>Normalises every channel over its present frames and all pixels, and moves the channel axis before time.</summary>
    /// <param name="sequence">The sequence; not modified.</param>
    /// <param name="channels">The C normalisations.</param>
    internal static NormalisedSequence Of(SolarSequence sequence, IReadOnlyList<ChannelNormalisation> channels)
    {
        int pixels = sequence.Height * sequence.Width;
        float[] values = new float[sequence.Values.Length];
        var scales = new List<ChannelScale>();
        var notes = new List<string>();
        for (int c = 0; c < channels.Count; c++)
        {
            string name = sequence.Channels[c].Name;
            bool isMeasured = channels[c].KeptScale is null;
            ChannelScale scale = channels[c].KeptScale ?? ScaleMeasurement.Of(sequence, c, channels[c].Stretch);
            scales.Add(scale);
            long lost = 0;
            int missing = 0;
            for (int t = 0; t < sequence.Frames; t++)
            {
                if (sequence.IsMissing(t, c)) missing++;
                if (isMeasured && sequence.IsMissing(t, c)) continue; // 0, the mean
                ReadOnlySpan<float> frame = sequence.Frame(t, c);
                Span<float> normalised = values.AsSpan(((c * sequence.Frames) + t) * pixels, pixels);
                for (int p = 0; p < pixels; p++)
                {
                    normalised[p] = (float)scale.ToNormalised(frame[p]);
                    if (scale.Stretch.Loses(frame[p])) lost++;
                }
            }

            if (scale.IsConstant && isMeasured) notes.Add($"Channel {name} is {scale.ToUnits(0)} in every pixel of every frame; it was set to 0 and can explain nothing.");
            else if (!isMeasured && SameEverywhere(sequence, c) is float value) notes.Add($"Channel {name} is {value} in every pixel of every frame: it shows nothing of the Sun, and what a model makes of that number is no observation.");
            if (lost > 0) notes.Add($"Channel {name}: {lost} of {(long)sequence.Frames * pixels} values lie where {scale.Stretch} is flat and were clipped.");
            if (missing > 0) notes.Add($"Channel {name}: {missing} of {sequence.Frames} frames are missing and hold {(isMeasured ? "0, the channel's mean" : "the fill of the sequence, normalised")}; what a model does with them is no observation.");
        }

        return new NormalisedSequence(values, sequence.Frames, sequence.Height, sequence.Width, scales, notes);
    }

    // The one value of a channel in all its present frames, or null.
    private static float? SameEverywhere(SolarSequence sequence, int channel)
    {
        int[] present = [.. Enumerable.Range(0, sequence.Frames).Where(t => !sequence.IsMissing(t, channel))];
        float first = sequence.Frame(present[0], channel)[0];
        return present.All(t => sequence.IsConstant(t, channel) && sequence.Frame(t, channel)[0].Equals(first)) ? first : null;
    }
}
