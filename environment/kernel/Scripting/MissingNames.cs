using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbench.Kernel.Scripting.Assistance;
using Workbench.Kernel.Scripting.Directives;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting;

/// <summary>Says why a name may be unknown: the cell that declares it failed, was not run, or the name is mistyped.</summary>
internal sealed class MissingNames
{
    private const string UnknownName = "CS0103";
    private const string UnknownType = "CS0246";
    private const int MostHints = 3;
    private const int MostKept = 100;

    /// <summary>Names shorter than this differ too easily.</summary>
    private const int LeastLength = 4;

    /// <summary>From this length on two slips are one name's.</summary>
    private const int LongLength = 8;

    private readonly List<(string Code, string ShownName)> _failed = [];

    /// <summary>Keeps code that did not run to its end, so that what it would have declared can be told.</summary>
    public void Failed(string code, string shownName)
    {
        if (_failed.Count == MostKept) _failed.RemoveAt(0);
        _failed.Add((code, shownName));
    }

    /// <summary>A sentence for each name that the compiler does not know.</summary>
    public IEnumerable<string> Hints(SemanticModel model, IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Id is UnknownName or UnknownType && diagnostic.Location.SourceTree == model.SyntaxTree)
        .Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan.Start, Name: model.SyntaxTree.GetText().ToString(diagnostic.Location.SourceSpan).Split('<')[0]))
        .DistinctBy(missing => missing.Name).OrderBy(missing => missing.Start)
        .Select(missing => Hint(model, missing.Id, missing.Name, missing.Start)).OfType<string>().Take(MostHints);

    private string? Hint(SemanticModel model, string id, string name, int position)
    {
        if (_failed.FindLast(failed => Declared(failed.Code).Contains(name)) is { ShownName: { } cell }) return $"{cell} declares `{name}` but failed; mend and run it first.";
        if (Closest(model, name, position) is { } meant) return $"Did you mean `{meant}`?";
        // A type may as well lack a using or a reference, which the compiler's own words say.
        return id == UnknownName ? $"No cell run so far declares `{name}`: run the cells above first." : null;
    }

    /// <summary>What later cells could name of a piece of code.</summary>
    private static IEnumerable<string> Declared(string code) =>
        CellParts.TreeOf(code).GetRoot()
            .DescendantNodes(node => node is not BlockSyntax && !Awaiting.IsFunction(node))
            .SelectMany(node => node switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
                SingleVariableDesignationSyntax variable => [variable.Identifier.ValueText],
                MethodDeclarationSyntax method => [method.Identifier.ValueText],
                PropertyDeclarationSyntax property => [property.Identifier.ValueText],
                BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
                DelegateDeclarationSyntax type => [type.Identifier.ValueText],
                _ => (IEnumerable<string>)[],
            });

    /// <summary>The name in scope that is most like this one, those of the notebook first.</summary>
    private static string? Closest(SemanticModel model, string name, int position) => SymbolsInScope.At(model, position)
        .Where(symbol => IsLike(symbol, name)).Select(symbol => (symbol.Name, Rank: SymbolsInScope.IsOfTheNotebook(symbol) ? 0 : 1))
        .OrderBy(found => found.Rank).ThenBy(found => Slips(found.Name, name)).ThenBy(found => found.Name, StringComparer.Ordinal)
        .Select(found => found.Name).FirstOrDefault();

    private static bool IsLike(ISymbol symbol, string name)
    {
        if (Math.Min(symbol.Name.Length, name.Length) < LeastLength || Math.Abs(symbol.Name.Length - name.Length) > 2) return false;
        // "study" is a variable, not the type Study, and "image2" is not "image1".
        if (symbol is INamespaceOrTypeSymbol && char.IsUpper(symbol.Name[0]) != char.IsUpper(name[0])) return false;
        if (WithoutDigits(symbol.Name) == WithoutDigits(name)) return false;
        return Singular(symbol.Name) == Singular(name) || Slips(symbol.Name, name) <= (name.Length < LongLength ? 1 : 2);
    }

    private static string WithoutDigits(string name) => string.Concat(name.Where(character => !char.IsDigit(character)));

    private static string Singular(string name) => name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : name.EndsWith('s') ? name[..^1] : name;

    /// <summary>How many letters must be added, left out, changed or swapped with the next one to make one name of the other.</summary>
    private static int Slips(string one, string other)
    {
        var slips = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    slips[i, j] = i + j;
                    continue;
                }
                slips[i, j] = Math.Min(Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1, slips[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }
        return slips[one.Length, other.Length];
    }
}
