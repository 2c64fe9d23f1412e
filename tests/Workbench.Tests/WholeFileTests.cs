using Workbench.Tests.Data;

namespace Workbench.Tests;

/// <summary>A file that a reader finds as it was before or whole.</summary>
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_OverAnOldFile_ReplacesIt()
    {
        string path = Path.Combine(_folder.Path, "태양 \"1\".txt");
        WholeFile.Write(path, "a longer text before");
        WholeFile.Write(path, "ap 예측");

        Assert.Equal("ap 예측"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_FailureHalfWay_LeavesTheOldFileAndNothingBesideIt()
    {
        string path = Path.Combine(_folder.Path, "weights");
        WholeFile.Write(path, "old");

        Assert.Throws<IOException>(() => WholeFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("the disk is full");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_WhereAFolderIs_FailsAndLeavesNothingBesideIt()
    {
        string path = Directory.CreateDirectory(Path.Combine(_folder.Path, "taken")).FullName;

        Assert.ThrowsAny<SystemException>(() => WholeFile.Write(path, "text"));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
