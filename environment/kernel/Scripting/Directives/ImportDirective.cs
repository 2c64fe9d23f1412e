using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting.Directives;

/// <summary><c>#!import PATH</c> and <c>#load "PATH"</c>: runs the C# of a file as if it stood in cells before this place. Paths in the file are relative to the file.</summary>
/// <param name="run">Runs the pieces, which may import others.</param>
internal sealed class ImportDirective(Func<string, CodeSource, CellRun, CellError?> run)
{
    private readonly List<string> _open = [];

    /// <summary>Runs the file.</summary>
    /// <returns>The error of a piece, with the way to it.</returns>
    /// <exception cref="DirectiveException">The file cannot be read, or imports itself.</exception>
    public CellError? Run(DirectiveCall call)
    {
        if (call.Part.Argument.Length == 0) throw new DirectiveException($"{call.Part.Name}: expected the path of a .cs, .csx, .ipynb or .dib file, got none.");
        if (_open.Contains(call.Path))
            throw new DirectiveException($"{call.Part.Name}: expected files that do not import each other, got {string.Join(" → ", _open.Append(call.Path).Select(Path.GetFileName))}. Break the circle.");
        _open.Add(call.Path);
        try
        {
            foreach (var (code, source, otherLanguage) in ImportedFile.Read(call))
            {
                if (otherLanguage is not null) Console.Error.WriteLine($"{source.ShownName}: not run, for it is in {otherLanguage}, and only C# is run here.");
                else if (run(code, source, call.Run) is { } error)
                    return error with { Traceback = [.. error.Traceback, $"imported by {CellSources.Place(call.Source.Name, call.Part.Line)}"] };
            }
            return null;
        }
        finally
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }
}
