using Workbench.Attribution;

namespace Workbench.Guide;

/// <summary>What each pixel of each frame and channel contributed to the forecast, and the solar wind beside them: signed Integrated Gradients, in the forecast's unit.</summary>
public sealed class PixelEvidence
{
    /// <summary>The method, in labels.</summary>
    public const string Method = "Integrated Gradients";

    private readonly int _channels, _frames, _pixels;

    internal PixelEvidence(float[] values, (int Channels, int Frames, int Height, int Width) shape, float[] wind, Certificate certificate)
    {
        (_channels, _frames, Height, Width) = shape;
        (Values, Wind, Certificate, _pixels) = (values, wind, certificate, Height * Width);
    }

    /// <summary>Signed contributions, axes (C, T, H, W) in C order.</summary>
    public float[] Values { get; }

    /// <summary>Signed contributions of the solar wind, axes (L, F) in C order; all 0 where its mean stands in.</summary>
    public float[] Wind { get; }

    /// <summary>H.</summary>
    public int Height { get; }

    /// <summary>W.</summary>
    public int Width { get; }

    /// <summary>How they came to be, with the completeness delta.</summary>
    public Certificate Certificate { get; }

    /// <summary>What each channel contributed in all: C sums.</summary>
    public IReadOnlyList<double> ByChannel => [.. Enumerable.Range(0, _channels).Select(c => Sum(Channel(c)))];

    /// <summary>What each frame contributed in all channels: T sums.</summary>
    public IReadOnlyList<double> ByFrame => [.. Enumerable.Range(0, _frames).Select(t => Enumerable.Range(0, _channels).Sum(c => Sum(Frame(c, t))))];

    /// <summary>What the solar wind contributed in all.</summary>
    public double ByWind => Sum(Wind);

    /// <summary>The T*H*W values of one channel, a view without copy.</summary>
    /// <param name="channel">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public ReadOnlySpan<float> Channel(int channel)
    {
        if (channel < 0 || channel >= _channels) throw new ArgumentOutOfRangeException(nameof(channel), channel, $"PixelEvidence: the study has channels 0 to {_channels - 1}, counted from 0.");
        return Values.AsSpan(channel * _frames * _pixels, _frames * _pixels);
    }

    /// <summary>The H*W values of one frame in one channel, a view without copy.</summary>
    /// <param name="channel">Counted from 0.</param>
    /// <param name="frame">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel or frame.</exception>
    public ReadOnlySpan<float> Frame(int channel, int frame)
    {
        if (frame < 0 || frame >= _frames) throw new ArgumentOutOfRangeException(nameof(frame), frame, $"PixelEvidence: the study has frames 0 to {_frames - 1}, counted from 0.");
        return Channel(channel).Slice(frame * _pixels, _pixels);
    }

    /// <summary>The sum over channels, axes (T, H, W) in C order; a new array.</summary>
    public float[] SummedOverChannels()
    {
        var sums = new float[_frames * _pixels];
        for (int i = 0; i < Values.Length; i++) sums[i % sums.Length] += Values[i];
        return sums;
    }

    internal static PixelEvidence Measure(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (study, options) = (explanation.Study, explanation.Options);
        using var result = new AdaptiveIntegratedGradients(study.Explained, new(MaximumSteps: options.Steps, Baselines: [explanation.ImageBaseline, ExplanationOptions.MeanLevel])).Attribute(study.Inputs, explanation.Target, progress, cancellation);
        var sequence = study.Sequence;
        return new PixelEvidence(Plain.Floats(result["images"]), (sequence.Channels.Count, sequence.Frames, sequence.Height, sequence.Width), Plain.Floats(result["wind"]), result.Certificate);
    }

    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values) sum += value;
        return sum;
    }
}
