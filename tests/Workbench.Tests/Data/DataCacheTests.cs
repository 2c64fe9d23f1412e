using System.Diagnostics;
using System.Security.Cryptography;
using Workbench.Data;

namespace Workbench.Tests.Data;

public class DataCacheTests
{
    private static readonly byte[] Good = NpyWriter.Array("|u1", [2, 3, 5], new byte[30]);

    [Fact]
    public void Read_RightFile_GivesItsBytesAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/a.npy", Good);
        string before = folder.Listing();
        Assert.Equal(Good, Read(folder.Path, Good));
        Assert.Equal(before, folder.Listing());
    }

    [Fact]
    public void Read_MissingFile_NamesPathSourceAndVariable()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<DataNotCachedException>(() => Read(folder.Path, Good));
        Assert.Equal([Path.Combine(folder.Path, "tiny", "a.npy")], e.Missing);
        Assert.Contains("https://example.org/tiny", e.Message, StringComparison.Ordinal);
        Assert.Contains(DataCache.RootVariable, e.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Listing());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Read_TruncatedOrLongerFile_NamesBothSizesAndLeavesItAlone(int more)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/a.npy", more < 0 ? Good[..^1] : [.. Good, 0]);
        string before = folder.Listing();
        var e = Assert.Throws<DataIntegrityException>(() => Read(folder.Path, Good));
        Assert.Equal(($"{Good.Length} bytes", $"{Good.Length + more} bytes"), (e.Expected, e.Found));
        Assert.Contains("https://example.org/tiny/a.npy", e.Message, StringComparison.Ordinal);
        Assert.Contains("cut short", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Listing());
    }

    [Fact]
    public void Read_EditedFile_NamesBothHashes()
    {
        using var folder = new TemporaryFolder();
        byte[] edited = [.. Good];
        edited[^1] ^= 1;
        string path = folder.Write("tiny/a.npy", edited);
        var e = Assert.Throws<DataIntegrityException>(() => Read(folder.Path, Good));
        Assert.Equal(path, e.File);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Good)), e.Expected, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(edited)), e.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PipeInPlaceOfAFile_IsRefusedWithoutBlocking()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "tiny"));
        using Process made = Process.Start("mkfifo", Path.Combine(folder.Path, "tiny", "a.npy"));
        made.WaitForExit();
        Assert.Equal("0 bytes", Assert.Throws<DataIntegrityException>(() => Read(folder.Path, Good)).Found);
    }

    [Fact]
    public void Read_DeviceInPlaceOfAFile_IsRefusedWithoutOpeningIt()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "tiny"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "tiny", "a.npy"), "/dev/zero");
        Assert.Throws<DataIntegrityException>(() => Read(folder.Path, Good));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_LinkOutOfTheCache_IsRefused(bool isFolderLink)
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        string target = elsewhere.Write("a.npy", Good);
        if (isFolderLink)
        {
            Directory.CreateSymbolicLink(Path.Combine(folder.Path, "tiny"), elsewhere.Path);
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, "tiny"));
            File.CreateSymbolicLink(Path.Combine(folder.Path, "tiny", "a.npy"), target);
        }

        var e = Assert.Throws<DataIntegrityException>(() => Read(folder.Path, Good));
        Assert.Contains(elsewhere.Path, e.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RootThatIsALink_Works()
    {
        using var folder = new TemporaryFolder();
        folder.Write("real/tiny/a.npy", Good);
        string root = Path.Combine(folder.Path, "link");
        Directory.CreateSymbolicLink(root, Path.Combine(folder.Path, "real"));
        Assert.Equal(Good, Read(root, Good));
    }

    [Theory]
    [InlineData("../a.npy")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0.npy")]
    public void PathOf_RecordMadeByHandThatEscapes_IsRefused(string path)
    {
        Manifest manifest = ManifestReader.Parse(ManifestText.Valid, "tiny.yaml");
        Assert.Throws<ArgumentException>(() => new DataCache("/nowhere").PathOf(manifest, manifest.Files[0] with { Path = path }));
    }

    [Theory]
    [InlineData("/data", "/xdg", "/data")]
    [InlineData(null, "/xdg", "/xdg/workbench")]
    public void ForUser_Variables_AreFollowedInOrder(string? root, string? xdg, string expected)
        => Assert.Equal(expected, DataCache.ForUser(name => name == DataCache.RootVariable ? root : name == "XDG_CACHE_HOME" ? xdg : null).Root);

    [Theory]
    [InlineData(null)]
    [InlineData("relative")]
    public void ForUser_NoValidVariable_IsTheCacheBelowHome(string? xdg)
        => Assert.Equal(
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "workbench"),
            DataCache.ForUser(name => name == "XDG_CACHE_HOME" ? xdg : null).Root);

    private static byte[] Read(string root, byte[] described)
    {
        Manifest manifest = ManifestReader.Parse(ManifestText.For("tiny", described), "tiny.yaml");
        return new DataCache(root).Read(manifest, manifest.Files[0]);
    }
}
