using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>The pieces of syntax that <see cref="CheckWeaver"/> puts into a cell, none of which adds a line.</summary>
internal static class CheckCode
{
    /// <summary><c>if (__CellStops != 0) __CellCheck();</c></summary>
    public static StatementSyntax Check { get; } = SyntaxFactory.ParseStatement($"if ({nameof(CellChecks.__CellStops)} != 0) {nameof(CellChecks.__CellCheck)}();");

    private static readonly StatementSyntax Enter = SyntaxFactory.ParseStatement(nameof(CellChecks.__CellEnter) + "();");

    private static readonly StatementSyntax EnterAsync = SyntaxFactory.ParseStatement(nameof(CellChecks.__CellEnterAsync) + "();");

    private static readonly UsingStatementSyntax Catching = (UsingStatementSyntax)SyntaxFactory.ParseStatement($"using ({nameof(CellChecks.__CellCatching)}());");

    /// <summary><c>__CellAwaits(line);</c></summary>
    public static StatementSyntax Awaits(int line) => SyntaxFactory.ParseStatement($"{nameof(CellChecks.__CellAwaits)}({line});");

    /// <summary>The check at the head of a function: functions that call nothing cannot recurse without end.</summary>
    public static StatementSyntax Entry(SyntaxNode function) =>
        function is BaseMethodDeclarationSyntax and not MethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax
        || function.DescendantNodes().Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax)
            ? IsAsync(function) ? EnterAsync : Enter : Check;

    /// <summary>Several statements as one.</summary>
    public static BlockSyntax Block(params StatementSyntax[] statements) =>
        SyntaxFactory.Block(SyntaxFactory.Token(SyntaxKind.OpenBraceToken), SyntaxFactory.List(statements), SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

    /// <summary>A statement with a check before its first: inside the braces of a block.</summary>
    public static BlockSyntax Headed(StatementSyntax body, StatementSyntax check)
    {
        if (body is not BlockSyntax block) return Block(check, body);
        if (block.Statements.Count == 0) return block.AddStatements(check);
        var (before, first) = Before(check, block.Statements[0]);
        return block.WithStatements(block.Statements.Replace(block.Statements[0], first).Insert(0, before));
    }

    /// <summary>Whether a statement may answer an exception with another: one with a catch, or whose finally throws.</summary>
    public static bool MayThrowAgain(TryStatementSyntax statement) => statement.Catches.Count > 0 || statement.Finally?.Block.DescendantNodes(node => !Awaiting.IsFunction(node)).Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax) == true;

    /// <summary><c>using (__CellCatching()) try { } catch { }</c></summary>
    public static UsingStatementSyntax Counted(TryStatementSyntax catching) => Catching.WithLeadingTrivia(catching.GetLeadingTrivia()).WithStatement(catching.WithoutLeadingTrivia());

    /// <summary>A check and the code it stands before, on the line where that code starts.</summary>
    public static (StatementSyntax Check, T Code) Before<T>(StatementSyntax check, T code) where T : SyntaxNode =>
        (check.WithLeadingTrivia(code.GetLeadingTrivia()), code.WithoutLeadingTrivia());

    /// <summary>An expression as the block of a function: returned, or as a statement where the function gives nothing back.</summary>
    public static BlockSyntax Body(ExpressionSyntax expression, StatementSyntax check, bool returns) => Block(check, returns
        ? SyntaxFactory.ReturnStatement(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space), expression, SyntaxFactory.Token(SyntaxKind.SemicolonToken))
        : SyntaxFactory.ExpressionStatement(expression));

    /// <summary>The same for a member, whose arrow and semicolon go: the line ends after them stay.</summary>
    public static BlockSyntax Body(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, StatementSyntax check, bool returns)
    {
        var block = Body(arrow.Expression, check, returns);
        return block.WithOpenBraceToken(block.OpenBraceToken.WithTriviaFrom(arrow.ArrowToken)).WithCloseBraceToken(block.CloseBraceToken.WithTriviaFrom(semicolon));
    }

    /// <summary>Whether an arrow can become a block: not one that returns a reference, and one that throws needs no check.</summary>
    public static bool CanBeBlock(ExpressionSyntax arrow) => arrow is not (ThrowExpressionSyntax or RefExpressionSyntax);

    /// <summary>The call that stands for <c>Environment.FailFast</c>; null for any other.</summary>
    public static InvocationExpressionSyntax? FailFast(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Environment.FailFast) } access && access.Expression.ToString() is "Environment" or "System.Environment"
            ? call.WithExpression(SyntaxFactory.IdentifierName(nameof(CellChecks.__CellFailFast)).WithTriviaFrom(access)) : null;

    private static bool IsAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };
}
