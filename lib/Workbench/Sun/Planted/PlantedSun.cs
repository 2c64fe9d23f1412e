namespace Workbench.Sun;

/// <summary>
/// A Sun whose truth is known: seeded sequences and solar-wind series that look and behave like the observed ones, with the cause of what follows planted in
/// them. Test bed, default data and exercise sheet at once.
/// </summary>
/// <remarks>
/// What is in it: a limb and the corona above it, log-normal texture that turns with [Snodgrass1990]'s differential rotation, bipolar active regions by
/// Hale's and Joy's laws, polar and low coronal holes, filaments, eruptions; each channel sees plasma by its temperature (requirement G7). A hole's
/// stream and an eruption's cloud reach the Earth days later (<see cref="PlantedScenario"/>); <see cref="NewellCoupling"/> makes ap of the wind.
/// The target follows from the frames and the wind without chance but for <see cref="PlantedSunOptions.TargetNoise"/>: with its default the best R² is about
/// 0.998 for ap after eruptions, 0.98 after streams, 0.997 for wind speed and 0.99 for flares; <see cref="PlantedTarget.WithoutNoise"/> gives the exact number.
/// What is not: magnetic topology, stray light, evolution of the quiet Sun, the tilt B0 of the axis, projection effects other than foreshortening.
/// [Gonzalez1998] Geophys. Res. Lett. 25, 963. [Hale1919] Astrophys. J. 49, 153. [Lemen2012] Solar Phys. 275, 17. [Lopez1987] J. Geophys. Res. 92, 11189.
/// [Newell2007] J. Geophys. Res. 112, A01206. [Rotter2012] Solar Phys. 281, 793. [Schrijver2007] Astrophys. J. 655, L117.
/// [Snodgrass1990] Snodgrass and Ulrich, Astrophys. J. 351, 309. [Steele2014] Proc. OOPSLA, 453. [Vrsnak2007] Solar Phys. 240, 315. [Vrsnak2013] Solar Phys. 285, 295.
/// Deterministic: the same seed and options give the same bits on one machine; every part has a random stream of its own. Immutable and safe for
/// use from many threads. Cost: about 7 ms on one thread for 28 frames of 64 x 64 pixels in three channels.
/// </remarks>
public sealed class PlantedSun
{
    /// <summary>Unit of its images, and so of what the shipped models were trained on.</summary>
    public const string Units = "grey level 0-255";

    private const double ShortestSpanHours = 66;

    /// <summary>Prepares a Sun.</summary>
    /// <param name="options">Choices; null for the defaults.</param>
    /// <exception cref="ArgumentException">A channel is unknown or there twice, there is none, or a copied channel is asked for with one channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public PlantedSun(PlantedSunOptions? options = null)
    {
        Options = Checked(options ?? new PlantedSunOptions());
        Projection = new DiskProjection(Options.Height, Options.Width);
        Painters = [.. Options.Channels.Select(channel => new ChannelPainter(channel, Projection))];
    }

    /// <summary>The choices.</summary>
    public PlantedSunOptions Options { get; }

    internal DiskProjection Projection { get; }

    internal IReadOnlyList<ChannelPainter> Painters { get; }

    /// <summary>One sample with its truth.</summary>
    /// <param name="seed">Any number; the same seed gives the same bits.</param>
    public PlantedSample Create(int seed) => new(this, seed, hasCause: true, Options.Distractors);

    /// <summary>
    /// Writes standardised samples for training into buffers of the caller, without their truth and without garbage worth the name.
    /// </summary>
    /// <param name="seeds">B seeds.</param>
    /// <param name="images">Axes (B, C, T, H, W) in C order: (grey - mean) / stdev with <see cref="PlantedScales.Of"/>.</param>
    /// <param name="wind">Axes (B, L, F) in C order, standardised with <see cref="PlantedScales.Wind"/>.</param>
    /// <param name="targets">Axes (B, 8) in C order: <see cref="PlantedSample.Target"/> with its noise, in its own unit.</param>
    /// <param name="withCause">False for the same samples with the cause taken out; default true.</param>
    /// <exception cref="ArgumentException">A buffer has another length than its axes say; the message holds both.</exception>
    /// <remarks>Safe for use from many threads at once on buffers of their own; a sample does not depend on the batch it is in.</remarks>
    public void Fill(ReadOnlySpan<int> seeds, Span<float> images, Span<float> wind, Span<float> targets, bool withCause = true)
    {
        int frame = Options.Height * Options.Width, clip = Options.Frames * frame, sample = checked(Options.Channels.Count * clip), series = PlantedWind.Steps * PlantedWind.Names.Count;
        RequireLength(images.Length, (long)seeds.Length * sample, nameof(images), "(B, C, T, H, W)");
        RequireLength(wind.Length, (long)seeds.Length * series, nameof(wind), "(B, L, F)");
        RequireLength(targets.Length, (long)seeds.Length * PlantedTarget.Horizons, nameof(targets), "(B, 8)");
        for (int b = 0; b < seeds.Length; b++)
        {
            PlantedWorld world = PlantedWorld.Of(seeds[b], Options, withCause, Options.Distractors);
            Span<float> image = images.Slice(b * sample, sample), w = wind.Slice(b * series, series);
            Draw(world, image, frameStride: frame, channelStride: clip);
            for (int c = 0; c < Options.Channels.Count; c++) Standardise(image.Slice(c * clip, clip), PlantedScales.Of(Options.Channels[c]));
            world.WriteWind(w);
            for (int i = 0; i < w.Length; i++) w[i] = (float)((w[i] - PlantedScales.Wind[i % PlantedScales.Wind.Count].Mean) / PlantedScales.Wind[i % PlantedScales.Wind.Count].Stdev);
            world.Target(QuantityOf(world.Scenario)).Values.CopyTo(targets[(b * PlantedTarget.Horizons)..]);
        }
    }

