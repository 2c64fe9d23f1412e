namespace Workbench.Figures;

/// <summary>Which colours a map of positive values is drawn in. Raw values are never changed; this is a choice of the view.</summary>
public enum MapColours
{
    /// <summary>The guide's reading order: blue (little), green, yellow, red (much). Rises in lightness from blue to yellow and falls to red, in even steps; red and green are hard to tell apart for about one man in twelve.</summary>
    Guide,

    /// <summary>Dark blue (little), teal, yellow (much): lightness rises in even steps all the way, so that the order holds for colour-blind readers and in a grey print.</summary>
    ColourBlindSafe,
}
