using Workbench.Sun;

namespace Workbench.Figures.FullSequence;

/// <summary>Lengths at which labels are cut, in characters, so that they keep their place in a 700 pixel window; captions hold the full text.</summary>
internal static class Labels
{
    public const int ChannelLength = 17;
    public const int NameLength = 28;
    public const int UnitLength = 18;
    public const int NoteWidth = 92;

    private const int NarrowestMargin = 92, CharacterPixels = 7, MarginGap = 14;

    /// <summary>Pixels left of panels whose rows are named by channels.</summary>
    public static int MarginFor(IEnumerable<SolarChannel> channels) =>
        Math.Max(NarrowestMargin, (channels.Max(channel => Math.Min(channel.Name.Length, ChannelLength)) * CharacterPixels) + MarginGap);
}
