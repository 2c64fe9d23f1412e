namespace Workbench.Sun;

/// <summary>Where the solar disk lies in a frame, in pixels; pixel centres are at whole numbers, (0, 0) is the first row and column.</summary>
/// <param name="CentreX">Column of the disk centre, in pixels.</param>
/// <param name="CentreY">Row of the disk centre, in pixels.</param>
/// <param name="RadiusPixels">Radius of the photospheric limb, in pixels; positive.</param>
public sealed record SolarDisk(double CentreX, double CentreY, double RadiusPixels)
{
    /// <summary>Whether it says where a disk is: a finite centre, and a positive radius that is finite too.</summary>
    internal bool IsMeasured => RadiusPixels > 0 && double.IsFinite(RadiusPixels) && double.IsFinite(CentreX) && double.IsFinite(CentreY);

    /// <summary>Distance of a pixel from the disk centre in solar radii: 0 at the centre, 1 on the limb.</summary>
    public double RadiusAt(double x, double y) => Math.Sqrt(((x - CentreX) * (x - CentreX)) + ((y - CentreY) * (y - CentreY))) / RadiusPixels;
}
