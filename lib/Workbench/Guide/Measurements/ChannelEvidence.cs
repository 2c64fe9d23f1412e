using TorchSharp;
using Workbench.Attribution;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>What the forecast loses without a channel, or without the solar wind.</summary>
/// <param name="Names">The channels, in order, then the solar wind.</param>
/// <param name="Changes">Forecast less the forecast without it, signed, in the forecast's unit; one for each name.</param>
/// <param name="Certificate">How they came to be.</param>
public sealed record ChannelEvidence(IReadOnlyList<string> Names, IReadOnlyList<double> Changes, Certificate Certificate)
{
    /// <summary>The solar wind among the <see cref="Names"/>.</summary>
    public const string SolarWind = "solar wind";

    /// <summary>|change| over the largest |change| (M13): 0 to 1, all 0 where nothing matters.</summary>
    public IReadOnlyList<double> Scaled => ChannelImportance.Scaled(Changes);

    internal static ChannelEvidence Measure(Explanation explanation, IProgress<double>? progress, CancellationToken cancellation)
    {
        var study = explanation.Study;
        // Each channel of the images is a group, and the wind is one: all removals in one run.
        var method = new FeatureAblation(study.Explained, FeatureGroups.Along(0, 1), new([explanation.Options.Removal]));
        using var scope = NewDisposeScope();
        using var result = method.Attribute(study.Inputs, explanation.Target, progress, cancellation);
        var images = result["images"];
        double[] channels = Plain.Doubles(images.flatten(2).select(2, 0));
        return new ChannelEvidence(
            [.. study.Sequence.Channels.Select(c => c.Name), SolarWind],
            [.. channels, Plain.Doubles(result["wind"].flatten(1).select(1, 0))[0]],
            result.Certificate with { Settings = ["each channel in all frames, and the solar wind, replaced in turn"] });
    }
}
