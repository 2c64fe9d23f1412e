namespace Workbench.Figures.Views;

/// <summary>
/// How many values of a map travel inside a figure: all of them while they are few; more are reduced to means, as the figure then states. Between values the host
/// interpolates (bilinear, between the centres of cells), so few values need no padding.
/// </summary>
internal sealed class DrawnMap
{
    // Values of all maps in a figure: 28 maps of 44 x 44, 0.29 MB of float32 in base64, with which a figure of 28 frames in three channels stays below 1 MB.
    private const int MostValues = 28 * 44 * 44;

    private readonly SaliencyMaps _maps;

    /// <summary>Chooses the size.</summary>
    /// <param name="maps">The maps.</param>
    /// <param name="count">How many of them the figure holds.</param>
    public DrawnMap(SaliencyMaps maps, int count)
    {
        _maps = maps;
        double most = Math.Max(16, (double)MostValues / count), shrink = Math.Min(1, Math.Sqrt(most / ((double)maps.Height * maps.Width)));
        (Height, Width) = (Math.Max(1, (int)(maps.Height * shrink)), Math.Max(1, (int)(maps.Width * shrink)));
    }

    /// <summary>Rows of a drawn map.</summary>
    public int Height { get; }

    /// <summary>Columns of a drawn map.</summary>
    public int Width { get; }

    /// <summary>What a caption says about the size.</summary>
    public string Size => IsReduced ? $"{_maps.Height} × {_maps.Width} values a frame, reduced to {Height} × {Width} (means)" : $"{_maps.Height} × {_maps.Width} values a frame";

    /// <summary>Whether values were merged.</summary>
    public bool IsReduced => (Height, Width) != (_maps.Height, _maps.Width);

    /// <summary>The values of a frame at the drawn size, raw where nothing was merged.</summary>
    public float[] Of(int frame) => IsReduced ? Resampling.AreaMean(_maps.Map(frame), _maps.Height, _maps.Width, Height, Width) : _maps.Map(frame).ToArray();
}
