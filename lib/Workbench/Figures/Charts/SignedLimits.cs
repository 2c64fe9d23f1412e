namespace Workbench.Figures.Charts;

/// <summary>The two ranges that signed maps can be drawn in, measured over all maps.</summary>
internal sealed class SignedLimits
{
    private const double Percentile = 0.99;

    private readonly double _largest, _percentile;
    private readonly string _over;

    /// <summary>Measures the maps: those of each channel, or one set that belongs to no single channel.</summary>
    public SignedLimits(IReadOnlyList<SaliencyMaps> maps)
    {
        _over = maps.Count == 1 ? "all frames" : "all frames and channels";
        float[] sizes = [.. maps.SelectMany(map => map.Values).Where(float.IsFinite).Select(Math.Abs)];
        Array.Sort(sizes);
        if (sizes.Length == 0) return;
        (_largest, _percentile) = (sizes[^1], sizes[(int)Math.Floor((sizes.Length - 1) * Percentile)]);
    }

    /// <summary>Whether any value differs from zero.</summary>
    public bool HasValues => _largest > 0;

    /// <summary>The largest |value| that colours tell apart; where fewer than one value in a hundred differs from zero the percentile is 0, and the largest stands in.</summary>
    public double Of(SignedRange range) => range == SignedRange.Percentile99 && _percentile > 0 ? _percentile : _largest;

    /// <summary>The range in words.</summary>
    public string Text(SignedRange range, string unit)
    {
        string rule = range == SignedRange.Percentile99
            ? _percentile > 0 ? "99th percentile of |value|, beyond it the strongest colour" : "largest |value| (the 99th percentile is 0)"
            : "largest |value|";
        return $"±{PlotlyText.Number(Of(range))} {unit}, {rule}, over {_over}";
    }
}
