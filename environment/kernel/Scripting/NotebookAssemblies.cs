using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace Workbench.Kernel.Scripting;

/// <summary>Where cells and the assemblies they reference live: one load context, so that an assembly name means one assembly however it is reached.
/// Assemblies are loaded from where they lie (no copies), so a library finds its native files next to itself.</summary>
internal sealed class NotebookAssemblies() : AssemblyLoadContext("Notebook")
{
    private static readonly string KernelName = typeof(NotebookAssemblies).Assembly.GetName().Name!;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _paths = [];
    private readonly List<(string Folder, AssemblyDependencyResolver Resolver)> _roots = [];

    /// <summary>Makes an assembly file known under its name, and the assemblies next to it as its dependencies.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <returns>The path that the name stands for: this one, or an identical assembly's that came first.</returns>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="InvalidOperationException">Another assembly of that name is in use.</exception>
    public string Add(string path)
    {
        var name = AssemblyName.GetAssemblyName(path).Name!;
        lock (_lock)
        {
            var first = _paths.GetValueOrDefault(name) ?? LocateBesideRoots(new AssemblyName(name));
            if (first is not null && first != path && VersionId(first) != VersionId(path))
                throw new InvalidOperationException($"#r \"{path}\": expected one assembly called {name}, got a second one that differs from {first}, which this notebook already uses. Restart the kernel to use the other.");
            if (!_roots.Exists(root => root.Folder == Path.GetDirectoryName(path))) _roots.Add((Path.GetDirectoryName(path)!, new AssemblyDependencyResolver(path)));
            return _paths[name] = first ?? path;
        }
    }

    /// <summary>The file an assembly name stands for in this notebook; null for the framework, the kernel and what nobody referenced.</summary>
    public string? Locate(AssemblyName name)
    {
        if (name.Name is not { } simple || simple == KernelName || FrameworkReferences.Find(simple) is not null) return null;
        lock (_lock)
        {
            if (_paths.TryGetValue(simple, out var known)) return known;
            if (LocateBesideRoots(name) is not { } found) return null;
            return _paths[simple] = found;
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Locate(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        lock (_lock)
        {
            foreach (var (folder, resolver) in _roots)
            {
                if (resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path) return LoadUnmanagedDllFromPath(path);
                foreach (var file in (string[])[unmanagedDllName, $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.so"])
                    if (File.Exists(Path.Combine(folder, file))) return LoadUnmanagedDllFromPath(Path.Combine(folder, file));
            }
        }
        return 0;
    }

    private string? LocateBesideRoots(AssemblyName name)
    {
        foreach (var (folder, resolver) in _roots)
        {
            var beside = Path.Combine(folder, name.Name + ".dll");
            if (File.Exists(beside)) return beside;
            if (resolver.ResolveAssemblyToPath(name) is { } path) return path;
        }
        return null;
    }

    private static Guid VersionId(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
