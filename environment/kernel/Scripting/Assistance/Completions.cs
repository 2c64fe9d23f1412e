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
        var expected = place.IsMember ? [] : ExpectedChoices.At(model, place).ToList();
        var others = place.IsMember ? Members(model, place) : Names(model, place);
        var ranked = expected.Select(choice => (Choice: choice, Group: 0)).Concat(others.Select(choice => (Choice: choice, Group: 1)))
            .Select(entry => (entry.Choice, entry.Group, Rank: NameMatch.Rank(entry.Choice.Text, place.Typed)))
            .Where(entry => entry.Rank is not null)
            .OrderBy(entry => entry.Rank).ThenBy(entry => entry.Group).ThenBy(entry => entry.Choice.Text, StringComparer.OrdinalIgnoreCase);
        return new(place.Start, cursor, [.. ranked.Select(entry => entry.Choice).DistinctBy(choice => choice.Text).Take(MostChoices)]);
    }

    private static IEnumerable<Choice> Members(SemanticModel model, Place place) =>
        place.Qualifier is { } qualifier ? Choices(SymbolsInScope.MembersOf(model, qualifier, place.Start)) : [];

    /// <summary>All that can be named here; before a letter is typed only what the notebook itself declared, or it would be everything there is.</summary>
    private static IEnumerable<Choice> Names(SemanticModel model, Place place)
    {
        if (place.Before.IsKind(SyntaxKind.UsingKeyword)) return Choices(model.LookupNamespacesAndTypes(place.Start).Where(symbol => symbol is INamespaceSymbol));
        var symbols = SymbolsInScope.At(model, place.Start);
        if (place.Before.IsKind(SyntaxKind.NewKeyword)) return Choices(symbols.Where(symbol => symbol is INamedTypeSymbol { IsStatic: false } or INamespaceSymbol));
        return place.Typed.Length > 0 ? Choices(symbols).Concat(Keywords) : Choices(symbols.Where(SymbolsInScope.IsOfTheNotebook));
    }

    private static IEnumerable<Choice> Keywords => SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(text => text.Length > 0 && char.IsLower(text[0])).Distinct().Select(text => new Choice(text, "keyword"));

    private static IEnumerable<Choice> Choices(IEnumerable<ISymbol> symbols) =>
        symbols.GroupBy(symbol => symbol.Name).Select(group => new Choice(SymbolText.Written(group.First()), SymbolText.Kind(group.First()), SymbolText.Short(group.First(), group.Count())));
}
