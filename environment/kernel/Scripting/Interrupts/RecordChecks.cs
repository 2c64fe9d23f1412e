using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Checks in what the compiler writes for a record. One that reaches itself is compared and printed without end, and so is a long chain; written out here with a check at their head,
/// <c>ToString</c> and the property that <c>Equals</c> and <c>GetHashCode</c> both ask turn that into an exception.</summary>
internal static class RecordChecks
{
    /// <summary>The record with its checks, where the compiler would have written these members.</summary>
    /// <param name="type">What the record is.</param>
    /// <param name="node">The record as written.</param>
    /// <param name="visited">The same after what is inside it was rewritten.</param>
    public static RecordDeclarationSyntax Put(INamedTypeSymbol type, SyntaxNode node, RecordDeclarationSyntax visited)
    {
        // Of the parts of a partial record one has them.
        if (type.DeclaringSyntaxReferences[0].GetSyntax() != node) return visited;
        var parts = type.GetMembers().Where(member => member.IsImplicitlyDeclared).Select(member => member switch
        {
            IPropertySymbol { Name: "EqualityContract" } contract => $"{Made} {Modifiers(contract)} global::System.Type EqualityContract {{ get {{ {Enter} return typeof({visited.Identifier}{Parameters(visited)}); }} }}",
            IMethodSymbol { Name: nameof(ToString), IsOverride: true } =>
                $"{Made} public override string ToString() {{ {Enter} var text = new global::System.Text.StringBuilder(\"{type.Name} {{ \"); if (PrintMembers(text)) text.Append(' '); return text.Append('}}').ToString(); }}",
            _ => null,
        }).OfType<string>().Select(member => SyntaxFactory.ParseMemberDeclaration(member, options: CellCompiler.Parsing)!).ToArray();
        return parts.Length == 0 ? visited : WithBraces(visited).AddMembers(parts);
    }

    /// <summary>By this readers of types, displays among them, know what nobody wrote.</summary>
    private const string Made = "[global::System.Runtime.CompilerServices.CompilerGenerated]";

    private const string Enter = nameof(CellChecks.__CellEnter) + "();";

    private static string Modifiers(IPropertySymbol contract) => contract switch
    {
        { DeclaredAccessibility: Accessibility.Private } => "private",
        { IsOverride: true } => "protected override",
        _ => "protected virtual",
    };

    private static string Parameters(RecordDeclarationSyntax record) =>
        record.TypeParameterList is { } list ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier))}>" : "";

    private static RecordDeclarationSyntax WithBraces(RecordDeclarationSyntax record) => record.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) ? record : record.WithSemicolonToken(default)
        .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(record.SemicolonToken.LeadingTrivia))
        .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(record.SemicolonToken.TrailingTrivia));
}
