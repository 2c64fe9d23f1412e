namespace Workbench.Data;

/// <summary>Verified files as arrays: size and hash, then format, then shape and element type against the manifest, from one buffer.</summary>
public static class CachedArrays
{
    private const string Remedy = "The manifest and the file belong to different versions of the data set; correct the manifest, or get the file it describes.";

    /// <summary>Reads an NPY file of a data set.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="manifest">The data set.</param>
    /// <param name="file">One of its files, of format NPY.</param>
    /// <returns>The array, finite, with the manifest's shape, axes and element type.</returns>
    /// <exception cref="DataNotCachedException">The file is not there.</exception>
    /// <exception cref="DataIntegrityException">It is not what the manifest says, or holds NaN or infinite values.</exception>
    public static NamedArray ReadNpy(this DataCache cache, Manifest manifest, ManifestFile file)
    {
        byte[] bytes = ReadAs(cache, manifest, file, DataFormat.Npy, out string path);
        return Matching(Npy.Parse(bytes, file.Axes, path), file, path);
    }

    /// <summary>Reads a FITS image of a data set.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="manifest">The data set.</param>
    /// <param name="file">One of its files, of format FITS.</param>
    /// <returns>The image, finite, with the manifest's shape, axes and element type.</returns>
    /// <exception cref="DataNotCachedException">The file is not there.</exception>
    /// <exception cref="DataIntegrityException">It is not what the manifest says, or holds NaN or infinite values.</exception>
    public static FitsImage ReadFits(this DataCache cache, Manifest manifest, ManifestFile file)
    {
        byte[] bytes = ReadAs(cache, manifest, file, DataFormat.Fits, out string path);
        FitsImage image = Fits.Parse(bytes, path);
        _ = Matching(image.Pixels, file, path);
        return image;
    }

    private static byte[] ReadAs(DataCache cache, Manifest manifest, ManifestFile file, DataFormat format, out string path)
    {
        ArgumentNullException.ThrowIfNull(cache);
        path = cache.PathOf(manifest, file);
        return file.Format == format
            ? cache.Read(manifest, file)
            : throw new DataIntegrityException("CachedArrays", path, $"a file of format {format}", $"format {file.Format} in the manifest", Remedy);
    }

    private static NamedArray Matching(NamedArray array, ManifestFile file, string path)
    {
        if (!array.Shape.SequenceEqual(file.Shape) || !array.Axes.SequenceEqual(file.Axes))
            throw new DataIntegrityException("CachedArrays", path, NamedArray.Describe(file.Axes, file.Shape), NamedArray.Describe(array.Axes, array.Shape), Remedy);
        if (array.Dtype != file.Dtype)
            throw new DataIntegrityException("CachedArrays", path, $"element type {file.Dtype}", array.Dtype, Remedy);
        int bad = Array.FindIndex(array.Values, v => !double.IsFinite(v));
        if (bad < 0) return array;
        int count = array.Values.Count(v => !double.IsFinite(v));
        throw new DataIntegrityException(
            "CachedArrays", path, "finite values",
            $"{count} of {array.Values.Length} NaN or infinite, the first at ({string.Join(", ", array.Axes)}) = ({string.Join(", ", IndexOf(bad, array.Shape))})",
            "Mask or fill the missing pixels at the source and describe the new file in the manifest.");
    }

    private static int[] IndexOf(int at, IReadOnlyList<int> shape)
    {
        int[] index = new int[shape.Count];
        for (int axis = index.Length - 1; axis >= 0; axis--) (at, index[axis]) = (at / shape[axis], at % shape[axis]);
        return index;
    }
}
