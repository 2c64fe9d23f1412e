namespace Workbench.Figures;

/// <summary>Which values are black and which are white: one range a channel for the whole sequence, so that brightness can be compared between frames.</summary>
internal readonly record struct GreyRange(float Black, float White)
{
    /// <summary>How the range is chosen, for captions.</summary>
    public const string Rule = "each channel from the 0.5 to the 99.5 percentile of its own sequence";

    /// <summary>The range of a channel; with no spread (a constant channel) everything is black.</summary>
    public static GreyRange Of(float[] values)
    {
        float[] sorted = [.. values];
        Array.Sort(sorted);
        return new(sorted[(int)Math.Floor((sorted.Length - 1) * 0.005)], sorted[(int)Math.Ceiling((sorted.Length - 1) * 0.995)]);
    }

    /// <summary>Grey level of a value, 0 to 255.</summary>
    public byte Level(float value) => White > Black ? (byte)Math.Round(255.0 * Math.Clamp(((double)value - Black) / ((double)White - Black), 0, 1)) : (byte)0;
}
