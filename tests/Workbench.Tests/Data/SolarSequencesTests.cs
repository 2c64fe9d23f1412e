using Workbench.Data;
using Workbench.Sun;

namespace Workbench.Tests.Data;

public class SolarSequencesTests
{
    [Fact]
    public void Open_FilledCache_GivesTheSdoFrames()
    {
        SequenceChoice choice = SolarSequences.Open(new DataCache(SharedData.Require()), ManifestFolder.Shipped);
        SolarSequence sun = choice.Sequence;
        Assert.Equal("sdo64", choice.DataSet);
        Assert.Empty(choice.NotUsed);
        Assert.Equal((28, 3, 64, 64), (sun.Frames, sun.Channels.Count, sun.Height, sun.Width));
        Assert.Equal(["aia193", "aia211", "hmimag"], sun.Channels.Select(c => c.Key));
        Assert.Equal((-162.0, -6.0, 0.0), (sun.HoursFromLastFrame[0], sun.HoursFromLastFrame[26], sun.HoursFromLastFrame[27]));
        Assert.Equal(new SolarDisk(31.5, 31.5, 25), sun.Disk);
        Assert.Equal((SequenceOrigin.Observed, null), (sun.Origin, sun.LastFrameUtc));
        // Values and means as numpy reads them.
        Assert.Equal((173f, 113f, 166f), (sun.Frame(3, 1)[(20 * 64) + 41], sun.Frame(27, 2)[(40 * 64) + 30], sun.Frame(13, 0)[(31 * 64) + 12]));
        NormalisedSequence model = sun.Normalised();
        Assert.Equal([1L, 3, 28, 64, 64], model.Shape);
        Assert.Equal(136.3729509626116, model.Scales[0].Mean, 1e-9);
        Assert.Equal(65.44010548885194, model.Scales[2].Stdev, 1e-9);
        Assert.Equal(0.8182248627340125, model.Values[(((((2 * 28) + 27) * 64) + 40) * 64) + 30], 1e-6);
        Assert.Equal(2, choice.LeftOut.Count);
        Assert.Contains(choice.Caveats, c => c.Contains("6 hours, not 12", StringComparison.Ordinal));
    }

    [Fact]
    public void Open_EmptyCache_GeneratesAndSaysWhyThrice()
    {
        using var folder = new TemporaryFolder();
        SequenceChoice choice = SolarSequences.Open(new DataCache(folder.Path), ManifestFolder.Shipped);
        Assert.Null(choice.DataSet);
        Assert.Equal(SequenceOrigin.Generated, choice.Sequence.Origin);
        Assert.Collection(
            choice.NotUsed,
            why => Assert.StartsWith("Not used: sdo64. DataCache: expected the 3 files of 'sdo64', 3 not in the cache", why, StringComparison.Ordinal),
            why => Assert.StartsWith("Not used: eit-2004-03-01. DataCache: expected the 13 files of 'eit-2004-03-01', 13 not in the cache", why, StringComparison.Ordinal),
            why => Assert.StartsWith("Not used: debian-aia171. DataCache: expected the file of 'debian-aia171', not in the cache: ", why, StringComparison.Ordinal));
        Assert.Contains("environment/fetch-debian-frames", choice.NotUsed[2], StringComparison.Ordinal);
        Assert.Contains("nothing in them happened", Assert.Single(choice.Caveats), StringComparison.Ordinal);
        Assert.Empty(folder.Listing());
    }

    [Fact]
    public void Open_EitFramesOnly_GivesThemAndSaysWhySdoIsNotUsed()
    {
        using TemporaryFolder folder = EitFramesTests.CacheWithEit();
        SequenceChoice choice = SolarSequences.Open(new DataCache(folder.Path), ManifestFolder.Shipped);
        Assert.Equal("eit-2004-03-01", choice.DataSet);
        Assert.Contains("sdo64", Assert.Single(choice.NotUsed), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AiaFrameOnly_GivesItAndSaysWhyTheTwoSequencesAreNotUsed()
    {
        using TemporaryFolder folder = AiaFrameTests.CacheWithAia();
        SequenceChoice choice = SolarSequences.Open(new DataCache(folder.Path), ManifestFolder.Shipped);
        Assert.Equal("debian-aia171", choice.DataSet);
        Assert.Collection(
            choice.NotUsed,
            why => Assert.StartsWith("Not used: sdo64.", why, StringComparison.Ordinal),
            why => Assert.StartsWith("Not used: eit-2004-03-01.", why, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_EitAndAiaFrames_PrefersTheSequence()
    {
        using TemporaryFolder folder = EitFramesTests.CacheWithEit(), aia = AiaFrameTests.CacheWithAia();
        Directory.Move(Path.Combine(aia.Path, "debian-aia171"), Path.Combine(folder.Path, "debian-aia171"));
        Assert.Equal("eit-2004-03-01", SolarSequences.Open(new DataCache(folder.Path), ManifestFolder.Shipped).DataSet);
    }

    [Fact]
    public void Open_DamagedAiaFrame_ThrowsAndNeverFallsBack()
    {
        using TemporaryFolder folder = AiaFrameTests.CacheWithAia();
        string path = Path.Combine(folder.Path, "debian-aia171", "aia_171_level1.fits");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[100_000] ^= 1;
        File.WriteAllBytes(path, bytes);
        var e = Assert.Throws<DataIntegrityException>(() => SolarSequences.Open(new DataCache(folder.Path), ManifestFolder.Shipped));
        Assert.Equal(path, e.File);
        Assert.Contains("71d7f9f56908bd22d5dcac015884117c57c45f30951131bf4abdc06c55cb0280", e.Expected, StringComparison.Ordinal);
        Assert.Contains("environment/fetch-debian-frames", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OneSdoFileMissing_FallsBackNamingIt()
    {
        string shared = SharedData.Require();
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "aia193_30x64x64_uint8.npy", "hmimag_30x64x64_uint8.npy" })
            folder.Write($"sdo64/{name}", File.ReadAllBytes(Path.Combine(shared, "sdo64", name)));
        SequenceChoice choice = SolarSequences.Open(new DataCache(folder.Path), ManifestFolder.Shipped);
        Assert.Equal(SequenceOrigin.Generated, choice.Sequence.Origin);
        Assert.Contains("1 not in the cache", choice.NotUsed[0], StringComparison.Ordinal);
        Assert.Contains("aia211_30x64x64_uint8.npy", choice.NotUsed[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DamagedSdoFile_ThrowsAndNeverFallsBack()
    {
        string shared = SharedData.Require();
        using var folder = new TemporaryFolder();
        foreach (string file in Directory.GetFiles(Path.Combine(shared, "sdo64"), "*.npy"))
        {
            byte[] bytes = File.ReadAllBytes(file);
            if (file.Contains("hmimag", StringComparison.Ordinal)) bytes[5000] ^= 1;
            folder.Write($"sdo64/{Path.GetFileName(file)}", bytes);
        }

        string before = folder.Listing();
        var e = Assert.Throws<DataIntegrityException>(() => SolarSequences.Open(new DataCache(folder.Path), ManifestFolder.Shipped));
        Assert.Contains("hmimag", e.File, StringComparison.Ordinal);
        Assert.Contains("d1d03cb0745bcfa792d9063e57269a0e140ebd4fbf18ccecb66e22d74861a447", e.Expected, StringComparison.Ordinal);
        Assert.Equal(before, folder.Listing());
    }

    [Fact]
    public void Open_MissingManifest_Throws()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ManifestException>(() => SolarSequences.Open(new DataCache(folder.Path), new ManifestFolder(folder.Path)));
    }
}
