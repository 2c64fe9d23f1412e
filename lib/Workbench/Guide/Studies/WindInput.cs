using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>Observed solar wind as the models take it: three-hourly means over the week before the last frame, standardised as the planted wind was in training.</summary>
internal static class WindInput
{
    private const double LeastCover = 0.25; // of a step by valid samples; a mean of less says little about three hours
    private const double KelvinPerUnit = 1000; // the models take temperatures in 10³ K

    /// <summary>Values (L, F) in C order, 0 (the mean) where nothing was observed, and how many of the L steps have each quantity.</summary>
    /// <param name="winds">The series, nominal records only; the first that has a quantity gives it.</param>
    /// <param name="end">The last frame's time, where the last step ends.</param>
    public static (float[] Values, int[] Covered) Of(IReadOnlyList<SolarWindSeries> winds, DateTimeOffset end)
    {
        int features = PlantedWind.Names.Count;
        var values = new float[PlantedWind.Steps * features];
        var covered = new int[features];
        for (int f = 0; f < features; f++)
        {
            if (winds.Select(wind => Quantity(wind, f)).FirstOrDefault(series => series is not null) is not { } series) continue;
            for (int step = 0; step < PlantedWind.Steps; step++)
            {
                DateTimeOffset from = end.AddHours((step - PlantedWind.Steps) * PlantedWind.StepHours);
                if (Mean(series.Slice(from, from.AddHours(PlantedWind.StepHours))) is not { } mean) continue;
                ChannelScale scale = PlantedScales.Wind[f];
                values[(step * features) + f] = (float)((((f == Temperature) ? mean / KelvinPerUnit : mean) - scale.Mean) / scale.Stdev);
                covered[f]++;
            }
        }

        return (values, covered);
    }

    private const int Temperature = 2;

    // In the order of PlantedWind.Names.
    private static TimeSeries? Quantity(SolarWindSeries wind, int feature) => feature switch
    {
        0 => wind.Speed,
        1 => wind.Density,
        Temperature => wind.Temperature,
        3 => wind.Bz,
        4 => wind.By,
        _ => wind.FieldMagnitude,
    };

    private static double? Mean(TimeSeries part)
    {
        double[] valid = [.. part.Values.Where(v => !double.IsNaN(v))];
        return valid.Length * part.Cadence.TotalHours >= LeastCover * PlantedWind.StepHours && valid.Length > 0 ? valid.Average() : null;
    }
}
