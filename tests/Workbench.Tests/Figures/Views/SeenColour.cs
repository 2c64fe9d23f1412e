using System.Globalization;

namespace Workbench.Tests.Figures.Views;

/// <summary>Which cones see a colour.</summary>
public enum ColourVision
{
    Common,
    WithoutRedCones,
    WithoutGreenCones,
}

/// <summary>A colour in CIE Lab (D65), as people with and without all cones see it: the projection of Viénot, Brettel and Mollon, Color Res. Appl. 24, 243 (1999).</summary>
internal readonly record struct SeenColour(double L, double A, double B)
{
    private static readonly double[][] ToCones = [[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709]];

    public static SeenColour Of(string hex, ColourVision vision = ColourVision.Common)
    {
        double[] rgb = [.. Enumerable.Range(0, 3).Select(i => Linear(int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0))];
        if (vision != ColourVision.Common) rgb = [.. Seen(rgb, vision).Select(c => Math.Clamp(c, 0, 1))];
        double x = (0.4124564 * rgb[0]) + (0.3575761 * rgb[1]) + (0.1804375 * rgb[2]);
        double y = (0.2126729 * rgb[0]) + (0.7151522 * rgb[1]) + (0.0721750 * rgb[2]);
        double z = (0.0193339 * rgb[0]) + (0.1191920 * rgb[1]) + (0.9503041 * rgb[2]);
        (double fx, double fy, double fz) = (Root(x / 0.95047), Root(y), Root(z / 1.08883));
        return new((116 * fy) - 16, 500 * (fx - fy), 200 * (fy - fz));
    }

    /// <summary>CIE 1976 colour difference; about 2 can just be seen side by side.</summary>
    public double From(SeenColour other) => Math.Sqrt(Math.Pow(L - other.L, 2) + Math.Pow(A - other.A, 2) + Math.Pow(B - other.B, 2));

    private static double[] Seen(double[] rgb, ColourVision vision)
    {
        double[] cones = [.. ToCones.Select(row => (row[0] * rgb[0]) + (row[1] * rgb[1]) + (row[2] * rgb[2]))];
        if (vision == ColourVision.WithoutRedCones) cones[0] = (2.02344 * cones[1]) - (2.52581 * cones[2]);
        else cones[1] = (0.494207 * cones[0]) + (1.24827 * cones[2]);
        return Solve(ToCones, cones);
    }

    // Cramer's rule.
    private static double[] Solve(double[][] m, double[] right)
    {
        double whole = Determinant(m[0], m[1], m[2]);
        double[] Replaced(int row, int column) => [.. m[row].Select((v, k) => k == column ? right[row] : v)];
        return [.. Enumerable.Range(0, 3).Select(k => Determinant(Replaced(0, k), Replaced(1, k), Replaced(2, k)) / whole)];
    }

    private static double Determinant(double[] a, double[] b, double[] c) =>
        (a[0] * ((b[1] * c[2]) - (b[2] * c[1]))) - (a[1] * ((b[0] * c[2]) - (b[2] * c[0]))) + (a[2] * ((b[0] * c[1]) - (b[1] * c[0])));

    private static double Linear(double c) => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static double Root(double t) => t > Math.Pow(6.0 / 29, 3) ? Math.Cbrt(t) : (t / (3 * Math.Pow(6.0 / 29, 2))) + (4.0 / 29);
}
