namespace Workbench.Data;

/// <summary>An image read from a FITS file.</summary>
/// <param name="Pixels">Axes (H, W): row 0 is FITS row 1 (the bottom row of the usual display); physical values; NaN where undefined.</param>
/// <param name="Header">The primary header.</param>
public sealed record FitsImage(NamedArray Pixels, FitsHeader Header);