    internal SolarSequence Draw(PlantedWorld world)
    {
        int frame = Options.Height * Options.Width;
        float[] values = new float[checked(Options.Frames * Options.Channels.Count * frame)];
        Draw(world, values, frameStride: Options.Channels.Count * frame, channelStride: frame);
        return new SolarSequence(
            values,
            Options.Channels,
            [.. Enumerable.Range(0, Options.Frames).Select(world.HoursAt)],
            Options.Height,
            Options.Width,
            Projection.Disk,
            Units,
            SequenceOrigin.Generated,
            $"Generated, seed {world.Seed}: a planted Sun ({world.Scenario}); nothing in it happened on the Sun.");
    }

    private void Draw(PlantedWorld world, Span<float> values, int frameStride, int channelStride)
    {
        int pixels = Options.Height * Options.Width;
        using var quiet = new QuietSun(world.Seed);
        using var features = new FrameRenderer(Projection);
        for (int t = 0; t < Options.Frames; t++)
        {
            features.Draw(world, quiet, world.HoursAt(t));
            for (int c = 0; c < Painters.Count; c++)
            {
                Span<float> frame = values.Slice((t * frameStride) + (c * channelStride), pixels);
                if (c == 1 && world.Shown.HasFlag(PlantedDistractors.CopiedChannel))
                {
                    values.Slice(t * frameStride, pixels).CopyTo(frame);
                    continue;
                }

                Painters[c].Paint(features, Painters[c].NoiseOf(world.Seed, Options.Frames - 1 - t), (float)Options.PixelNoise, frame);
                if (world.Shown.HasFlag(PlantedDistractors.Stamp)) CaptionStamp.Draw(world.Seed, t, Options.Height, Options.Width, frame);
            }
        }
    }

    private static PlantedQuantity QuantityOf(PlantedScenario scenario)
        => scenario switch { PlantedScenario.WindSpeed => PlantedQuantity.Speed, PlantedScenario.Flare => PlantedQuantity.XrayFlux, _ => PlantedQuantity.Ap };

    private static void Standardise(Span<float> values, ChannelScale scale)
    {
        float mean = (float)scale.Mean, inverse = (float)(1 / scale.Stdev);
        foreach (ref float value in values) value = (value - mean) * inverse;
    }

    private static void RequireLength(int length, long expected, string name, string axes)
    {
        if (length != expected) throw new ArgumentException($"PlantedSun: {name} with axes {axes} need {expected} values, got {length}.", name);
    }

    private static PlantedSunOptions Checked(PlantedSunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Channels, nameof(options));
        RequireRange(options, options.Frames, 2, 4096, nameof(options.Frames), "frames");
        RequireRange(options, options.Height, 16, 4096, nameof(options.Height), "rows");
        RequireRange(options, options.Width, 16, 4096, nameof(options.Width), "columns");
        RequireRange(options, options.PixelNoise, 0, 64, nameof(options.PixelNoise), "grey levels");
        RequireRange(options, options.TargetNoise, 0, 1, nameof(options.TargetNoise), "of the target's spread");
        if (!(options.CadenceHours > 0 && options.CadenceHours <= 24)) throw new ArgumentOutOfRangeException(nameof(options), options.CadenceHours, $"PlantedSun: the cadence must be above 0 and at most 24 hours, got {options.CadenceHours}.");
        if (!((options.Frames - 1) * options.CadenceHours >= ShortestSpanHours))
            throw new ArgumentOutOfRangeException(nameof(options), options.Frames, $"PlantedSun: {options.Frames} frames every {options.CadenceHours} h cover {(options.Frames - 1) * options.CadenceHours} h, but a cause lies up to {ShortestSpanHours} h or more before the forecast. Take more frames or a longer cadence.");
        if (!Enum.IsDefined(options.Scenario)) throw new ArgumentOutOfRangeException(nameof(options), options.Scenario, $"PlantedSun: the scenario must be one of {string.Join(", ", Enum.GetNames<PlantedScenario>())}, got {(int)options.Scenario}.");
        const PlantedDistractors Known = PlantedDistractors.BrightRegion | PlantedDistractors.Stamp | PlantedDistractors.CopiedChannel | PlantedDistractors.DeadWind;
        if ((options.Distractors & ~Known) != 0) throw new ArgumentOutOfRangeException(nameof(options), options.Distractors, $"PlantedSun: unknown distractors {(int)(options.Distractors & ~Known)}; known are {Known}.");
        if (options.Channels.Count == 0) throw new ArgumentException("PlantedSun: expected at least one channel, got none.", nameof(options));
        if (options.Channels.FirstOrDefault(channel => !ChannelPainter.Knows(channel)) is { } unknown)
            throw new ArgumentException($"PlantedSun: expected 193, 211, 304 Å or the HMI magnetogram, got {unknown.Name}.", nameof(options));
        if (options.Channels.Distinct().Count() != options.Channels.Count) throw new ArgumentException($"PlantedSun: each channel at most once, got {string.Join(", ", options.Channels.Select(c => c.Name))}.", nameof(options));
        if (options.Distractors.HasFlag(PlantedDistractors.CopiedChannel) && options.Channels.Count < 2)
            throw new ArgumentException("PlantedSun: a copied channel needs two channels, got one.", nameof(options));
        return options;
    }

    private static void RequireRange(PlantedSunOptions options, double value, double low, double high, string name, string unit)
    {
        if (!(value >= low && value <= high)) throw new ArgumentOutOfRangeException(nameof(options), value, $"PlantedSun: {name} must be from {low} to {high} {unit}, got {value}.");
    }
}
