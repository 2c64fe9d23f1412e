using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>Says what may be written at the cursor. Made on the compiler's own model of the code: Roslyn's completion service (Microsoft.CodeAnalysis.CSharp.Features) is not in every registry,
/// and a notebook needs names, not snippets.</summary>
internal sealed class Completions(CellCompiler compiler, string folder)
{
    private const int MostChoices = 500;

    /// <summary>The choices at a place in a cell that is being written.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">An index into it.</param>
    public Completion At(string code, int cursor)
    {
        if (DirectiveCompletion.At(code, cursor, folder) is { } directive) return directive;
        var csharp = CellParts.CSharpOf(code);
        return compiler.Analyze(csharp, model => At(model, csharp, cursor));
    }

    private static Completion At(SemanticModel model, string code, int cursor)
    {
        if (Place.At(model.SyntaxTree.GetRoot(), code, cursor) is not { } place) return new(cursor, cursor, []);
        var expected = place.IsMember ? [] : ExpectedChoices.At(model, place).Select(choice => (choice.Text, Group: 0, Make: (Func<Choice?>)(() => choice)));
        var named = Symbols(model, place).GroupBy(symbol => symbol.Name).Select(group => (Text: group.Key, Group: 1, Make: (Func<Choice?>)(() => Of(group))));
        var keywords = place.IsMember || place.Typed.Length == 0 ? [] : Keywords.Select(text => (Text: text, Group: 1, Make: (Func<Choice?>)(() => new Choice(text, "keyword"))));
        // What costs time, signatures and attributes, is asked only of names that fit.
        var ranked = expected.Concat(named).Concat(keywords)
            .Select(entry => (entry.Text, entry.Group, entry.Make, Rank: NameMatch.Rank(entry.Text, place.Typed)))
            .Where(entry => entry.Rank is not null)
            .OrderBy(entry => entry.Rank).ThenBy(entry => entry.Group).ThenBy(entry => entry.Text, StringComparer.OrdinalIgnoreCase);
        return new(place.Start, cursor, [.. ranked.Select(entry => entry.Make()).OfType<Choice>().DistinctBy(choice => choice.Text).Take(MostChoices)]);
    }

    /// <summary>All that can be named here; before a letter is typed only what the notebook itself declared, or it would be everything there is.</summary>
    private static IEnumerable<ISymbol> Symbols(SemanticModel model, Place place)
    {
        if (place.IsMember) return place.Qualifier is { } qualifier ? SymbolsInScope.MembersOf(model, qualifier, place.Start) : [];
        if (place.Before.IsKind(SyntaxKind.UsingKeyword)) return model.LookupNamespacesAndTypes(place.Start).Where(symbol => symbol is INamespaceSymbol);
        var symbols = SymbolsInScope.At(model, place.Start);
        if (place.Before.IsKind(SyntaxKind.NewKeyword)) return symbols.Where(symbol => symbol is INamedTypeSymbol { IsStatic: false } or INamespaceSymbol);
        return place.Typed.Length > 0 ? symbols : symbols.Where(SymbolsInScope.IsOfTheNotebook);
    }

    private static IEnumerable<string> Keywords => SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(text => text.Length > 0 && char.IsLower(text[0])).Distinct();

    private static Choice? Of(IEnumerable<ISymbol> overloads)
    {
        var shown = overloads.Where(symbol => !SymbolsInScope.IsHidden(symbol)).ToList();
        return shown.Count == 0 ? null : new Choice(SymbolText.Written(shown[0]), SymbolText.Kind(shown[0]), SymbolText.Short(shown[0], shown.Count));
    }
}
