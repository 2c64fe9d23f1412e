using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>Which methods a call may mean while its arguments are still missing.</summary>
internal static class Called
{
    /// <summary>All of that name, the one the compiler takes first.</summary>
    public static IReadOnlyList<IMethodSymbol> By(SemanticModel model, SyntaxNode? call)
    {
        if (call is null) return [];
        var taken = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        var all = call switch
        {
            InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression).OfType<IMethodSymbol>(),
            BaseObjectCreationExpressionSyntax created when model.GetTypeInfo(created).Type is INamedTypeSymbol type => type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public),
            _ => [],
        };
        return [.. (taken is null ? [] : (IEnumerable<IMethodSymbol>)[taken]).Concat(all.OrderBy(method => method.Parameters.Length)).Distinct(SymbolEqualityComparer.Default).OfType<IMethodSymbol>()];
    }
}
