using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Workbench.Kernel.Scripting;

/// <summary>Documentation from the XML files that compilers write. The files are searched as they are (the framework's 30 MB in some milliseconds): to read them as XML would take seconds.</summary>
/// <param name="files">The files, the likeliest first; asked for when the first member is.</param>
internal sealed class XmlDocumentation(Func<IEnumerable<string>> files) : DocumentationProvider
{
    private static readonly Lazy<IReadOnlyList<string>> Framework = new(FrameworkFiles);
    private readonly ConcurrentDictionary<string, string> _known = new();

    /// <summary>The documentation beside an assembly file, if there is any.</summary>
    public static XmlDocumentation Beside(string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".xml");
        return new(() => File.Exists(file) ? [file] : []);
    }

    /// <summary>The documentation of a framework assembly. It comes with the SDK, beside reference assemblies that divide the types in another way, so any of its files may have it.</summary>
    public static XmlDocumentation OfFramework(string name) => new(() => Framework.Value.OrderByDescending(file => Path.GetFileNameWithoutExtension(file) == name));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    protected override string GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) => _known.GetOrAdd(documentationMemberID, Search);

    private string Search(string member)
    {
        var opening = Encoding.UTF8.GetBytes($"<member name=\"{member}\">");
        foreach (var file in files())
        {
            var text = File.ReadAllBytes(file).AsSpan();
            var start = text.IndexOf(opening);
            if (start < 0) continue;
            var closing = "</member>"u8;
            var length = text[start..].IndexOf(closing);
            if (length >= 0) return Encoding.UTF8.GetString(text.Slice(start, length + closing.Length));
        }
        return "";
    }

    /// <summary>The files of the newest reference pack for the running framework, the one with most types first; none where there is no SDK.</summary>
    private static IReadOnlyList<string> FrameworkFiles()
    {
        var packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var version = $"{Environment.Version.Major}.{Environment.Version.Minor}";
        var newest = Directory.Exists(packs) ? Directory.GetDirectories(packs, version + ".*").OrderBy(pack => pack.Length).ThenBy(pack => pack, StringComparer.Ordinal).LastOrDefault() : null;
        var folder = newest is null ? "" : Path.Combine(newest, "ref", "net" + version);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.xml").OrderByDescending(file => Path.GetFileName(file) == "System.Runtime.xml").ThenBy(file => file, StringComparer.Ordinal)] : [];
    }
}
