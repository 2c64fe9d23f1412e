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
        return new(match.Groups["name"].Value, match.Groups["version"] is { Success: true } version ? version.Value.Trim() : Newest);
    }

    /// <summary>Whether a package that was fetched for <paramref name="earlier"/> answers this request too.</summary>
    public bool IsMetBy(PackageRequest earlier) => Name.Equals(earlier.Name, StringComparison.OrdinalIgnoreCase) && (Version == Newest || Version == earlier.Version);

    [GeneratedRegex(@"^nuget:\s*(?<name>[\w.-]+)\s*(,\s*(?<version>[\w.*+\-\[\]\(\), ]+))?$")]
    private static partial Regex Form();
}
