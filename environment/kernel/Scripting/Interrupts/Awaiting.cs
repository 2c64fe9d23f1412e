using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Where a cell awaits.</summary>
internal static class Awaiting
{
    /// <summary>Whether this code itself awaits, not only a function inside it.</summary>
    public static bool IsIn(SyntaxNode code) => code is GlobalStatementSyntax or FieldDeclarationSyntax or StatementSyntax
        && code.DescendantTokens(node => !IsFunction(node)).Any(token => token.IsKind(SyntaxKind.AwaitKeyword));

    /// <summary>Whether code belongs to the cell itself, not to a function or type in it.</summary>
    public static bool IsTopLevel(SyntaxNode code) => !code.Ancestors().Any(IsFunction);

    /// <summary>The line where code starts, counted from 1.</summary>
    public static int Line(SyntaxNode code) => code.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Whether code inside belongs to a function or type, not to what is around it.</summary>
    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BaseTypeDeclarationSyntax;
}
