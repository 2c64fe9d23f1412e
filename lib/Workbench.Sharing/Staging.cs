namespace Workbench.Sharing;

/// <summary>A folder within the folder of the results in which everything is made first: the results appear when all of them are whole, or not at all.</summary>
internal sealed class Staging : IDisposable
{
    private readonly string _target;
    private readonly string _folder;
    private readonly string _replaced;
    private readonly List<string> _files = [];
    private readonly List<string> _madeFolders = [];
    private bool _keepsReplaced;

    public Staging(string target)
    {
        _target = Path.GetFullPath(target);
        MakeFolder(_target);
        _folder = Directory.CreateDirectory(Path.Combine(_target, $".share-{Guid.NewGuid():N}")).FullName;
        _replaced = Path.Combine(_folder, ".replaced");
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
    /// <exception cref="IOException">A place is taken by a folder, or its folder by a file, or a file cannot be moved; what was there is there again.</exception>
    public IReadOnlyList<string> Commit()
    {
        foreach (string name in _files) RequireFree(Path.Combine(_target, name));
        Stack<(string Path, string? Old)> moved = [];
        try
        {
            foreach (string name in _files)
            {
                string path = Path.Combine(_target, name);
                MakeFolder(Path.GetDirectoryName(path)!);
                moved.Push((path, SetAside(name, path)));
                File.Move(Path.Combine(_folder, name), path, overwrite: true);
            }
        }
        catch
        {
            PutBack(moved);
            throw;
        }
        return [.. _files.Select(name => Path.Combine(_target, name))];
    }

    /// <summary>Removes what is not of the results: this folder, and empty ones that were made for them.</summary>
    public void Dispose()
    {
        if (_keepsReplaced) return;
        Directory.Delete(_folder, recursive: true);
        foreach (string folder in Enumerable.Reverse(_madeFolders))
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    private void RequireFree(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"Staging: expected a file or nothing at {path}, there is a folder. Move it away, or choose another folder for the results.");
        for (string folder = Path.GetDirectoryName(path)!; folder.Length > _target.Length; folder = Path.GetDirectoryName(folder)!)
            if (File.Exists(folder)) throw new IOException($"Staging: expected a folder or nothing at {folder}, there is a file. Move it away, or choose another folder for the results.");
    }

    private string? SetAside(string name, string path)
    {
        if (!File.Exists(path)) return null;
        string old = Path.Combine(_replaced, name);
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        File.Move(path, old);
        return old;
    }

    private void PutBack(Stack<(string Path, string? Old)> moved)
    {
        // Until all are back, the old files stay where they are.
        _keepsReplaced = true;
        foreach ((string path, string? old) in moved)
        {
            if (old is null) File.Delete(path);
            else File.Move(old, path, overwrite: true);
        }
        _keepsReplaced = false;
    }

    // Outer folders first.
    private void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is string parent) MakeFolder(parent);
        Directory.CreateDirectory(path);
        _madeFolders.Add(path);
    }
}
