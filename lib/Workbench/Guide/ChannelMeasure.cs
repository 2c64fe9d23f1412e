namespace Workbench.Guide;

/// <summary>Which maps a channel comparison shows; both measure each channel by itself, which a class activation map cannot.</summary>
public enum ChannelMeasure
{
    /// <summary>Integrated Gradients of the channel's own pixels.</summary>
    IntegratedGradients,

    /// <summary>The class activation map less the one with the channel removed.</summary>
    MapChange,
}
