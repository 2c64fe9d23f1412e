using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Workbench.Kernel.Scripting;

/// <summary>Finds what <c>#r</c> names, for the compiler: a path relative to the notebook (or to the loaded script), or a framework assembly's name.</summary>
internal sealed class ReferenceResolver(NotebookAssemblies assemblies, string notebookFolder) : MetadataReferenceResolver
{
    private readonly Dictionary<string, PortableExecutableReference> _references = [];
    private Dictionary<string, string> _unresolved = [];

    /// <summary>Why references, by what <c>#r</c> names, were not found since the last call, in sentences for the user.</summary>
    public IReadOnlyDictionary<string, string> TakeUnresolved()
    {
        var taken = _unresolved;
        _unresolved = [];
        return taken;
    }

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        assemblies.Locate(new AssemblyName(referenceIdentity.Name)) is { } path ? Reference(path) : FrameworkReferences.Find(referenceIdentity.Name);

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : notebookFolder;
        var path = Path.GetFullPath(Path.Combine(folder, reference));
        try
        {
            if (File.Exists(path)) return [Reference(assemblies.Add(path))];
            if (FrameworkReferences.Find(Path.GetFileNameWithoutExtension(reference)) is { } framework && Path.GetFileName(reference) == reference) return [framework];
            if (FrameworkReferences.Find(reference) is { } named) return [named];
            _unresolved[reference] = $"#r \"{reference}\": expected an assembly file, got nothing at {path}. Paths are relative to the notebook's folder.";
        }
        catch (Exception failure) when (failure is BadImageFormatException or FileLoadException)
        {
            _unresolved[reference] = $"#r \"{reference}\": expected a .NET assembly, got another kind of file at {path}. Native libraries are loaded by the assembly that calls them.";
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            _unresolved[reference] = failure.Message;
        }
        return [];
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>What the compiler reads of an assembly file, each read once.</summary>
    public PortableExecutableReference Reference(string path) =>
        _references.TryGetValue(path, out var known) ? known : _references[path] = MetadataReference.CreateFromFile(path, documentation: XmlDocumentation.Beside(path));
}
