using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>What of an explanation can be saved: what is there from the start, and what was measured so far.</summary>
internal static class SavedArrays
{
    /// <summary>The arrays, each with its values.</summary>
    public static IReadOnlyList<(SavedArray Array, float[] Values)> Of(Explanation explanation)
    {
        var (study, sequence, measured) = (explanation.Study, explanation.Study.Sequence, explanation.Measured);
        var (frames, channels) = (sequence.Frames, sequence.Channels.Count);
        int[] cells = [explanation.MapHeight, explanation.MapWidth], pixels = [sequence.Height, sequence.Width];
        List<(SavedArray, float[])> arrays =
        [
            (new("frames.npy", "(T, C, H, W)", [frames, channels, .. pixels], sequence.Units, "brightness as observed or generated", null), sequence.Values),
            (new("class_map.npy", "(T, h, w)", [frames, .. cells], study.Unit, "evidence of a cell of the layer, signed", explanation.MapCertificate), explanation.Maps),
            (new("temporal_change.npy", "(T)", [frames], study.Unit, "forecast − forecast without the frame", explanation.ImportanceCertificate), explanation.Change),
            (new("forecast.npy", "(horizon)", [explanation.Forecast.Length], study.Unit, "forecast, three hours apart", null), explanation.Forecast),
        ];
        if (measured.KnownPixels is { } evidence)
        {
            arrays.Add((new("integrated_gradients.npy", "(C, T, H, W)", [channels, frames, .. pixels], study.Unit, "contribution of a pixel, signed", evidence.Certificate), evidence.Values));
            arrays.Add((new("integrated_gradients_wind.npy", "(L, F)", [PlantedWind.Steps, PlantedWind.Names.Count], study.Unit, "contribution of a solar-wind value, signed", evidence.Certificate), evidence.Wind));
        }

        if (measured.KnownChannels is { } removal)
            arrays.Add((new("channel_change.npy", "(channels, then solar wind)", [removal.Changes.Count], study.Unit, "forecast − forecast without it", removal.Certificate), Floats(removal.Changes)));
        if (measured.KnownChannelMaps is { } maps)
            arrays.Add((new("class_map_change_by_channel.npy", "(C, T, h, w)", [channels, frames, .. cells], study.Unit, "map − map without the channel", maps.Certificate), maps.CamChange));
        if (measured.KnownLags is { } lags)
            arrays.Add((new("horizons_by_lag.npy", "(horizon, T)", [lags.Changes.Count, frames], study.Unit, "forecast − forecast without the frame", lags.Certificate), Floats(lags.Changes.SelectMany(row => row))));
        if (measured.KnownCurves is { } curves)
            arrays.Add((new("removal_curves.npy", $"(curve: {string.Join(", ", curves.Curves.Select(c => $"{c.Kind} {c.Ranking}"))}; point)", [curves.Curves.Count, curves.Curves[0].Values.Count], study.Unit, "forecast while pixels go or come", curves.Certificate), Floats(curves.Curves.SelectMany(c => c.Values))));
        if (measured.KnownAgreement is { } agreement)
            arrays.Add((new("method_agreement.npy", $"(method, method: {string.Join(", ", agreement.Methods)})", [agreement.Methods.Count, agreement.Methods.Count], "1", "rank correlation", agreement.Certificate), Floats(agreement.Matrix.SelectMany(row => row))));
        if (measured.KnownWeights is { } weights)
            arrays.Add((new("randomised_weights.npy", $"(module: {string.Join(", ", weights.Stages)})", [weights.Stages.Count], "1", "rank correlation with the original maps, without sign", weights.Certificate), Floats(weights.Correlations)));
        return arrays;
    }

    private static float[] Floats(IEnumerable<double> values) => [.. values.Select(v => (float)v)];
}
