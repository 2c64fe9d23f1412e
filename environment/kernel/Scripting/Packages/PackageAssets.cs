using System.Text.Json;

namespace Workbench.Kernel.Scripting.Packages;

/// <summary>What a restore resolved, read from its assets file.</summary>
/// <param name="Versions">Each package that came, by name, with its version.</param>
/// <param name="Assemblies">Absolute paths of the assemblies to reference and load.</param>
/// <param name="NativeLibraries">Absolute paths of the native libraries for this platform.</param>
internal sealed record PackageAssets(IReadOnlyDictionary<string, string> Versions, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries)
{
    /// <summary>Whether every file still lies where the restore put it: package folders get cleaned.</summary>
    public bool AreAllThere => Assemblies.Concat(NativeLibraries).All(File.Exists);

    /// <summary>Reads <c>project.assets.json</c> for the kernel's framework and platform.</summary>
    public static PackageAssets Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var folders = file.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var libraries = file.RootElement.GetProperty("libraries");
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<string> assemblies = [], natives = [];
        foreach (var package in file.RootElement.GetProperty("targets").GetProperty(RestoreProject.Target).EnumerateObject())
        {
            var name = package.Name.Split('/');
            versions[name[0]] = name[1];
            if (!libraries.GetProperty(package.Name).TryGetProperty("path", out var relative)) continue;
            var folder = folders.Select(root => Path.Combine(root, relative.GetString()!)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], relative.GetString()!);
            assemblies.AddRange(Files(package.Value, "runtime", folder).Where(file => Path.GetExtension(file) == ".dll"));
            natives.AddRange(Files(package.Value, "native", folder));
        }
        return new PackageAssets(versions, assemblies, natives);
    }

    /// <summary>The files of one kind; a package without any says so by a file called <c>_._</c>.</summary>
    private static IEnumerable<string> Files(JsonElement package, string kind, string folder) =>
        package.TryGetProperty(kind, out var files) ? files.EnumerateObject().Where(file => !file.Name.EndsWith("_._", StringComparison.Ordinal)).Select(file => Path.Combine(folder, file.Name)) : [];
}
