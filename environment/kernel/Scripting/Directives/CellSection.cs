using Microsoft.CodeAnalysis.Text;

namespace Workbench.Kernel.Scripting.Directives;

/// <summary>A run of lines in one language. A line such as <c>#!markdown</c> begins one; cells begin in C#.</summary>
/// <param name="HeadingSpan">The line that begins it; empty at the cell's start.</param>
/// <param name="Span">What follows, up to the next section.</param>
/// <param name="IsCSharp">Whether it is compiled.</param>
/// <param name="MimeType">As what it is shown, or null.</param>
/// <param name="Heading">The line as a directive where the language is none of this kernel's, so that it can be refused by name.</param>
internal sealed record CellSection(TextSpan HeadingSpan, TextSpan Span, bool IsCSharp, string? MimeType, CellPart.Directive? Heading)
{
    private static readonly HashSet<string> CSharp = new(StringComparer.OrdinalIgnoreCase) { "#!csharp", "#!c#", "#!cs" };
    private static readonly Dictionary<string, string> Shown = new(StringComparer.OrdinalIgnoreCase) { ["#!markdown"] = "text/markdown", ["#!md"] = "text/markdown", ["#!html"] = "text/html", ["#!javascript"] = "application/javascript", ["#!js"] = "application/javascript" };

    /// <summary>Languages other hosts run; a section in one of them is refused.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase) { "#!fsharp", "#!f#", "#!fs", "#!pwsh", "#!powershell", "#!sql", "#!kql", "#!mermaid", "#!http", "#!value", "#!python", "#!r" };

    /// <summary>Whether a line begins a section in another language.</summary>
    public static bool IsForeign(string name) => Foreign.Contains(name);

    /// <summary>What begins a file of the .dib kind: facts about its kernels, not code.</summary>
    private const string Meta = "#!meta";

    /// <summary>The sections of a cell, in order; the first one may be empty.</summary>
    public static IEnumerable<CellSection> Of(SourceText text)
    {
        var current = new CellSection(new TextSpan(0, 0), default, IsCSharp: true, null, null);
        foreach (var line in text.Lines)
        {
            if (Begin(line) is not { } next) continue;
            yield return current with { Span = TextSpan.FromBounds(current.HeadingSpan.End, line.Start) };
            current = next;
        }
        yield return current with { Span = TextSpan.FromBounds(current.HeadingSpan.End, text.Length) };
    }

    private static CellSection? Begin(TextLine line)
    {
        var words = line.ToString().Trim();
        if (!words.StartsWith("#!", StringComparison.Ordinal)) return null;
        var name = words.Split(' ', '\t')[0];
        if (CSharp.Contains(name)) return new(line.Span, default, IsCSharp: true, null, null);
        if (Shown.TryGetValue(name, out var mimeType)) return new(line.Span, default, IsCSharp: false, mimeType, null);
        if (Foreign.Contains(name)) return new(line.Span, default, IsCSharp: false, null, new(name, words[name.Length..].Trim(), line.LineNumber + 1));
        return name == Meta ? new(line.Span, default, IsCSharp: false, null, null) : null;
    }
}
