using Workbench.Data;

namespace Workbench.Tests.Data;

public class CachedArraysTests
{
    [Fact]
    public void ReadNpy_ShapeOtherThanManifest_NamesFileAndBothShapes()
    {
        var e = Assert.Throws<DataIntegrityException>(() => Read(NpyWriter.Array("|u1", [2, 5, 3], new byte[30])));
        Assert.EndsWith("tiny/a.npy", e.File, StringComparison.Ordinal);
        Assert.Equal(("(T, H, W) = (2, 3, 5)", "(T, H, W) = (2, 5, 3)"), (e.Expected, e.Found));
    }

    [Fact]
    public void ReadNpy_ElementTypeOtherThanManifest_NamesBoth()
    {
        var e = Assert.Throws<DataIntegrityException>(() => Read(NpyWriter.Array("<i2", [2, 3, 5], new byte[60])));
        Assert.Equal(("element type u1", "i2"), (e.Expected, e.Found));
    }

    [Fact]
    public void ReadNpy_NaNAndInfinity_AreCountedAndTheFirstLocated()
    {
        // index 8 of (2, 3, 5) is (0, 1, 3)
        double[] values = [.. Enumerable.Range(0, 30).Select(i => i == 8 ? double.NaN : i == 20 ? double.PositiveInfinity : i)];
        var e = Assert.Throws<DataIntegrityException>(() => Read(NpyWriter.Array("<f4", [2, 3, 5], NpyWriter.Bytes("<f4", values)), "f4"));
        Assert.Equal("finite values", e.Expected);
        Assert.Equal("2 of 30 NaN or infinite, the first at (T, H, W) = (0, 1, 3)", e.Found);
    }

    [Fact]
    public void ReadFits_FileThatTheManifestCallsNpy_IsRefused()
    {
        Manifest manifest = ManifestReader.Parse(ManifestText.Valid, "tiny.yaml");
        var e = Assert.Throws<DataIntegrityException>(() => new DataCache("/nowhere").ReadFits(manifest, manifest.Files[0]));
        Assert.Contains("Fits", e.Expected, StringComparison.Ordinal);
    }

    private static NamedArray Read(byte[] file, string dtype = "u1")
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/a.npy", file);
        string before = folder.Listing();
        Manifest manifest = ManifestReader.Parse(ManifestText.For("tiny", file, dtype: dtype), "tiny.yaml");
        try
        {
            return new DataCache(folder.Path).ReadNpy(manifest, manifest.Files[0]);
        }
        finally
        {
            Assert.Equal(before, folder.Listing());
        }
    }
}
