using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workbench.Kernel.Scripting.Assistance;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>Methods such as <c>ArgumentOutOfRangeException.ThrowIfNegative</c> ask the compiler for the text of an argument (<c>CallerArgumentExpression</c>). Where checks were woven into it, they are handed the text that the cell has.</summary>
/// <param name="model">What the tree means, asked only for calls that the weaver changed.</param>
internal sealed class ArgumentTexts(Lazy<SemanticModel> model)
{
    private const string Asking = "CallerArgumentExpressionAttribute";

    /// <summary>The woven call, given the texts it would ask for.</summary>
    /// <param name="call">The call or creation as written.</param>
    /// <param name="woven">The same with checks inside.</param>
    public SyntaxNode Keep(SyntaxNode call, SyntaxNode woven)
    {
        if (model.Value.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !method.Parameters.Any(Asks)) return woven;
        var arguments = model.Value.GetOperation(call) switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        ArgumentSyntax[] texts = [.. arguments.Where(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && Asks(argument.Parameter!)).Select(Text)];
        return woven switch
        {
            InvocationExpressionSyntax invocation => invocation.AddArgumentListArguments(texts),
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } creation => creation.WithArgumentList(list.AddArguments(texts)),
            _ => woven,
        };
    }

    private static bool Asks(IParameterSymbol parameter) => parameter.IsOptional && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == Asking);

    /// <summary><c>name: "text"</c>, where the compiler has found the text already.</summary>
    private static ArgumentSyntax Text(IArgumentOperation argument) => SyntaxFactory.Argument(SyntaxFactory.NameColon((IdentifierNameSyntax)SyntaxFactory.ParseName(SymbolText.Written(argument.Parameter!))), default,
        argument.Value.ConstantValue is { Value: string text } ? SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)) : SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression));
}
