namespace Workbench.Sun;

/// <summary>How one channel was standardised: normalised = (value - Mean) / Stdev.</summary>
/// <param name="Mean">Mean over all frames and pixels, in the sequence's unit.</param>
/// <param name="Stdev">Population standard deviation in the sequence's unit; 1 for a constant channel, which becomes all zero.</param>
/// <param name="IsConstant">True when every value of the channel is the same: it carries no information, and reports must say so.</param>
public sealed record ChannelScale(double Mean, double Stdev, bool IsConstant)
{
    /// <summary>A normalised value in the sequence's unit again.</summary>
    public double ToUnits(double normalised) => Mean + (Stdev * normalised);
}
