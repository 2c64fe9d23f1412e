using Workbench.Figures;

namespace Workbench.Sharing.Pictures;

/// <summary>A picture in few bytes: as it is where it is small enough, else with 256 colours, else with fewer pixels.</summary>
/// <param name="Png">The bytes.</param>
/// <param name="Scale">Pixels for a CSS pixel.</param>
/// <param name="LargestColourError">How far a colour is from the drawn one, of 255; 0 where none is lost.</param>
internal sealed record SmallPicture(byte[] Png, double Scale, int LargestColourError)
{
    private static readonly double[] Scales = [1, 0.75, 0.5];

    /// <summary>Draws and packs a picture.</summary>
    /// <param name="draw">Draws it at a scale.</param>
    /// <param name="scale">The scale wished for; smaller ones follow where that gives too many bytes, but none below 1 if the wish is above.</param>
    /// <param name="mostBytes">Where the bytes stay above this at every scale, the smallest picture is taken all the same.</param>
    public static async Task<SmallPicture> DrawAsync(Func<double, Task<byte[]>> draw, double scale, int mostBytes)
    {
        SmallPicture? best = null;
        foreach (double s in Scales.Select(part => Math.Max(Math.Min(1, scale), part * scale)).Distinct())
        {
            SmallPicture packed = Pack(await draw(s), s, mostBytes);
            if (packed.Png.Length <= mostBytes) return packed;
            if (best is null || packed.Png.Length < best.Png.Length) best = packed;
        }
        return best!;
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
