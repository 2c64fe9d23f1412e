using Microsoft.CodeAnalysis;

namespace Workbench.Kernel.Scripting;

/// <summary>The .NET runtime the kernel itself runs on: what cells may use without a <c>#r</c>.</summary>
internal static class FrameworkReferences
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly Lazy<IReadOnlyDictionary<string, PortableExecutableReference>> References = new(Read);

    /// <summary>All of the framework's assemblies; read lazily by the compiler, so a name costs nothing until it is used.</summary>
    public static IEnumerable<MetadataReference> All => References.Value.Values;

    /// <summary>The framework's assembly of that simple name, or null.</summary>
    public static PortableExecutableReference? Find(string simpleName) => References.Value.GetValueOrDefault(simpleName);

    private static Dictionary<string, PortableExecutableReference> Read() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == Folder)
            .Distinct() // the host lists System.Private.CoreLib twice
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => MetadataReference.CreateFromFile(path, documentation: XmlDocumentation.OfFramework(Path.GetFileNameWithoutExtension(path))));
}
