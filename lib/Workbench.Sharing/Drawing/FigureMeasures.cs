namespace Workbench.Sharing.Drawing;

/// <summary>What was drawn, measured in the browser, in pixels of the figure.</summary>
/// <param name="Width">Width of the figure.</param>
/// <param name="Height">Height of the figure.</param>
/// <param name="Plots">The rectangle of the plots within it: left, top, right, bottom.</param>
/// <param name="Texts">Every text that is there.</param>
internal sealed record FigureMeasures(double Width, double Height, double[] Plots, IReadOnlyList<TextMeasure> Texts)
{
    // Boxes are those of the font, with room above and below the letters: this much of the smaller one may be shared before letters touch.
    private const double SharedRoom = 0.25;
    private const double Pixel = 1;

    /// <summary>Size of the smallest text; infinite where there is none.</summary>
    public double SmallestPixels => Texts.Count == 0 ? double.PositiveInfinity : Texts.Min(text => text.Pixels);

    /// <summary>Top and bottom of what is drawn: plots and texts.</summary>
    public (double Top, double Bottom) Drawn =>
        (Math.Max(0, Texts.Select(text => text.Box[1]).Append(Plots[1]).Min()), Math.Min(Height, Texts.Select(text => text.Box[3]).Append(Plots[3]).Max()));

    /// <summary>Texts that reach over an edge of the figure.</summary>
    public IEnumerable<string> Cut() =>
        Texts.Where(text => text.Box[0] < -Pixel || text.Box[1] < -Pixel || text.Box[2] > Width + Pixel || text.Box[3] > Height + Pixel).Select(text => text.Text);

    /// <summary>Pairs of texts that stand on each other.</summary>
    public IEnumerable<(string First, string Second)> Overlapping()
    {
        TextMeasure[] straight = [.. Texts.Where(text => !text.Tilted)];
        for (int i = 0; i < straight.Length; i++)
            for (int j = i + 1; j < straight.Length; j++)
            {
                double[] a = straight[i].Box, b = straight[j].Box;
                double shared = Math.Max(0, Math.Min(a[2], b[2]) - Math.Max(a[0], b[0])) * Math.Max(0, Math.Min(a[3], b[3]) - Math.Max(a[1], b[1]));
                if (shared > SharedRoom * Math.Min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))) yield return (straight[i].Text, straight[j].Text);
            }
    }
}

/// <summary>A text in a figure.</summary>
/// <param name="Text">Its first 80 characters.</param>
/// <param name="Pixels">Size of its smallest part's font.</param>
/// <param name="Tilted">Whether it stands askew, so that its box says little about the room it takes.</param>
/// <param name="Box">Left, top, right, bottom.</param>
internal sealed record TextMeasure(string Text, double Pixels, bool Tilted, double[] Box);
