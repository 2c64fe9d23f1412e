using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>Where the cursor stands in code that is being written.</summary>
/// <param name="Start">Where the word at the cursor begins.</param>
/// <param name="Typed">The word, up to the cursor.</param>
/// <param name="Before">The token before the word; of no kind at the code's start.</param>
internal sealed record Place(int Start, string Typed, SyntaxToken Before)
{
    /// <summary>The place of an index into the code, or null inside strings, numbers, comments and switched-off code, where nothing is to be said.</summary>
    public static Place? At(SyntaxNode root, string code, int cursor)
    {
        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        if (start < cursor && char.IsDigit(code[start])) return null;
        var at = root.FindTrivia(Math.Max(0, cursor - 1));
        // What the parser could make nothing of, it skips: the beginning of a word that is a keyword itself, such as "in".
        if (at.Kind() is not (SyntaxKind.None or SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.SkippedTokensTrivia)) return null;
        var token = root.FindToken(Math.Max(0, cursor - 1));
        if (IsText(token) && token.SpanStart < cursor && !(token.Span.End == cursor && IsClosed(token))) return null;
        return new(start, code[start..cursor], start == 0 ? default : Previous(root, start));
    }

    /// <summary>The expression before the dot at this place, or null where there is none.</summary>
    public SyntaxNode? Qualifier => Before.Kind() is SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken or SyntaxKind.ColonColonToken ? Before.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        QualifiedNameSyntax name => name.Left,
        AliasQualifiedNameSyntax name => name.Alias,
        MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
        _ => null,
    } : null;

    /// <summary>Whether a dot stands before this place, so that only members fit.</summary>
    public bool IsMember => Before.Kind() is SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken or SyntaxKind.ColonColonToken;

    private static SyntaxToken Previous(SyntaxNode root, int start)
    {
        var token = root.FindToken(start - 1);
        return token.SpanStart < start ? token : token.GetPreviousToken();
    }

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.NumericLiteralToken;

    private static bool IsClosed(SyntaxToken token) => !token.IsKind(SyntaxKind.InterpolatedStringTextToken) && !token.ContainsDiagnostics;
}
