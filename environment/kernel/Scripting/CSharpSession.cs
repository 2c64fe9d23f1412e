using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting.Assistance;
using Workbench.Kernel.Scripting.Directives;
using Workbench.Kernel.Scripting.Interrupts;
using Workbench.Kernel.Scripting.Packages;

namespace Workbench.Kernel.Scripting;

/// <summary>The state of one notebook: runs cells one after the other, each seeing the variables, types and usings of the ones before it. Not thread-safe.</summary>
internal sealed class CSharpSession
{
    private readonly CellSources _sources = new();
    private readonly MissingNames _missingNames = new();
    private readonly string _folder;
    private readonly NotebookGlobals _globals;
    private readonly Lazy<Submissions> _submissions;
    private readonly Lazy<DirectiveTable> _directives;
    private readonly Lazy<Completions> _completions;
    private readonly Lazy<Inspections> _inspections;

    /// <summary>An empty notebook; its compiler is made for the first cell.</summary>
    /// <param name="globals">What cells can call.</param>
    /// <param name="notebookFolder">What paths in cells are relative to.</param>
    /// <param name="packageCache">Where it is kept which files packages have; by default the user's own cache.</param>
    public CSharpSession(NotebookGlobals globals, string notebookFolder, string? packageCache = null)
    {
        (_globals, _folder) = (globals, notebookFolder);
        var assemblies = new NotebookAssemblies();
        var compiler = new Lazy<CellCompiler>(() => new CellCompiler(assemblies, _sources, _missingNames, notebookFolder));
        _completions = new(() => new Completions(compiler.Value, notebookFolder));
        _inspections = new(() => new Inspections(compiler.Value));
        _submissions = new(() => new Submissions(globals, compiler.Value, assemblies));
        _directives = new(() => new DirectiveTable(globals, new ImportDirective(RunImported), new PackageDirectives(globals, compiler.Value, assemblies, notebookFolder, new PackageRestore(packageCache ?? PackageRestore.UserCacheFolder(Environment.GetEnvironmentVariable))), _submissions.Value.Variables, notebookFolder));
    }

    /// <summary>Compiles and runs a cell, waiting for everything it awaits.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">What errors call the cell, one of <see cref="CellSources"/>' names.</param>
    /// <param name="run">Through which the cell can be interrupted.</param>
    /// <returns>The outcome; a cell that fails while running keeps the variables it had set.</returns>
    public CellOutcome Run(string code, string name, CellRun run)
    {
        try
        {
            var outcome = Run(code, new CodeSource(name, _folder), run, isImported: false);
            return Timed(outcome.Error is null && run.EndedThread is { } thread ? CellOutcome.Failed(Describe(thread, run)) : outcome, run);
        }
        catch (Exception failure)
        {
            var error = Describe(failure, run);
            return Timed(CellOutcome.Failed(error with { Traceback = [.. error.Traceback, .. run.IsInterrupted ? [] : _submissions.Value.Variables.UnsetIn(code, name)] }), run);
        }
    }

    /// <summary>What may be written at a place (an index) in a cell.</summary>
    public Completion Complete(string code, int cursor) => _completions.Value.At(code, cursor);

    /// <summary>What the name at a place in a cell is, as plain text and Markdown; null where there is nothing to say.</summary>
    public (string Plain, string Markdown)? Inspect(string code, int cursor, bool isDetailed) => _inspections.Value.At(code, cursor, isDetailed);

    /// <summary>An exception from the cell's code, or from displaying its value, as the cell's error.</summary>
    public CellError Describe(Exception failure, CellRun run) =>
        (run.IsInterrupted ? InterruptErrors.Describe(failure, run, _sources) : null) ?? RuntimeErrors.Describe(failure, _sources);

    /// <summary>Where in the cells an exception passed first, e.g. <c>at Cell[3] line 2, in Root</c>; null when it passed none. From any thread.</summary>
    public string? PlaceOf(Exception failure) => ErrorFrames.Of(failure, _sources).Innermost;

    /// <summary>The time a cell asked for stands below all else it shows, its value included.</summary>
    private CellOutcome Timed(CellOutcome outcome, CellRun run)
    {
        if (run.Elapsed is not { } elapsed) return outcome;
        if (outcome.HasValueToShow) run.Inside(() => _globals.display(outcome.Value));
        _globals.display(string.Create(CultureInfo.InvariantCulture, $"Wall time: {(elapsed.TotalSeconds < 1 ? elapsed.TotalMilliseconds : elapsed.TotalSeconds):G4} {(elapsed.TotalSeconds < 1 ? "ms" : "s")}"));
        return outcome with { HasValue = false };
    }

    /// <summary>What imported code throws is its error at once, so that the way to it can be told like that of the compiler's errors.</summary>
    private CellError? RunImported(string code, CodeSource source, CellRun run)
    {
        try
        {
            return Run(code, source, run, isImported: true).Error;
        }
        catch (Exception failure)
        {
            return Describe(failure, run);
        }
    }

    /// <summary>Runs a cell or an imported file; an imported one shows nothing by itself.</summary>
    private CellOutcome Run(string code, CodeSource source, CellRun run, bool isImported)
    {
        _sources.Keep(source.Name, SourceText.From(code));
        CellOutcome? outcome = null;
        try
        {
            return outcome = RunParts(code, source, run, isImported);
        }
        finally
        {
            if (outcome is not { Error: null }) _missingNames.Failed(code, source.ShownName);
        }
    }

    private CellOutcome RunParts(string code, CodeSource source, CellRun run, bool isImported)
    {
        var outcome = CellOutcome.Nothing;
        foreach (var part in CellParts.Of(code))
        {
            // The last value is the cell's; one before it is shown where it stands.
            if (outcome.HasValueToShow && !isImported) run.Inside(() => _globals.display(outcome.Value));
            outcome = part switch
            {
                CellPart.Code piece => _submissions.Value.Run(piece.Text, source.Name, run),
                CellPart.Directive directive when !isImported || !DirectiveList.IsForTheReader(directive.Name) => Call(new DirectiveCall(directive, source, run)),
                CellPart.Shown text when !isImported => Show(text),
                _ => CellOutcome.Nothing,
            };
            if (outcome.Error is not null) return outcome;
        }
        return outcome;
    }

    private CellOutcome Call(DirectiveCall call)
    {
        try
        {
            return _directives.Value.Run(call) is { } error ? CellOutcome.Failed(error) : CellOutcome.Nothing;
        }
        catch (DirectiveException problem)
        {
            var lines = $"{CellSources.Place(call.Source.Name, call.Part.Line)}: {problem.Message}".Split('\n');
            return CellOutcome.Failed(new CellError("DirectiveError", lines[0], [lines[0], "    " + _sources.Line(call.Source.Name, call.Part.Line), .. lines.Skip(1)]));
        }
    }

    private CellOutcome Show(CellPart.Shown text)
    {
        _globals.display(text.Text, text.MimeType);
        return CellOutcome.Nothing;
    }
}
