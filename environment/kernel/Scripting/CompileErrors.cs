using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Workbench.Kernel.Scripting;

/// <summary>Turns the compiler's errors into a cell's error: place, code and message, then the source line with a caret under the column.</summary>
internal static class CompileErrors
{
    private const int ShownErrors = 10;

    /// <summary>The name every cell that does not compile fails with.</summary>
    public const string Name = "CompilationError";

    private const string ExtensionHint = "In a cell, extension methods stand at the top level, without a class or an extension block: static int Twice(this int x) => 2 * x;";

    private const string MissingFile = "CS0006";

    /// <summary>Comes of itself beside the error of an extension block.</summary>
    private const string NoDocumentation = "CS1569";

    /// <summary>How a cell is written where the compiler's words tell of programs: by the error's number and by what its message or its line says.</summary>
    private static readonly (string Id, string Pattern, string Hint)[] Hints =
    [
        ("CS1109", "", ExtensionHint),
        ("CS9283", "", ExtensionHint),
        ("CS1002", @"\busing\s+[^;(=]+\s\w+\s*=", "At the top level of a cell there are no using declarations. Write using (var x = ...) { ... }, or put the declaration and all that uses it in braces."),
        ("CS0548", "^'with'", "At the start of a line, `with` is taken for a property's name. Put parentheses around the expression: (p with { X = 4 })."),
        ("CS0029", "Span<.*> *' to 'object'", "A span lives on the stack and cannot be a cell's value. Copy it: end the line with .ToArray()."),
    ];

    /// <summary>Describes the errors among the diagnostics, in the order of the source; warnings are left out.</summary>
    /// <param name="diagnostics">At least one of them an error.</param>
    /// <param name="sources">Where the cells' lines come from.</param>
    /// <param name="unresolved">Why assemblies were not found, by what <c>#r</c> names.</param>
    /// <param name="missingNames">What is known of names that the compiler does not know; not asked for where the cell must be written in another way.</param>
    public static CellError Describe(IEnumerable<Diagnostic> diagnostics, CellSources sources, IReadOnlyDictionary<string, string> unresolved, IEnumerable<string> missingNames)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        if (errors.Exists(error => error.Id != NoDocumentation)) errors.RemoveAll(error => error.Id == NoDocumentation);
        var traceback = new List<string>();
        foreach (var error in errors.Take(ShownErrors)) traceback.AddRange(Lines(error, sources, unresolved));
        if (errors.Count > ShownErrors) traceback.Add($"… and {errors.Count - ShownErrors} more errors");
        var hints = errors.SelectMany(error => HintsFor(error, sources)).Distinct().ToList();
        traceback.AddRange(hints.Count > 0 ? hints : missingNames);
        return new CellError(Name, Header(errors[0], unresolved), traceback);
    }

    private static IEnumerable<string> HintsFor(Diagnostic error, CellSources sources) =>
        Hints.Where(hint => hint.Id == error.Id && Regex.IsMatch($"{error.GetMessage()}\n{Line(error, sources)}", hint.Pattern)).Select(hint => hint.Hint);

    private static string? Line(Diagnostic error, CellSources sources)
    {
        var place = error.Location.GetMappedLineSpan();
        return sources.NameAt(place.Path) is { } name ? sources.Line(name, place.StartLinePosition.Line + 1) : null;
    }

    private static IEnumerable<string> Lines(Diagnostic error, CellSources sources, IReadOnlyDictionary<string, string> unresolved)
    {
        yield return Header(error, unresolved);
        if (Line(error, sources) is not { } line) yield break;
        yield return "    " + line;
        // Tabs stay tabs, so that the caret stands under its column however wide the front end draws them.
        var indent = string.Concat(line.Take(error.Location.GetMappedLineSpan().StartLinePosition.Character).Select(character => character == '\t' ? '\t' : ' '));
        yield return "    " + indent + "^";
    }

    private static string Header(Diagnostic error, IReadOnlyDictionary<string, string> unresolved)
    {
        var message = error.GetMessage();
        var reason = error.Id == MissingFile ? unresolved.FirstOrDefault(one => message.Contains($"'{one.Key}'")).Value : null;
        var text = $"error {error.Id}: {reason ?? ScriptNames.Without(message)}";
        if (!error.Location.IsInSource) return text;
        var place = error.Location.GetMappedLineSpan();
        return $"{CellSources.Place(place.Path, place.StartLinePosition.Line + 1)}: {text}";
    }
}
