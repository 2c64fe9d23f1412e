using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Weaves the checks of <see cref="CellChecks"/> into a cell: at the head of every loop body and function, before every goto, and around what awaits or catches. Line numbers stay.</summary>
internal sealed class CheckWeaver(FunctionHeads functions, ArgumentTexts texts) : CSharpSyntaxRewriter
{
    /// <summary>The same cell with its checks.</summary>
    public static SyntaxTree Weave(CSharpCompilation compilation, SyntaxTree tree)
    {
        var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree));
        return tree.WithRootAndOptions(new CheckWeaver(new FunctionHeads(model), new ArgumentTexts(model)).Visit(tree.GetRoot())!, tree.Options);
    }

    /// <inheritdoc/>
    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || functions.MustStay(node)) return node;
        return base.Visit(node) switch
        {
            WhileStatementSyntax loop => loop.WithStatement(CheckCode.Headed(loop.Statement, CheckCode.Check)),
            DoStatementSyntax loop => loop.WithStatement(CheckCode.Headed(loop.Statement, CheckCode.Check)),
            ForStatementSyntax loop => loop.WithStatement(CheckCode.Headed(loop.Statement, CheckCode.Check)),
            CommonForEachStatementSyntax loop => loop.WithStatement(CheckCode.Headed(loop.Statement, CheckCode.Check)),
            // After awaiting, a statement may go on on another thread.
            TryStatementSyntax statement when CheckCode.MayThrowAgain(statement) && !Awaiting.IsIn(node) => CheckCode.Counted(statement),
            GotoStatementSyntax jump => CheckCode.Headed(jump, CheckCode.Check),
            InvocationExpressionSyntax call when CheckCode.FailFast(call) is { } end => end,
            { } call when call != node && call is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => texts.Keep(node, call),
            { } visited => functions.Head(node, visited),
            null => null,
        };
    }

    /// <inheritdoc/>
    public override SyntaxNode VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var members = new List<MemberDeclarationSyntax>();
        foreach (var member in node.Members)
        {
            var visited = (MemberDeclarationSyntax)Visit(member)!;
            if (!Awaiting.IsIn(member))
            {
                members.Add(visited);
                continue;
            }
            var (before, code) = CheckCode.Before(CheckCode.Awaits(Awaiting.Line(member)), visited);
            members.AddRange([SyntaxFactory.GlobalStatement(before), code]);
            // Nothing may stand after a last expression: it is the cell's value.
            if (member != node.Members[^1]) members.Add(SyntaxFactory.GlobalStatement(CheckCode.Check));
        }
        return node.WithMembers(SyntaxFactory.List(members));
    }

    /// <inheritdoc/>
    public override SyntaxNode VisitBlock(BlockSyntax node)
    {
        var statements = new List<StatementSyntax>();
        foreach (var statement in node.Statements)
        {
            var visited = (StatementSyntax)Visit(statement)!;
            if (statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax) || !Awaiting.IsIn(statement))
            {
                statements.Add(visited);
                continue;
            }
            if (Awaiting.IsTopLevel(statement))
            {
                (var before, visited) = CheckCode.Before(CheckCode.Awaits(Awaiting.Line(statement)), visited);
                statements.Add(before);
            }
            statements.AddRange([visited, CheckCode.Check]);
        }
        return node.WithStatements(SyntaxFactory.List(statements));
    }
}
