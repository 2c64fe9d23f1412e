namespace Workbench.Sharing;

/// <summary>A folder within the folder of the results in which everything is made first: the results appear when all of them are whole, or not at all.</summary>
internal sealed class Staging : IDisposable
{
    private readonly string _target;
    private readonly string _folder;
    private readonly List<string> _files = [];

    public Staging(string target)
    {
        _target = Path.GetFullPath(target);
        Directory.CreateDirectory(_target);
        _folder = Directory.CreateDirectory(Path.Combine(_target, $".share-{Guid.NewGuid():N}")).FullName;
    }

    /// <summary>Where a file of the results is made; its folder exists.</summary>
    /// <param name="name">Its path within the results.</param>
    public string PathOf(string name)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a file of the results.</summary>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        _files.Add(name);
    }

    /// <summary>Puts all files where they belong, each by renaming; returns their paths.</summary>
    public IReadOnlyList<string> Commit()
    {
        List<string> paths = [];
        foreach (string name in _files)
        {
            string path = Path.Combine(_target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(Path.Combine(_folder, name), path, overwrite: true);
            paths.Add(path);
        }
        return paths;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
