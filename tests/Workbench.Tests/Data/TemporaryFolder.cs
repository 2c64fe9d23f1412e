namespace Workbench.Tests.Data;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("workbench-test-").FullName;

    /// <summary>Every file and folder below with size and time of writing, to show that nothing changed.</summary>
    public string Listing() => string.Join('\n', new DirectoryInfo(Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Select(e => $"{e.FullName} {(e as FileInfo)?.Length} {e.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));

    /// <summary>Writes a file below the folder and returns its path.</summary>
    public string Write(string relative, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
