namespace Workbench.Sun;

/// <summary>How a sequence came to be; every report names it.</summary>
public enum SequenceOrigin
{
    /// <summary>Frames of a real instrument.</summary>
    Observed,

    /// <summary>Frames made by a program; nothing in them happened on the Sun.</summary>
    Generated,
}

/// <summary>
/// Frames of the solar disk in several channels: float32 values with axes (T, C, H, W), in C order, with what is needed to read them.
/// Immutable by agreement: nobody writes into <see cref="Values"/>.
/// </summary>
public sealed class SolarSequence
{
    // Clocks of instruments wander by seconds; a hundredth of a step moves no feature visibly.
    private const double RegularToWithin = 0.01;

    private readonly bool[] _missing;

    /// <summary>Creates a sequence; every shape rule is checked here, once.</summary>
    /// <param name="values">T*C*H*W values in C order, finite; not copied.</param>
    /// <param name="channels">The C channels, in the order of the channel axis; at least one.</param>
    /// <param name="hoursFromLastFrame">The T frame times in hours relative to the last frame: increasing, the last one 0, none more than a million hours (114 years) back. Gaps show as unequal steps.</param>
    /// <param name="height">H, rows; positive.</param>
    /// <param name="width">W, columns; positive.</param>
    /// <param name="disk">Where the disk is in every frame.</param>
    /// <param name="units">Unit of the values, e.g. <c>grey level 0-255</c>.</param>
    /// <param name="origin">Observed or generated.</param>
    /// <param name="source">One sentence naming the source, for captions and reports.</param>
    /// <param name="lastFrameUtc">Time of the last frame, or null where the date is not recorded; any offset, kept as UTC.</param>
    /// <param name="isMissing">T*C flags in C order, true where a frame was not observed; null (default) where all were. A missing frame still has finite values, its fill: <see cref="SequenceBuilder"/> fills with the channel's mean.</param>
    /// <param name="notes">What a reader must know about these frames; default empty.</param>
    /// <exception cref="ArgumentException">A count or a time does not fit, a channel is null, the disk has no finite centre or no positive radius, or a value is NaN or infinite; the message says which.</exception>
    public SolarSequence(
        float[] values,
        IReadOnlyList<SolarChannel> channels,
        IReadOnlyList<double> hoursFromLastFrame,
        int height,
        int width,
        SolarDisk disk,
        string units,
        SequenceOrigin origin,
        string source,
        DateTimeOffset? lastFrameUtc = null,
        IReadOnlyList<bool>? isMissing = null,
        IReadOnlyList<string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(hoursFromLastFrame);
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentException.ThrowIfNullOrWhiteSpace(units);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels.Count == 0) throw new ArgumentException("SolarSequence: expected at least one channel, got none.", nameof(channels));
        for (int c = 0; c < channels.Count; c++)
            if (channels[c] is null) throw new ArgumentException($"SolarSequence: channel {c} of {channels.Count} is null. Pass a SolarChannel for each.", nameof(channels));
        if (!disk.IsMeasured) throw new ArgumentException($"SolarSequence: expected a disk with a finite centre and a positive radius in pixels, got {disk}. Measure it, e.g. by LimbFit.", nameof(disk));
        FrameHours.Require("SolarSequence", hoursFromLastFrame, nameof(hoursFromLastFrame));
        long expected = (long)hoursFromLastFrame.Count * channels.Count * height * width;
        if (values.Length != expected)
            throw new ArgumentException($"SolarSequence: (T, C, H, W) = ({hoursFromLastFrame.Count}, {channels.Count}, {height}, {width}) needs {expected} values, got {values.Length}.", nameof(values));
        int bad = Array.FindIndex(values, v => !float.IsFinite(v));
        if (bad >= 0)
            throw new ArgumentException($"SolarSequence: value {values[bad]} at frame {bad / (channels.Count * height * width)}, channel {bad / (height * width) % channels.Count}, row {bad / width % height}, column {bad % width}. Mask or fill missing pixels first.", nameof(values));
        _missing = isMissing is null ? new bool[hoursFromLastFrame.Count * channels.Count] : [.. isMissing];
        if (_missing.Length != hoursFromLastFrame.Count * channels.Count)
            throw new ArgumentException($"SolarSequence: (T, C) = ({hoursFromLastFrame.Count}, {channels.Count}) needs {hoursFromLastFrame.Count * channels.Count} flags of missing frames, got {_missing.Length}.", nameof(isMissing));
        for (int c = 0; c < channels.Count; c++)
            if (Enumerable.Range(0, hoursFromLastFrame.Count).All(t => _missing[(t * channels.Count) + c]))
                throw new ArgumentException($"SolarSequence: channel {channels[c].Name} is missing in every frame. Leave the channel out.", nameof(isMissing));
        (Values, Channels, HoursFromLastFrame, Height, Width, Disk, Units, Origin, Source, LastFrameUtc, Notes)
            = (values, channels, hoursFromLastFrame, height, width, disk, units, origin, source, lastFrameUtc?.ToUniversalTime(), notes ?? []);
        (CadenceHours, IsRegular) = Cadence(hoursFromLastFrame);
    }

    /// <summary>The values, axes (T, C, H, W) in C order, unit <see cref="Units"/>.</summary>
    public float[] Values { get; }

    /// <summary>The C channels, in the order of the channel axis.</summary>
    public IReadOnlyList<SolarChannel> Channels { get; }

    /// <summary>The T frame times in hours relative to the last frame: increasing, the last one 0.</summary>
    public IReadOnlyList<double> HoursFromLastFrame { get; }

    /// <summary>T, the number of frames.</summary>
    public int Frames => HoursFromLastFrame.Count;

    /// <summary>H, rows of a frame.</summary>
    public int Height { get; }

    /// <summary>W, columns of a frame.</summary>
    public int Width { get; }

    /// <summary>Where the disk is in every frame.</summary>
    public SolarDisk Disk { get; }

    /// <summary>Unit of the values.</summary>
    public string Units { get; }

    /// <summary>Observed or generated.</summary>
    public SequenceOrigin Origin { get; }

    /// <summary>One sentence naming the source.</summary>
    public string Source { get; }

    /// <summary>Time of the last frame in UTC, or null where the date is not recorded.</summary>
    public DateTimeOffset? LastFrameUtc { get; }

    /// <summary>Whether solar north is known to be up and east left in the frames.</summary>
    /// <value>Always true where the date is recorded: such frames are turned as their files say. Default false where it is not; then figures name places by up, down, left and right, as drawn.</value>
    public bool IsNorthUp { get => LastFrameUtc is not null || field; init; }

    /// <summary>The median step between frames, in hours; null for a single frame.</summary>
    public double? CadenceHours { get; }

    /// <summary>Whether every step is the median one to within 1 %; true for a single frame.</summary>
    public bool IsRegular { get; }

    /// <summary>What a reader must know about these frames, e.g. which are missing; empty where there is nothing.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>How many of the T*C frames are missing.</summary>
    public int MissingFrames => _missing.Count(m => m);

    /// <summary>Whether a frame was not observed in a channel and holds a fill. Figures leave it blank, normalisation does not measure it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Frame or channel does not exist.</exception>
    public bool IsMissing(int frame, int channel)
    {
        RequireFrame(frame, channel);
        return _missing[(frame * Channels.Count) + channel];
    }

    /// <summary>Whether every pixel of a frame has the same value in a channel, so that the frame shows nothing, e.g. a closed shutter or a lost file read as 0. A missing frame's fill is one too; a frame of one pixel is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Frame or channel does not exist.</exception>
    public bool IsConstant(int frame, int channel)
    {
        ReadOnlySpan<float> values = Frame(frame, channel);
        return values.Length > 1 && !values.ContainsAnyExcept(values[0]);
    }

    /// <summary>Time of a frame in UTC, or null where the date is not recorded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frame does not exist.</exception>
    public DateTimeOffset? TimeUtc(int frame)
    {
        RequireFrame(frame, 0);
        return LastFrameUtc?.AddHours(HoursFromLastFrame[frame]);
    }

    /// <summary>Which place on the Sun each pixel of a frame shows, as seen from Earth with solar north up; null where the date, and so B0, is not recorded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frame does not exist.</exception>
    public DiskGeometry? GeometryOf(int frame) => TimeUtc(frame) is DateTimeOffset utc ? DiskGeometry.FromEarth(Disk, utc) : null;

    /// <summary>Every channel with mean 0 and standard deviation 1 over the whole sequence, axes (1, C, T, H, W), for models.</summary>
    /// <returns>New values with the scales kept; a constant channel becomes 0 and is named in the notes.</returns>
    public NormalisedSequence Normalised() => Normalised([.. Channels.Select(_ => ChannelNormalisation.Standardised)]);

    /// <summary>Every channel normalised in its own way, axes (1, C, T, H, W), for models.</summary>
    /// <param name="channels">The C normalisations, in the order of the channel axis.</param>
    /// <returns>New values with the scales kept; constant channels, clipped values and missing frames are named in the notes.</returns>
    /// <exception cref="ArgumentException">Their number is not C.</exception>
    public NormalisedSequence Normalised(IReadOnlyList<ChannelNormalisation> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        if (channels.Count != Channels.Count) throw new ArgumentException($"SolarSequence.Normalised: expected one normalisation for each of {Channels.Count} channels, got {channels.Count}.", nameof(channels));
        return NormalisedSequence.Of(this, channels);
    }

    /// <summary>The H*W values of one frame in one channel, a view without copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Frame or channel does not exist.</exception>
    public ReadOnlySpan<float> Frame(int frame, int channel)
    {
        RequireFrame(frame, channel);
        return Values.AsSpan(((frame * Channels.Count) + channel) * Height * Width, Height * Width);
    }

    private void RequireFrame(int frame, int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames);
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Channels.Count);
    }

    private static (double? Median, bool IsRegular) Cadence(IReadOnlyList<double> hours)
    {
        double[] steps = [.. hours.Skip(1).Zip(hours, (later, earlier) => later - earlier).Order()];
        if (steps.Length == 0) return (null, true);
        double median = (steps[(steps.Length - 1) / 2] + steps[steps.Length / 2]) / 2;
        return (median, steps[0] >= median * (1 - RegularToWithin) && steps[^1] <= median * (1 + RegularToWithin));
    }
}
