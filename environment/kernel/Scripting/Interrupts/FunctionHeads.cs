using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Puts a check at the head of each kind of function; an arrow becomes a block for it.</summary>
/// <param name="model">What the tree means, asked only for functions without a block, and records.</param>
internal sealed class FunctionHeads(Lazy<SemanticModel> model)
{
    /// <summary>Whether code must be left alone: a lambda that becomes an expression tree can hold no statements, and a finalizer that throws ends the process.</summary>
    public bool MustStay(SyntaxNode node) => node switch
    {
        LambdaExpressionSyntax { ExpressionBody: not null } lambda => Meaning(lambda) is not IMethodSymbol || model.Value.GetTypeInfo(lambda).ConvertedType?.TypeKind != TypeKind.Delegate,
        _ => node is DestructorDeclarationSyntax,
    };

    /// <summary>A function with a check at its head; other code as it is. A type whose static constructor fails is lost, so there only the loops have checks.</summary>
    /// <param name="node">The code as written, which has a meaning.</param>
    /// <param name="visited">The same code after what is inside it was rewritten.</param>
    public SyntaxNode Head(SyntaxNode node, SyntaxNode visited) => visited switch
    {
        ConstructorDeclarationSyntax constructor when constructor.Modifiers.Any(SyntaxKind.StaticKeyword) => visited,
        BaseMethodDeclarationSyntax { Body: { } body } method => method.WithBody(CheckCode.Headed(body, CheckCode.Entry(node))),
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } method when CheckCode.CanBeBlock(arrow.Expression) =>
            method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(CheckCode.Body(arrow, method.SemicolonToken, CheckCode.Entry(node), returns: !IsVoid(node))),
        LocalFunctionStatementSyntax { Body: { } body } function => function.WithBody(CheckCode.Headed(body, CheckCode.Entry(node))),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function when CheckCode.CanBeBlock(arrow.Expression) =>
            function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(CheckCode.Body(arrow, function.SemicolonToken, CheckCode.Entry(node), returns: !IsVoid(node))),
        AccessorDeclarationSyntax { Body: { } body } accessor => accessor.WithBody(CheckCode.Headed(body, CheckCode.Entry(node))),
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor when CheckCode.CanBeBlock(arrow.Expression) =>
            accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(CheckCode.Body(arrow, accessor.SemicolonToken, CheckCode.Entry(node), returns: accessor.IsKind(SyntaxKind.GetAccessorDeclaration))),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } property when CheckCode.CanBeBlock(arrow.Expression) =>
            property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(CheckCode.Body(arrow, property.SemicolonToken, CheckCode.Entry(node), returns: true))),
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } indexer when CheckCode.CanBeBlock(arrow.Expression) =>
            indexer.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(CheckCode.Body(arrow, indexer.SemicolonToken, CheckCode.Entry(node), returns: true))),
        AnonymousFunctionExpressionSyntax { Block: { } block } function => function.WithBlock(CheckCode.Headed(block, CheckCode.Entry(node))),
        LambdaExpressionSyntax { ExpressionBody: { } arrow } lambda when CheckCode.CanBeBlock(arrow) =>
            lambda.WithExpressionBody(null).WithBlock(CheckCode.Body(arrow, CheckCode.Entry(node), returns: !IsVoid((IMethodSymbol)Meaning(node)!))),
        RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword } record => RecordChecks.Put((INamedTypeSymbol)model.Value.GetDeclaredSymbol(node)!, node, record),
        _ => visited,
    };

    private ISymbol? Meaning(SyntaxNode lambda) => model.Value.GetSymbolInfo(lambda).Symbol;

    private static AccessorListSyntax Getter(BlockSyntax body)
    {
        var list = SyntaxFactory.AccessorList(SyntaxFactory.SingletonList(SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, body.WithoutTrailingTrivia())));
        return list.WithCloseBraceToken(list.CloseBraceToken.WithTrailingTrivia(body.GetTrailingTrivia()));
    }

    private bool IsVoid(SyntaxNode function) => IsVoid((IMethodSymbol)model.Value.GetDeclaredSymbol(function)!);

    /// <summary>Tasks without a value give nothing back either.</summary>
    private static bool IsVoid(IMethodSymbol function) => function.ReturnsVoid || (function.IsAsync && function.ReturnType is INamedTypeSymbol { IsGenericType: false });
}
