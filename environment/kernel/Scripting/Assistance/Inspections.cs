using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>Says what the name at the cursor is: signature, documentation, overloads.</summary>
internal sealed class Inspections(CellCompiler compiler)
{
    /// <summary>The answer as plain text and as Markdown, or null where there is nothing to say.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">An index into it: on or right after a name, or inside a call's parentheses.</param>
    /// <param name="isDetailed">Whether all overloads are listed.</param>
    public (string Plain, string Markdown)? At(string code, int cursor, bool isDetailed)
    {
        if (DirectiveAt(code, cursor) is { } directive) return (directive, directive);
        return compiler.Analyze<(string, string)?>(CellParts.CSharpOf(code), model => SymbolsAt(model, cursor) is { Count: > 0 } symbols ? Describe(symbols[0], [.. symbols.Skip(1)], isDetailed) : null);
    }

    private static string? DirectiveAt(string code, int cursor)
    {
        var start = cursor == 0 ? 0 : code.LastIndexOf('\n', cursor - 1) + 1;
        var word = code[start..].TrimStart().Split((char[])[' ', '\t', '\n', '\r'], 2)[0];
        var lines = DirectiveList.Known.Where(known => known.Usage.Split(' ')[0] == word).Select(known => $"{known.Usage}: {known.Meaning}").ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    /// <summary>What the cursor means, the likeliest first.</summary>
    private static IReadOnlyList<ISymbol> SymbolsAt(SemanticModel model, int cursor)
    {
        var root = model.SyntaxTree.GetRoot();
        foreach (var position in (int[])[cursor, cursor - 1])
        {
            if (position < 0 || position >= root.FullSpan.End) continue;
            var token = root.FindToken(position);
            if (token.Span.Contains(position) && (token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind())) && Named(model, token) is { Count: > 0 } named) return named;
        }
        // In a call's parentheses the call is meant.
        var before = root.FindToken(Math.Max(0, cursor - 1));
        var arguments = before.Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>().FirstOrDefault(list => list.SpanStart < cursor);
        return Called.By(model, arguments?.Parent);
    }

    private static IReadOnlyList<ISymbol> Named(SemanticModel model, SyntaxToken token)
    {
        var node = token.Parent!;
        if (model.GetDeclaredSymbol(node) is { } declared) return [declared];
        // The name of a created type means its constructors, a called name its overloads.
        var whole = node is NameSyntax { Parent: MemberAccessExpressionSyntax access } && access.Name == node ? access : node;
        if (whole.Parent is InvocationExpressionSyntax or ObjectCreationExpressionSyntax && Called.By(model, whole.Parent) is { Count: > 0 } calls) return calls;
        var info = model.GetSymbolInfo(node);
        if (info.Symbol is { } symbol) return [symbol];
        if (!info.CandidateSymbols.IsEmpty) return info.CandidateSymbols;
        if (node is TypeSyntax && model.GetTypeInfo(node).Type is { } type and not IErrorTypeSymbol) return [type];
        return model.GetMemberGroup(node) is { IsEmpty: false } group ? group : [];
    }

    private static (string Plain, string Markdown) Describe(ISymbol symbol, IReadOnlyList<ISymbol> others, bool isDetailed)
    {
        var documentation = Documentation.Of(symbol);
        var more = others.Count == 0 ? "" : isDetailed ? string.Join('\n', others.Select(SymbolText.Of)) : $"(+ {others.Count} overload{(others.Count > 1 ? "s" : "")})";
        string[] plain = [SymbolText.Of(symbol), documentation.Plain, more];
        string[] markdown = [Code(SymbolText.Of(symbol)), documentation.Markdown, isDetailed && more.Length > 0 ? Code(more) : more];
        return (Joined(plain), Joined(markdown));
    }

    private static string Code(string text) => $"```csharp\n{text}\n```";

    private static string Joined(string[] parts) => string.Join("\n\n", parts.Where(part => part.Length > 0));
}
