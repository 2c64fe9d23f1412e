using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Workbench.Kernel.Scripting;

/// <summary>Where the native libraries of referenced assemblies and packages lie.</summary>
internal sealed class NativeLibraries
{
    private readonly List<(string Folder, AssemblyDependencyResolver? Resolver)> _roots = [];
    private readonly List<string> _packageFiles = [];

    /// <summary>Looks next to an assembly from now on, and where its own list of dependencies says.</summary>
    public void AddRoot(string folder, AssemblyDependencyResolver resolver) =>
        _roots.AddRange([(folder, resolver), (Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"), null)]);

    /// <summary>Makes a package's library known.</summary>
    public void Add(string path) => _packageFiles.Add(path);

    /// <summary>The file that a name in a <c>DllImport</c> means, or null.</summary>
    public string? Find(string name)
    {
        string[] files = [name, $"{name}.so", $"lib{name}.so"];
        foreach (var (folder, resolver) in _roots)
        {
            if (resolver?.ResolveUnmanagedDllToPath(name) is { } resolved) return resolved;
            foreach (var file in files)
                if (File.Exists(Path.Combine(folder, file))) return Path.Combine(folder, file);
        }
        return _packageFiles.Find(path => files.Contains(Path.GetFileName(path)));
    }
}
