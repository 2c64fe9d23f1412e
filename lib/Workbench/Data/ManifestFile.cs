namespace Workbench.Data;

/// <summary>The formats a manifest may name.</summary>
public enum DataFormat
{
    /// <summary>NumPy array file, read by <see cref="Data.Npy"/>.</summary>
    Npy,

    /// <summary>FITS image, read by <see cref="Data.Fits"/>.</summary>
    Fits,
}

/// <summary>One file of a data set.</summary>
/// <param name="Path">Path inside the data set's folder, with forward slashes.</param>
/// <param name="Url">https address of these bytes, or null where there is none.</param>
/// <param name="NoUrlBecause">Why there is no address; null when there is one.</param>
/// <param name="Sha256">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Size in bytes; 1 to <see cref="ManifestReader.MaxFileBytes"/>.</param>
/// <param name="Format">File format.</param>
/// <param name="Dtype">Element type: u1, i2, i4, f4 or f8.</param>
/// <param name="Shape">Axis lengths, in the order of <paramref name="Axes"/>.</param>
/// <param name="Axes">Axis letters: T time, C channel, H height, W width.</param>
/// <param name="Channel">Channel key, e.g. <c>aia193</c>.</param>
/// <param name="Units">Unit of the values.</param>
/// <param name="TimeUtc">Time of the frame in UTC, or null where the date is not recorded or the file holds many frames.</param>
public sealed record ManifestFile(
    string Path,
    Uri? Url,
    string? NoUrlBecause,
    string Sha256,
    long Bytes,
    DataFormat Format,
    string Dtype,
    IReadOnlyList<int> Shape,
    IReadOnlyList<string> Axes,
    string Channel,
    string Units,
    DateTimeOffset? TimeUtc);
