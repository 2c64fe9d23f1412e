namespace Workbench.Data;

/// <summary>An array read from a file: values in C order and a length and letter for every axis.</summary>
/// <remarks>Values are double, which holds every accepted element type (u1, i2, i4, f4, f8) exactly.</remarks>
public sealed class NamedArray
{
    /// <summary>Joins values and axes.</summary>
    /// <param name="values">The values in C order (last axis fastest); not copied.</param>
    /// <param name="shape">Axis lengths.</param>
    /// <param name="axes">Axis letters, as many as <paramref name="shape"/> has lengths.</param>
    /// <param name="dtype">Element type in the file: u1, i2, i4, f4 or f8.</param>
    /// <exception cref="ArgumentException">The counts do not fit.</exception>
    public NamedArray(double[] values, IReadOnlyList<int> shape, IReadOnlyList<string> axes, string dtype)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(axes);
        if (shape.Count != axes.Count) throw new ArgumentException($"NamedArray: {shape.Count} axis lengths need as many letters, got {axes.Count} ({string.Join(", ", axes)}).", nameof(axes));
        long count = shape.Aggregate(1L, (product, n) => checked(product * n));
        if (count != values.LongLength) throw new ArgumentException($"NamedArray: shape {Describe(axes, shape)} needs {count} values, got {values.Length}.", nameof(values));
        (Values, Shape, Axes, Dtype) = (values, shape, axes, dtype);
    }

    /// <summary>The values in C order (last axis fastest).</summary>
    public double[] Values { get; }

    /// <summary>Axis lengths.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Axis letters, e.g. T, H, W.</summary>
    public IReadOnlyList<string> Axes { get; }

    /// <summary>Element type in the file: u1, i2, i4, f4 or f8.</summary>
    public string Dtype { get; }

    /// <summary>Axes and lengths for messages, e.g. <c>(T, H, W) = (30, 64, 64)</c>.</summary>
    internal static string Describe(IEnumerable<string> axes, IEnumerable<int> shape) => $"({string.Join(", ", axes)}) = ({string.Join(", ", shape)})";
}
