using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Workbench.Kernel.Display;

namespace Workbench.Kernel.Scripting;

/// <summary>Compiles cells one after the other, each seeing what the ones before it declared.</summary>
internal sealed class CellCompiler
{
    private static readonly string[] DefaultUsings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks"];
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

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

    /// <summary>What the next submission adds to the references it takes over from the one before; naming those again would make each cell's list longer than the last.</summary>
    private IEnumerable<MetadataReference> _newReferences = [.. FrameworkReferences.All, Kernel];
    private CSharpCompilation? _previous;
    private int _attempts;

    /// <summary>Makes a compiler whose <c>#r</c> and <c>#load</c> paths are relative to <paramref name="notebookFolder"/>.</summary>
    public CellCompiler(NotebookAssemblies assemblies, CellSources sources, string notebookFolder)
    {
        _sources = sources;
        _resolver = new ReferenceResolver(assemblies, notebookFolder);
        _options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: DefaultUsings, optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations, metadataReferenceResolver: _resolver,
            sourceReferenceResolver: new SourceFileResolver(ImmutableArray<string>.Empty, notebookFolder), assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
    }

    /// <summary>Whether a cell's text could be run as it stands; false while a bracket or a statement is open.</summary>
    public static CodeState StateOf(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Parsing);
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return CodeState.Incomplete;
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? CodeState.Invalid : CodeState.Complete;
    }

    /// <summary>Compiles a cell; on success the next cell builds on it.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">The name that errors give it, such as <c>Cell[3]</c>.</param>
    /// <param name="cancellation">Ends the compilation early.</param>
    /// <returns>The compiled cell or the error; neither for a cell with nothing to run, such as usings alone.</returns>
    public (CompiledCell? Cell, CellError? Error) Compile(string code, string name, CancellationToken cancellation)
    {
        using var alone = Alone.EnterScope();
        var text = SourceText.From(code, Encoding.UTF8);
        _sources.Keep(name, text);
        var number = ++_attempts;
        var compilation = CSharpCompilation.CreateScriptCompilation($"Cell#{number}", CSharpSyntaxTree.ParseText(text, Parsing, name, cancellation), _newReferences,
            _options.WithScriptClassName($"Submission#{number}"), _previous, typeof(object), typeof(NotebookGlobals));
        using MemoryStream assembly = new(), symbols = new();
        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);
        var problems = _resolver.TakeProblems();
        if (result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return (null, CompileErrors.Describe(result.Diagnostics, _sources, problems));
        (_previous, _newReferences) = (compilation, compilation.DirectiveReferences);
        // Without errors, emitting fails where there is nothing to emit: a cell of usings, #r or comments.
        if (!result.Success) return (null, null);
        var entry = compilation.GetEntryPoint(cancellation)!;
        return (new CompiledCell(assembly.ToArray(), symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName, EndsInValue(compilation)), null);
    }

    /// <summary>Whether the cell's last statement is an expression without a semicolon that has a value.</summary>
    private static bool EndsInValue(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[^1];
        return tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}
