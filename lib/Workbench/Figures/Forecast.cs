namespace Workbench.Figures;

/// <summary>A predicted series after the last frame, with the horizon that is explained.</summary>
public sealed record Forecast
{
    /// <summary>Creates a forecast; the analysed horizon is checked here, once.</summary>
    /// <param name="values">Predicted values in order; value i is <c>(i + 1) * stepHours</c> after the last frame; NaN or infinite where missing; not copied.</param>
    /// <param name="analysedHorizon">Index, from 0, of the value that is explained.</param>
    /// <param name="name">What is predicted, e.g. <c>ap</c>.</param>
    /// <param name="unit">Unit of the values, e.g. <c>nT</c>.</param>
    /// <param name="stepHours">Hours from one value to the next; positive; 3 for the ap index.</param>
    /// <exception cref="ArgumentException">No value, or a blank text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon does not exist, or the step is not a positive number.</exception>
    public Forecast(float[] values, int analysedHorizon, string name, string unit, double stepHours = 3)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        if (values.Length == 0) throw new ArgumentException("Forecast: expected at least one value, got none.", nameof(values));
        if (analysedHorizon < 0 || analysedHorizon >= values.Length)
            throw new ArgumentOutOfRangeException(nameof(analysedHorizon), analysedHorizon, $"Forecast: the analysed horizon must be an index from 0 to {values.Length - 1}, got {analysedHorizon}.");
        if (!(stepHours > 0) || double.IsInfinity(stepHours))
            throw new ArgumentOutOfRangeException(nameof(stepHours), stepHours, $"Forecast: the step must be a positive number of hours, got {stepHours}.");
        (Values, AnalysedHorizon, Name, Unit, StepHours) = (values, analysedHorizon, name, unit, stepHours);
    }

    /// <summary>Predicted values in order, unit <see cref="Unit"/>.</summary>
    public float[] Values { get; }

    /// <summary>Index, from 0, of the value that is explained.</summary>
    public int AnalysedHorizon { get; }

    /// <summary>What is predicted.</summary>
    public string Name { get; }

    /// <summary>Unit of the values.</summary>
    public string Unit { get; }

    /// <summary>Hours from one value to the next.</summary>
    public double StepHours { get; }

    /// <summary>Hours after the last frame of value <paramref name="index"/>.</summary>
    public double HoursAt(int index) => (index + 1) * StepHours;
}
