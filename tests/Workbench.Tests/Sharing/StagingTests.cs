using Workbench.Sharing;

namespace Workbench.Tests.Sharing;

public sealed class StagingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-staging-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("report.html/inside", "report.html")] // report.html is a folder
    [InlineData("paper", "paper/1.svg")] // paper is a file
    public void Commit_PlaceTaken_MovesNothingAndNamesIt(string there, string taken)
    {
        Put("a.ipynb", "old");
        Put(there, "theirs");
        using (var staging = new Staging(_folder))
        {
            staging.Write("a.ipynb", "new"u8);
            staging.Write(taken, "new"u8);
            Assert.Contains(Path.Combine(_folder, there.Split('/')[0]), Assert.Throws<IOException>(() => staging.Commit()).Message);
        }
        Assert.Equal(["a.ipynb=old", $"{there}=theirs"], Files());
    }

    [Fact]
    public void Commit_LaterMoveFails_PutsTheOldFilesBack()
    {
        Put("a.ipynb", "old");
        using (var staging = new Staging(_folder))
        {
            staging.Write("a.ipynb", "new"u8);
            staging.Write("b.ipynb", "new"u8);
            staging.Write("paper/1.svg", "new"u8);
            staging.Write("report.html", "new"u8);
            File.Delete(staging.PathOf("report.html"));
            Assert.Throws<FileNotFoundException>(() => staging.Commit());
        }
        Assert.Equal(["a.ipynb=old"], Files());
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    [Fact]
    public void Commit_AllWhole_ReplacesAndAdds()
    {
        Put("a.ipynb", "old");
        Put("mine.txt", "mine");
        using (var staging = new Staging(_folder))
        {
            staging.Write("a.ipynb", "new"u8);
            staging.Write("paper/1.svg", "new"u8);
            Assert.Equal([Path.Combine(_folder, "a.ipynb"), Path.Combine(_folder, "paper/1.svg")], staging.Commit());
        }
        Assert.Equal(["a.ipynb=new", "mine.txt=mine", "paper/1.svg=new"], Files());
    }

    [Fact]
    public void Dispose_FoldersMadeHereAndEmpty_AreGone()
    {
        using (var staging = new Staging(Path.Combine(_folder, "new", "out"))) staging.Write("a.ipynb", "new"u8);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Dispose_FoldersOfOthersOrWithFiles_Stay()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "theirs"));
        new Staging(Path.Combine(_folder, "theirs")).Dispose();
        using (new Staging(Path.Combine(_folder, "new", "out"))) Put("new/note.txt", "put there meanwhile");
        Assert.Equal(["new", "theirs"], Directory.GetDirectories(_folder).Select(Path.GetFileName).Order());
        Assert.Equal(["new/note.txt=put there meanwhile"], Files());
    }

    private void Put(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string[] Files() => [.. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(path => $"{Path.GetRelativePath(_folder, path)}={File.ReadAllText(path)}").Order(StringComparer.Ordinal)];
}
