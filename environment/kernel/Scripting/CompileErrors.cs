using Microsoft.CodeAnalysis;

namespace Workbench.Kernel.Scripting;

/// <summary>Turns the compiler's errors into a cell's error: place, code and message, then the source line with a caret under the column.</summary>
internal static class CompileErrors
{
    private const int ShownErrors = 10;

    /// <summary>The name every cell that does not compile fails with.</summary>
    public const string Name = "CompilationError";

    private const string ExtensionHint = "In a cell, extension methods stand at the top level, without a class or an extension block: static int Twice(this int x) => 2 * x;";

    /// <summary>How a cell is written where the compiler's words tell of programs.</summary>
    private static readonly Dictionary<string, string> Hints = new() { ["CS1109"] = ExtensionHint, ["CS9283"] = ExtensionHint };

    /// <summary>Describes the errors among the diagnostics, in the order of the source; warnings are left out.</summary>
    /// <param name="diagnostics">At least one of them an error.</param>
    /// <param name="sources">Where the cells' lines come from.</param>
    /// <param name="notes">What the kernel knows beyond the compiler, e.g. why an assembly was not found.</param>
    public static CellError Describe(IEnumerable<Diagnostic> diagnostics, CellSources sources, IEnumerable<string> notes)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        var traceback = new List<string>();
        foreach (var error in errors.Take(ShownErrors)) traceback.AddRange(Lines(error, sources));
        if (errors.Count > ShownErrors) traceback.Add($"… and {errors.Count - ShownErrors} more errors");
        traceback.AddRange(errors.Select(error => Hints.GetValueOrDefault(error.Id)).OfType<string>().Distinct());
        traceback.AddRange(notes);
        return new CellError(Name, Header(errors[0]), traceback);
    }

    private static IEnumerable<string> Lines(Diagnostic error, CellSources sources)
    {
        yield return Header(error);
        var place = error.Location.GetMappedLineSpan();
        if (sources.NameAt(place.Path) is not { } name || sources.Line(name, place.StartLinePosition.Line + 1) is not { } line) yield break;
        yield return "    " + line;
        // Tabs stay tabs, so that the caret stands under its column however wide the front end draws them.
        var indent = string.Concat(line.Take(place.StartLinePosition.Character).Select(character => character == '\t' ? '\t' : ' '));
        yield return "    " + indent + "^";
    }

    private static string Header(Diagnostic error)
    {
        var text = $"error {error.Id}: {error.GetMessage()}";
        if (!error.Location.IsInSource) return text;
        var place = error.Location.GetMappedLineSpan();
        return $"{CellSources.Place(place.Path, place.StartLinePosition.Line + 1)}: {text}";
    }
}
