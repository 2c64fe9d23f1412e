namespace Workbench.Sun;

/// <summary>What is to be predicted: eight values, each over three hours, the first from the last frame on.</summary>
/// <param name="Name">E.g. <c>ap</c>.</param>
/// <param name="Unit">E.g. <c>km/s</c>, or <see cref="ApUnit"/>.</param>
/// <param name="Values">The eight values, with noise.</param>
/// <param name="WithoutNoise">The eight values that follow from the cause and the wind exactly.</param>
/// <param name="Spread">Scale of the noise: a typical standard deviation of the values over seeds, a fixed number for each quantity.</param>
public sealed record PlantedTarget(string Name, string Unit, float[] Values, float[] WithoutNoise, double Spread)
{
    /// <summary>Unit of ap in labels. ap counts in steps of about 2 nT [Matzka2021], so "nT" beside it would be wrong by a factor of two.</summary>
    public const string ApUnit = "ap units";

    /// <summary>Number of values.</summary>
    public const int Horizons = 8;

    /// <summary>Hours from one value to the next.</summary>
    public const double StepHours = 3;
}

/// <summary>The solar wind before the forecast, as a model takes it.</summary>
/// <param name="Values">Axes (L, F) in C order, L = <see cref="Steps"/>, F = 6 in the order of <see cref="Names"/>.</param>
public sealed record PlantedWind(float[] Values)
{
    /// <summary>L, three-hourly means over the seven days that end with the last frame.</summary>
    public const int Steps = 56;

    /// <summary>Hours from one step to the next; the last step ends at the last frame.</summary>
    public const double StepHours = 3;

    /// <summary>The F = 6 quantities.</summary>
    public static IReadOnlyList<string> Names { get; } = ["speed", "density", "temperature", "Bz", "By", "|B|"];

    /// <summary>Their units.</summary>
    public static IReadOnlyList<string> Units { get; } = ["km/s", "1/cm³", "10³ K", "nT", "nT", "nT"];
}
