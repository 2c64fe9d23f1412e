using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting;

/// <summary>Tells whether a cell's text could be run as it stands, for front ends that run it at Enter.</summary>
internal static class Completeness
{
    private const string NewlineInText = "CS1010";
    private const string OpenText = "CS1039";
    private const string OpenRawText = "CS8997";

    /// <summary>The state of a text: incomplete while a bracket, a statement, a comment or a text of several lines is open.</summary>
    public static CodeState Of(string code)
    {
        var tree = CellParts.TreeOf(code);
        var errors = tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Any(error => EndedWithItsLine(error, tree.GetRoot())) || ClosesTooMuch(tree.GetRoot())) return CodeState.Invalid;
        // The compiler's own answer counts an open raw text as whole.
        if (!SyntaxFactory.IsCompleteSubmission(tree) || errors.Any(error => error.Id == OpenRawText)) return CodeState.Incomplete;
        return errors.Count > 0 ? CodeState.Invalid : CodeState.Complete;
    }

    /// <summary>Whether a bracket closes that none opened: the compiler skips it and would wait for a semicolon for ever.</summary>
    private static bool ClosesTooMuch(SyntaxNode root) => root.DescendantTokens(descendIntoTrivia: true)
        .Any(token => token.Parent is SkippedTokensTriviaSyntax && token.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken);

    /// <summary>Whether the error is an open text that no further line can close: <c>"abc</c>, but not <c>@"abc</c>.</summary>
    private static bool EndedWithItsLine(Diagnostic error, SyntaxNode root)
    {
        if (error.Id is not (OpenText or OpenRawText)) return error.Id == NewlineInText;
        var token = root.FindToken(Math.Max(0, error.Location.SourceSpan.Start - 1));
        if (token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)) return token.Text.Trim('"', ' ', '\t').Length > 0;
        var interpolated = token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>();
        return interpolated?.StringStartToken.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => true,
            SyntaxKind.InterpolatedSingleLineRawStringStartToken => interpolated.Contents.Count > 0,
            _ => false,
        };
    }
}
