using Workbench.Figures;

namespace Workbench.Sharing.Pictures;

/// <summary>
/// A picture in few bytes: as it is where it is small enough, else with 256 colours where they lie near its own, else with fewer pixels. A map must not get steps that its values
/// do not have: only where nothing else helps are 256 colours taken that lie further away.
/// </summary>
/// <param name="Png">The bytes.</param>
/// <param name="Scale">Pixels for a CSS pixel.</param>
/// <param name="LargestColourError">How far a colour is from the drawn one, of 255; 0 where none is lost.</param>
internal sealed record SmallPicture(byte[] Png, double Scale, int LargestColourError)
{
    /// <summary>How far a colour may be from the drawn one, of 255, for nobody to see it.</summary>
    public const int LargestUnseenError = 4;

    private static readonly double[] Scales = [1, 0.75, 0.5];

    /// <summary>Draws and packs a picture.</summary>
    /// <param name="draw">Draws it at a scale.</param>
    /// <param name="scale">The scale wished for; smaller ones follow where that gives too many bytes, but none below 1 if the wish is above.</param>
    /// <param name="mostBytes">Where the bytes stay above this at every scale, the last picture is taken with 256 colours, and all the same if that is too large.</param>
    public static async Task<SmallPicture> DrawAsync(Func<double, Task<byte[]>> draw, double scale, int mostBytes)
    {
        SmallPicture? last = null;
        foreach (double s in Scales.Select(part => Math.Max(Math.Min(1, scale), part * scale)).Distinct())
        {
            last = Pack(await draw(s), s, mostBytes);
            if (last.LargestColourError <= LargestUnseenError && last.Png.Length <= mostBytes) break;
        }
        return last!;
    }

    private static SmallPicture Pack(byte[] png, double scale, int mostBytes)
    {
        Pixels pixels = Pixels.Of(png);
        Palette palette = Palette.Of(pixels.Colours);
        byte[] indexed = PngImage.Indexed(palette.Indices, palette.Colours, pixels.Width, pixels.Height);
        // Nothing is lost without need.
        return palette.LargestError > 0 && png.Length <= mostBytes ? new SmallPicture(png, scale, 0) : new SmallPicture(indexed, scale, palette.LargestError);
    }
}
