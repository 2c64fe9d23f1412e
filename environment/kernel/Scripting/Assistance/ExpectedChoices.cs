using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>What the place itself asks for: the members of an enumeration where one is expected, names of a call's parameters, properties in an object's braces.</summary>
internal static class ExpectedChoices
{
    /// <summary>The choices, each whole: <c>DayOfWeek.Monday</c>, <c>count:</c>.</summary>
    public static IEnumerable<Choice> At(SemanticModel model, Place place)
    {
        var around = place.Before.Parent?.AncestorsAndSelf() ?? [];
        foreach (var node in around)
        {
            switch (node)
            {
                case BaseArgumentListSyntax arguments when place.Before == arguments.GetFirstToken() || arguments.Arguments.GetSeparators().Contains(place.Before):
                    return Arguments(model, arguments, arguments.Arguments.GetSeparators().Count(comma => comma.SpanStart < place.Start));
                case InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax created } braces when place.Before == braces.OpenBraceToken || braces.Expressions.GetSeparators().Contains(place.Before):
                    return Properties(model.GetTypeInfo(created).Type);
                case BinaryExpressionSyntax binary when place.Before == binary.OperatorToken:
                    return Members(model.GetTypeInfo(binary.Left).Type, model, place);
                case AssignmentExpressionSyntax assignment when place.Before == assignment.OperatorToken:
                    return Members(model.GetTypeInfo(assignment.Left).Type, model, place);
                case VariableDeclarationSyntax variable when place.Before.Parent is EqualsValueClauseSyntax:
                    return Members(model.GetTypeInfo(variable.Type).Type, model, place);
                case SwitchStatementSyntax choice when place.Before.Parent is CaseSwitchLabelSyntax:
                    return Members(model.GetTypeInfo(choice.Expression).Type, model, place);
                case StatementSyntax or MemberDeclarationSyntax when node is not LocalDeclarationStatementSyntax and not FieldDeclarationSyntax:
                    return [];
            }
        }
        return [];
    }

    private static IEnumerable<Choice> Arguments(SemanticModel model, BaseArgumentListSyntax arguments, int index)
    {
        var calls = Called.By(model, arguments.Parent);
        var used = arguments.Arguments.Select(argument => argument.NameColon?.Name.Identifier.ValueText).ToHashSet();
        var expected = calls.Select(call => call.Parameters.ElementAtOrDefault(index)?.Type).OfType<ITypeSymbol>().Distinct(SymbolEqualityComparer.Default).OfType<ITypeSymbol>();
        var names = calls.SelectMany(call => call.Parameters.Skip(index)).Where(parameter => !used.Contains(parameter.Name)).Select(parameter => new Choice(parameter.Name + ":", "param", SymbolText.Of(parameter)));
        return expected.SelectMany(type => Members(type, model, arguments.SpanStart)).Concat(names);
    }

    private static IEnumerable<Choice> Members(ITypeSymbol? type, SemanticModel model, Place place) => Members(type, model, place.Start);

    private static IEnumerable<Choice> Members(ITypeSymbol? type, SemanticModel model, int position)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration) return [];
        var name = enumeration.ToMinimalDisplayString(model, position);
        return enumeration.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).Select(member => new Choice($"{name}.{member.Name}", "enum", SymbolText.Of(member)));
    }

    private static IEnumerable<Choice> Properties(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            foreach (var member in current.GetMembers().Where(member => !member.IsStatic && member.DeclaredAccessibility == Accessibility.Public && member is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false }))
                yield return new Choice(member.Name, SymbolText.Kind(member), SymbolText.Of(member));
    }
}
