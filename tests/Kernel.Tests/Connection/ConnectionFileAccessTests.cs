using System.Runtime.Versioning;
using Workbench.Kernel.Connection;

namespace Kernel.Tests.Connection;

/// <summary>Who may reach a connection file. Below /tmp, which everybody may enter, the folder's own mode decides with the file's.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ConnectionFileAccessTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OpenFolder = Owner | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private readonly TemporaryFolder _folder = new();

    public ConnectionFileAccessTests() => Assert.SkipUnless(TemporaryFolder.OthersGetThere, $"others cannot enter {Path.GetTempPath()}, so no file in it is open to them");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_AsJupyterWritesIt_IsSilent() => Assert.Null(Check(Owner, OpenFolder));

    [Theory]
    [InlineData(UnixFileMode.OtherRead, "0604")]
    [InlineData(UnixFileMode.GroupRead, "0640")]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead, "0644")]
    public void Check_OthersCanRead_WarnsAndClosesTheFile(UnixFileMode others, string mode)
    {
        var warning = Check(Owner | others, OpenFolder);

        Assert.Contains(mode, warning);
        Assert.Contains(_folder.File("c.json"), warning);
        Assert.Equal(Owner, File.GetUnixFileMode(_folder.File("c.json")));
    }

    [Theory]
    [InlineData(UnixFileMode.OtherWrite, "0602")]
    [InlineData(UnixFileMode.GroupWrite, "0620")]
    public void Check_OthersCanWrite_IsRefusedWithTheRemedy(UnixFileMode others, string mode)
    {
        var failure = Assert.Throws<ConnectionFileException>(() => Check(Owner | others, OpenFolder));

        Assert.Contains(mode, failure.Message);
        Assert.Contains("JUPYTER_RUNTIME_DIR", failure.Message);
    }

    [Fact]
    public void Check_FolderKeepsOthersOut_IsSilentWhateverTheFilesMode() =>
        Assert.Null(Check((UnixFileMode)0b110_110_110, Owner | UnixFileMode.UserExecute));

    [Fact]
    public void Check_LinkInAClosedFolderToAnOpenOne_LooksAtTheFileItself()
    {
        Make((UnixFileMode)0b110_110_110, OpenFolder);
        using var closed = new TemporaryFolder();
        File.CreateSymbolicLink(closed.File("link.json"), _folder.File("c.json"));
        using var file = File.OpenHandle(closed.File("link.json"));

        Assert.Throws<ConnectionFileException>(() => ConnectionFileAccess.Check(file, closed.File("link.json")));
    }

    [Fact]
    public void Read_OthersCanRead_PassesTheWarningOn()
    {
        Make(Owner | UnixFileMode.OtherRead, OpenFolder);
        File.WriteAllText(_folder.File("c.json"), "{}");
        var warnings = new List<string>();

        Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_folder.File("c.json"), warnings.Add));

        Assert.Single(warnings);
    }

    private string? Check(UnixFileMode fileMode, UnixFileMode folderMode)
    {
        Make(fileMode, folderMode);
        using var file = File.OpenHandle(_folder.File("c.json"));
        return ConnectionFileAccess.Check(file, _folder.File("c.json"));
    }

    private void Make(UnixFileMode fileMode, UnixFileMode folderMode)
    {
        File.WriteAllText(_folder.File("c.json"), "");
        File.SetUnixFileMode(_folder.File("c.json"), fileMode);
        File.SetUnixFileMode(_folder.Path, folderMode);
    }
}
