namespace Workbench.Figures;

/// <summary>One map with its name: raw values, never scaled or clipped here.</summary>
public sealed record NamedMap
{
    /// <summary>Creates a map; the shape is checked here, once.</summary>
    /// <param name="name">What it shows, for its heading, e.g. <c>gradient</c>; not blank.</param>
    /// <param name="values">height * width raw values with axes (h, w) in C order; signed where the method is; NaN where missing; not copied.</param>
    /// <param name="height">h, rows; positive.</param>
    /// <param name="width">w, columns; positive.</param>
    /// <exception cref="ArgumentException">The count is not h*w, or the name is blank; the message holds both counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is not positive.</exception>
    public NamedMap(string name, float[] values, int height, int width)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (values.Length != (long)height * width)
            throw new ArgumentException($"NamedMap '{name}': (h, w) = ({height}, {width}) needs {(long)height * width} values, got {values.Length}. Pass one map, without batch or channel.", nameof(values));
        (Name, Values, Height, Width) = (name, values, height, width);
    }

    /// <summary>What it shows.</summary>
    public string Name { get; }

    /// <summary>Raw values, axes (h, w) in C order.</summary>
    public float[] Values { get; }

    /// <summary>h, rows.</summary>
    public int Height { get; }

    /// <summary>w, columns.</summary>
    public int Width { get; }
}
