using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting;

/// <summary>Compiles cells one after the other, each seeing what the ones before it declared.</summary>
internal sealed class CellCompiler
{
    private static readonly string[] DefaultUsings = ["System", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks"];
    /// <summary>How cells are read.</summary>
    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    // The alias keeps the kernel's own namespaces out of the notebook's sight: "using Workbench;" must fail until the library is referenced.
    private static readonly MetadataReference Kernel = MetadataReference.CreateFromFile(typeof(NotebookGlobals).Assembly.Location,
        MetadataReferenceProperties.Assembly.WithAliases(["<kernel>"]));

    // Sessions share references, and with them the compiler's symbols. Two that make them at the same time (a notebook's and the warm-up's) mix theirs:
    // then a List of the one is no IEnumerable of the other.
    private static readonly Lock Alone = new();

    /// <summary>The language version cells are written in, for people and front ends, e.g. <c>14.0</c>.</summary>
    public static string LanguageVersionText { get; } = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();

    private readonly ReferenceResolver _resolver;
    private readonly CSharpCompilationOptions _options;
    private readonly CellSources _sources;
    private readonly MissingNames _missingNames;
    /// <summary>What the next submission brings beyond the chain before it: given again they would pile up there, half a megabyte a cell.</summary>
    private readonly List<MetadataReference> _newReferences = [.. FrameworkReferences.All, Kernel];
    private CSharpCompilation? _previous;
    private int _attempts;

    /// <summary>Makes a compiler for cells whose <c>#r</c> paths are relative to <paramref name="notebookFolder"/>.</summary>
    public CellCompiler(NotebookAssemblies assemblies, CellSources sources, MissingNames missingNames, string notebookFolder)
    {
        (_sources, _missingNames) = (sources, missingNames);
        _resolver = new ReferenceResolver(assemblies, notebookFolder);
        // Optimized, all of a function's checks of indices, divisors and sums would share one place that throws, which has no line.
        _options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: DefaultUsings, optimizationLevel: OptimizationLevel.Debug,
            allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations, metadataReferenceResolver: _resolver,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
    }

    /// <summary>Makes an assembly's types known to the next cells.</summary>
    public void Reference(string path) => _newReferences.Add(_resolver.Reference(path));

    /// <summary>Compiles a cell; on success the next cell builds on it.</summary>
    /// <param name="code">The cell's C#.</param>
    /// <param name="name">The name that errors give it (<see cref="CodeSource.Name"/>).</param>
    /// <param name="cancellation">Ends the compilation early.</param>
    /// <returns>The compiled cell or the error; neither for a cell with nothing to run, such as usings alone.</returns>
    public (CompiledCell? Cell, CellError? Error) Compile(string code, string name, CancellationToken cancellation)
    {
        using var alone = Alone.EnterScope();
        var text = SourceText.From(code, Encoding.UTF8);
        _attempts++;
        var tree = CSharpSyntaxTree.ParseText(text, Parsing, name, cancellation);
        var compilation = Submission(tree);
        var woven = compilation.ReplaceSyntaxTree(tree, CheckWeaver.Weave(compilation, tree));
        using MemoryStream assembly = new(), symbols = new();
        var result = Emit(woven, assembly, symbols, cancellation);
        // The user's errors are those of the user's text; and should weaving be what broke it, it runs without checks.
        if (HasErrors(result)) result = Emit(compilation, assembly, symbols, cancellation);
        else compilation = woven;
        var unresolved = _resolver.TakeUnresolved();
        if (HasErrors(result)) return (null, CompileErrors.Describe(result.Diagnostics, _sources, unresolved, _missingNames.Hints(compilation.GetSemanticModel(tree), result.Diagnostics)));
        var declares = Declares(compilation);
        if (declares)
        {
            _previous = compilation;
            _newReferences.Clear();
        }
        else
        {
            _newReferences.AddRange(compilation.DirectiveReferences.Except(_newReferences).ToList());
        }
        _sources.KeepAssembly(compilation.AssemblyName!, name);
        // Without errors, emitting fails where there is nothing to emit: a cell of usings, #r or comments.
        if (!result.Success) return (null, null);
        var entry = compilation.GetEntryPoint(cancellation)!;
        return (new CompiledCell(assembly.ToArray(), symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName, EndsInValue(compilation), declares, HasChecks: compilation == woven), null);
    }

    /// <summary>Answers a question about code that is being written, as the next cell.</summary>
    /// <param name="code">The code, which may be incomplete.</param>
    /// <param name="answer">Asks what the code means.</param>
    public T Analyze<T>(string code, Func<SemanticModel, T> answer)
    {
        using var alone = Alone.EnterScope();
        var tree = CSharpSyntaxTree.ParseText(code, Parsing);
        var given = answer(Submission(tree).GetSemanticModel(tree));
        _resolver.TakeUnresolved();
        return given;
    }

    private CSharpCompilation Submission(SyntaxTree tree) => CSharpCompilation.CreateScriptCompilation($"Cell#{_attempts}", tree, _newReferences,
        (_previous is null ? _options : _options.WithUsings()).WithScriptClassName($"Submission#{_attempts}"), _previous, typeof(object), typeof(NotebookGlobals));

    private static EmitResult Emit(CSharpCompilation compilation, MemoryStream assembly, MemoryStream symbols, CancellationToken cancellation)
    {
        assembly.SetLength(0);
        symbols.SetLength(0);
        return compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);
    }

    private static bool HasErrors(EmitResult result) => result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether later cells can see anything of this one: a variable, function, type or using.</summary>
    private static bool Declares(CSharpCompilation compilation) =>
        compilation.SyntaxTrees[^1].GetCompilationUnitRoot().Usings.Count > 0 || compilation.ScriptClass!.GetMembers().Any(member => !member.IsImplicitlyDeclared);

    /// <summary>Whether the cell returns a value, or its last statement is an expression without a semicolon that has one. Of a deconstruction, <c>(x, y) = (1, 2)</c>, a script gives only the last part.</summary>
    private static bool EndsInValue(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[^1];
        return tree.GetRoot().DescendantNodes(node => !Awaiting.IsFunction(node)).Any(node => node is ReturnStatementSyntax { Expression: not null })
            || tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && last.Expression is not AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}
