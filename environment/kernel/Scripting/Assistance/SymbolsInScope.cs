using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>What can be named at a place.</summary>
internal static class SymbolsInScope
{
    /// <summary>Everything that needs no qualifier, the cells' globals among it.</summary>
    public static IEnumerable<ISymbol> At(SemanticModel model, int position)
    {
        var globals = model.Compilation.GetTypeByMetadataName(typeof(NotebookGlobals).FullName!)?.GetMembers() ?? [];
        return model.LookupSymbols(position).Concat(globals.Where(member => member.DeclaredAccessibility == Accessibility.Public)).Where(CanBeWritten).Distinct(SymbolEqualityComparer.Default);
    }

    /// <summary>The members of what stands before a dot: a namespace's, a type's own, or those of a value, extension methods included.</summary>
    public static IEnumerable<ISymbol> MembersOf(SemanticModel model, SyntaxNode qualifier, int position)
    {
        var (symbol, type) = Meaning(model, qualifier, position);
        if (symbol is INamespaceSymbol space) return model.LookupNamespacesAndTypes(position, space).Where(CanBeWritten);
        if (symbol is ITypeSymbol named) return model.LookupStaticMembers(position, named).Where(CanBeWritten);
        if (qualifier.Parent is ConditionalAccessExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (type is IPointerTypeSymbol pointer) type = pointer.PointedAtType;
        if (type is null or IErrorTypeSymbol) return [];
        return model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(member => CanBeWritten(member) && !member.IsStatic && member is not INamedTypeSymbol);
    }

    /// <summary>Whether a cell declared it: a variable, method or type of this notebook, or a local one.</summary>
    public static bool IsOfTheNotebook(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol
        || symbol.ContainingType?.IsScriptClass == true || symbol.ContainingType?.Name == nameof(NotebookGlobals);

    /// <summary>Whether its author keeps it out of lists like this one.</summary>
    public static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }]);

    private static (ISymbol? Symbol, ITypeSymbol? Type) Meaning(SemanticModel model, SyntaxNode qualifier, int position)
    {
        var (symbol, type) = (model.GetSymbolInfo(qualifier).Symbol, model.GetTypeInfo(qualifier).Type);
        if (symbol is not null || type is not (null or IErrorTypeSymbol)) return (symbol, type);
        // "name.↵next" reads like the start of a declaration, where "name" would have to be a type: asked again as an expression.
        var expression = SyntaxFactory.ParseExpression(qualifier.ToString());
        return (model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol,
            model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type);
    }

    private static bool CanBeWritten(ISymbol symbol) => symbol.CanBeReferencedByName && !symbol.Name.StartsWith('<') && symbol.ContainingType?.Name != nameof(CellChecks) && symbol is not INamedTypeSymbol { IsScriptClass: true }
        && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor };
}
