using System.Text.RegularExpressions;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting.Packages;

/// <summary>A package as a cell asks for it.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">A version or a range of them; <c>*</c>, the newest release, where the cell names none.</param>
internal sealed partial record PackageRequest(string Name, string Version)
{
    private const string Newest = "*";

    /// <summary>Reads <c>nuget: NAME</c> or <c>nuget: NAME, VERSION</c>.</summary>
    /// <exception cref="DirectiveException">It is neither.</exception>
    public static PackageRequest Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
            throw new DirectiveException($"#r \"{text}\": expected \"nuget: NAME, VERSION\" or \"nuget: NAME\", got another form.");
        var (name, version) = (match.Groups["name"].Value, match.Groups["version"] is { Success: true } given ? given.Value.Trim() : Newest);
        if (!Beginning().IsMatch(version)) throw new DirectiveException($"#r \"{text}\": expected a version such as 1.2.3, 1.* or [1.2, 2.0), got {version}.");
        return new(name, version);
    }

    /// <summary>Whether a package that was fetched for <paramref name="earlier"/> answers this request too.</summary>
    public bool IsMetBy(PackageRequest earlier) => Name.Equals(earlier.Name, StringComparison.OrdinalIgnoreCase) && (Version == Newest || Version == earlier.Version);

    [GeneratedRegex(@"^nuget:\s*(?<name>[\w.-]+)\s*(,\s*(?<version>[\w.*+\-\[\]\(\), ]+))?$")]
    private static partial Regex Form();

    [GeneratedRegex(@"^[\d*\[(]")]
    private static partial Regex Beginning();
}
