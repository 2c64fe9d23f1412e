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
    private readonly Dictionary<string, (string Path, Guid Version)> _known = [];
    private readonly NativeLibraries _natives = new();
    private readonly List<(string Folder, AssemblyDependencyResolver Resolver)> _roots = [];

    /// <summary>Makes an assembly file known under its name, and the assemblies next to it as its dependencies.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <returns>The path that the name stands for: this one, or an identical assembly's that came first.</returns>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="InvalidOperationException">Another assembly of that name is in use, or the file has changed since it was.</exception>
    public string Add(string path)
    {
        lock (_lock)
        {
            var name = AssemblyName.GetAssemblyName(path);
            var first = Find(name);
            if (Clash(first, path) is { } clash) throw new InvalidOperationException($"#r \"{path}\": {clash}");
            if (!_roots.Exists(root => root.Folder == Path.GetDirectoryName(path)))
            {
                var resolver = new AssemblyDependencyResolver(path);
                _roots.Add((Path.GetDirectoryName(path)!, resolver));
                _natives.AddRoot(Path.GetDirectoryName(path)!, resolver);
            }
            return first?.Path ?? Keep(name, path);
        }
    }

    /// <summary>Makes the files of packages known: all of them or, where one does not fit, none.</summary>
    /// <returns>The assemblies that cells may now use; not those the framework has itself.</returns>
    /// <exception cref="InvalidOperationException">The notebook has already loaded another version of one.</exception>
    public IReadOnlyList<string> AddPackages(IEnumerable<string> assemblies, IEnumerable<string> nativeLibraries)
    {
        lock (_lock)
        {
            var added = assemblies.Select(path => (Name: AssemblyName.GetAssemblyName(path), Path: path)).Where(file => FrameworkReferences.Find(file.Name.Name!) is null).ToList();
            foreach (var (name, path) in added)
                if (Clash(Find(name), path) is { } clash) throw new InvalidOperationException($"{name.Name} {name.Version}: {clash} Name all packages in the first cell, so that versions are chosen that fit together.");
            foreach (var (name, path) in added) Keep(name, path);
            foreach (var library in nativeLibraries) _natives.Add(library);
            return [.. added.Select(file => file.Path)];
        }
    }

    /// <summary>The file an assembly name stands for in this notebook; null for the framework, the kernel and what nobody referenced.</summary>
    public string? Locate(AssemblyName name)
    {
        lock (_lock) return Find(name) is { } found ? found.Path : null;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Locate(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        lock (_lock) return _natives.Find(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }

    private (string Path, Guid Version)? Find(AssemblyName name)
    {
        if (name.Name is not { } simple || simple == KernelName || FrameworkReferences.Find(simple) is not null) return null;
        if (_known.TryGetValue(simple, out var known)) return known;
        foreach (var (folder, resolver) in _roots)
        {
            var beside = Path.Combine(folder, simple + ".dll");
            if ((File.Exists(beside) ? beside : resolver.ResolveAssemblyToPath(name)) is not { } path) continue;
            Keep(name, path);
            return _known[simple];
        }
        return null;
    }

    private string Keep(AssemblyName name, string path)
    {
        _known[name.Name!] = (path, VersionId(path));
        return path;
    }

    /// <summary>Why a file cannot be used beside the one its name stands for already; null when they are the same.</summary>
    private static string? Clash((string Path, Guid Version)? first, string path)
    {
        if (first is not { } known || known.Version == VersionId(path)) return null;
        return known.Path == path
            ? "the file was rebuilt since this notebook loaded it. Restart the kernel to use the new one."
            : $"expected one assembly of that name, got a second one at {path} that differs from {known.Path}, which this notebook already uses. Restart the kernel to use the other.";
    }

    private static Guid VersionId(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
