namespace Workbench.Figures;

/// <summary>One map for each frame, with what is needed to label it: raw values, never scaled or clipped here.</summary>
public sealed record SaliencyMaps
{
    private readonly float? _largestInCatalogue;

    /// <summary>Creates maps; the shape is checked here, once.</summary>
    /// <param name="values">frames * height * width raw values with axes (T, h, w) in C order; signed where the method is; NaN where missing; not copied.</param>
    /// <param name="frames">T; positive.</param>
    /// <param name="height">h, rows of a map; positive.</param>
    /// <param name="width">w, columns of a map; positive.</param>
    /// <param name="name">Name of the method for labels, e.g. <c>Grad-CAM</c>.</param>
    /// <param name="unit">Unit of the values, e.g. <c>nT</c> or <c>relative units</c>.</param>
    /// <param name="keepsNegative">True when negative evidence is still in the values; false when the method removed it.</param>
    /// <param name="facts">What a caption must state: target, layer, baseline, seed, model; null for none.</param>
    /// <exception cref="ArgumentException">The count is not T*h*w, or a text is blank; the message holds both counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is not positive.</exception>
    public SaliencyMaps(float[] values, int frames, int height, int width, string name, string unit, bool keepsNegative, IReadOnlyList<FigureFact>? facts = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        long expected = (long)frames * height * width;
        if (values.Length != expected)
            throw new ArgumentException($"SaliencyMaps: (T, h, w) = ({frames}, {height}, {width}) needs {expected} values, got {values.Length}.", nameof(values));
        (Values, Frames, Height, Width, Name, Unit, KeepsNegative, Facts) = (values, frames, height, width, name, unit, keepsNegative, facts ?? []);
    }

    /// <summary>Raw values, axes (T, h, w) in C order, unit <see cref="Unit"/>.</summary>
    public float[] Values { get; }

    /// <summary>T, the number of maps.</summary>
    public int Frames { get; }

    /// <summary>h, rows of a map.</summary>
    public int Height { get; }

    /// <summary>w, columns of a map.</summary>
    public int Width { get; }

    /// <summary>Name of the method.</summary>
    public string Name { get; }

    /// <summary>Unit of the values.</summary>
    public string Unit { get; }

    /// <summary>Whether negative evidence is still in the values.</summary>
    public bool KeepsNegative { get; }

    /// <summary>What a caption must state.</summary>
    public IReadOnlyList<FigureFact> Facts { get; }

    /// <summary>
    /// The largest value over a catalogue of events, from maps of the same model, target and layer, or null (default) where it is not known. With it, views can
    /// use <see cref="MapScale.Catalogue"/>.
    /// </summary>
    /// <value>Positive, unit <see cref="Unit"/>; may be below the largest value here, which then is drawn in the strongest colour too.</value>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive number.</exception>
    public float? LargestInCatalogue
    {
        get => _largestInCatalogue;
        init
        {
            if (value is float largest && !(largest > 0 && float.IsFinite(largest)))
                throw new ArgumentOutOfRangeException(nameof(value), largest, $"SaliencyMaps.LargestInCatalogue: expected a positive number, got {largest}. Leave it null where no value of the catalogue is above zero.");
            _largestInCatalogue = value;
        }
    }

    /// <summary>The h*w values of one map, a view without copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frame does not exist.</exception>
    public ReadOnlySpan<float> Map(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames);
        return Values.AsSpan(frame * Height * Width, Height * Width);
    }

    /// <summary>Largest finite value of the maps from <paramref name="first"/> on; 0 when nothing is above zero.</summary>
    internal float LargestPositive(int first, int count)
    {
        float largest = 0;
        foreach (float value in Values.AsSpan(first * Height * Width, count * Height * Width))
            if (float.IsFinite(value) && value > largest) largest = value;
        return largest;
    }
}
