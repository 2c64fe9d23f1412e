namespace Workbench.Sun;

/// <summary>The three quantities that the planted Sun forecasts.</summary>
internal enum PlantedQuantity
{
    Ap,
    Speed,
    XrayFlux,
}

/// <summary>
/// All objects of one seed, before anything is drawn. Each draws its parameters from a stream of its own, and nothing asks whether a distractor or
/// another cause is there: taking one out moves no other.
/// </summary>
internal sealed class PlantedWorld
{
    private const int FilamentCount = 4;
    private readonly WindAtEarth _wind;

    private PlantedWorld(int seed, PlantedSunOptions options, PlantedDistractors shown, CausePlan plan, bool hasCause)
    {
        (Seed, Options, Shown, Scenario) = (seed, options, shown, plan.Scenario);
        Regions = [.. BackgroundRegions(seed), .. plan.Region is null ? [] : new[] { plan.Region }];
        if (shown.HasFlag(PlantedDistractors.BrightRegion)) BrightRegion = NewBrightRegion(seed, plan.Latitude);
        PolarHoles = [new(new SeededStream(seed, StreamPart.PolarHoles, 0), 1), new(new SeededStream(seed, StreamPart.PolarHoles, 1), -1)];
        Filaments = [.. Enumerable.Range(0, FilamentCount).Select(k => new Filament(new SeededStream(seed, StreamPart.Filaments, k)))];
        if (hasCause) (Hole, Stream, Eruption, Ejection, Emergence) = (plan.Hole, plan.Stream, plan.Eruption, plan.Ejection, plan.Emergence);
        _wind = new WindAtEarth(new AmbientWind(seed), Stream, Ejection);
    }

    public int Seed { get; }

    public PlantedSunOptions Options { get; }

    public PlantedDistractors Shown { get; }

    public PlantedScenario Scenario { get; }

    public PlantedActiveRegion[] Regions { get; }

    public PlantedActiveRegion? BrightRegion { get; }

    public PolarHole[] PolarHoles { get; }

    public Filament[] Filaments { get; }

    public CoronalHole? Hole { get; }

    public PlantedHighSpeedStream? Stream { get; }

    public Eruption? Eruption { get; }

    public EjectionAtEarth? Ejection { get; }

    public FluxEmergence? Emergence { get; }

    public static PlantedWorld Of(int seed, PlantedSunOptions options, bool hasCause, PlantedDistractors shown)
        => new(seed, options, shown, CausePlan.Of(seed, options), hasCause);

    /// <summary>Time of a frame in hours from the last.</summary>
    public double HoursAt(int frame) => (frame - (Options.Frames - 1)) * Options.CadenceHours;

    /// <summary>Writes the (L, F) solar-wind series: what a monitor measured, with 2 % noise.</summary>
    public void WriteWind(Span<float> values)
    {
        WindAtEarth seen = Options.WindShowsCause ? _wind : _wind.WithoutCauses();
        var noise = new SeededStream(Seed, StreamPart.WindNoise);
        bool isDead = Shown.HasFlag(PlantedDistractors.DeadWind);
        int features = PlantedWind.Names.Count;
        for (int step = 0; step < PlantedWind.Steps; step++)
        {
            WindState s = seen.At((step - PlantedWind.Steps + 0.5) * PlantedWind.StepHours);
            ReadOnlySpan<double> state = [s.Speed, s.Density, s.TemperatureKilokelvin, s.Bz, s.By, s.Field];
            for (int f = 0; f < features; f++)
            {
                ChannelScale scale = PlantedScales.Wind[f];
                values[(step * features) + f] = isDead ? (float)scale.Mean : (float)(state[f] + (0.02 * scale.Stdev * noise.Normal()));
            }
        }
    }

    /// <summary>The eight values of a quantity.</summary>
    public PlantedTarget Target(PlantedQuantity quantity)
    {
        var clean = new float[PlantedTarget.Horizons];
        var noisy = new float[PlantedTarget.Horizons];
        (string name, string unit, double spread) = quantity switch
        {
            PlantedQuantity.Ap => ("ap", PlantedTarget.ApUnit, 40.0),
            PlantedQuantity.Speed => ("solar-wind speed", "km/s", 90.0),
            _ => ("soft X-ray flux", "lg W/m²", 0.5),
        };
        var noise = new SeededStream(Seed, StreamPart.TargetNoise, (int)quantity);
        for (int k = 0; k < clean.Length; k++)
        {
            double value = MeanOverStep(quantity, k * PlantedTarget.StepHours), observed = value + (Options.TargetNoise * spread * noise.Normal());
            (clean[k], noisy[k]) = ((float)value, (float)(quantity == PlantedQuantity.Ap ? Math.Clamp(observed, 0, NewellCoupling.LargestAp) : observed));
        }

        return new PlantedTarget(name, unit, noisy, clean, spread);
    }

    // Six points, half an hour apart, in the middle of their half hours.
    private double MeanOverStep(PlantedQuantity quantity, double start)
    {
        const int Points = 6;
        double sum = 0;
        for (int i = 0; i < Points; i++)
        {
            double hours = start + ((i + 0.5) * PlantedTarget.StepHours / Points);
            sum += quantity switch
            {
                PlantedQuantity.Ap => _wind.At(hours).Coupling,
                PlantedQuantity.Speed => _wind.At(hours).Speed,
                _ => FlareLight.At(Emergence, hours),
            };
        }

        return quantity == PlantedQuantity.Ap ? NewellCoupling.ApOf(sum / Points) : sum / Points;
    }

    private static IEnumerable<PlantedActiveRegion> BackgroundRegions(int seed)
    {
        int regions = 3 + (int)new SeededStream(seed, StreamPart.Regions).Between(0, 4);
        for (int k = 0; k < regions; k++)
        {
            var stream = new SeededStream(seed, StreamPart.Regions, k + 1);
            double latitude = stream.Sign() * stream.Between(8, 30), longitude = stream.Between(-110, 240);
            yield return new PlantedActiveRegion(stream, latitude, longitude, stream.Between(0.3, 1), stream.Between(-500, -60));
        }
    }

    // In the other hemisphere than the cause, on the disk in the days before the forecast.
    private static PlantedActiveRegion NewBrightRegion(int seed, double latitudeOfCause)
    {
        var stream = new SeededStream(seed, StreamPart.BrightRegion);
        double latitude = -Math.Sign(latitudeOfCause) * stream.Between(16, 30);
        return new PlantedActiveRegion(stream, latitude, stream.Between(0, 75), 1.5, stream.Between(-300, -220));
    }
}
