namespace Kernel.Tests;

/// <summary>An empty folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kernel-tests-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Whether others can enter the folders above; in some the system's own folder for temporary files is the user's alone.</summary>
    public static bool OthersGetThere
    {
        get
        {
            const UnixFileMode Enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            for (var folder = new DirectoryInfo(System.IO.Path.GetTempPath()); folder is not null; folder = folder.Parent)
                if ((folder.UnixFileMode & Enter) != Enter) return false;
            return true;
        }
    }

    public void Dispose()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(100); // a process that ends still writes there
            }
        }
    }
}
