using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting;

/// <summary>The notebook's variables as they stand: of several with one name the last declared.</summary>
internal sealed class NotebookVariables
{
    private readonly SortedDictionary<string, (FieldInfo Field, object Owner, string? FailedIn)> _fields = new(StringComparer.Ordinal);

    /// <summary>Each variable's name, type and value, by name.</summary>
    public IEnumerable<(string Name, Type Type, object? Value)> All => _fields.Select(entry => (entry.Key, entry.Value.Field.FieldType, entry.Value.Field.GetValue(entry.Value.Owner)));

    /// <summary>Takes the variables that a piece of C# declared.</summary>
    /// <param name="submission">The class the compiler made of it.</param>
    /// <param name="state">Its instance; null when it did not get that far.</param>
    /// <param name="failedIn">The piece's name where it failed, so that some of them may never have got their values; null where it ran to its end.</param>
    public void Note(Type submission, object? state, string? failedIn)
    {
        if (state is null) return;
        // The compiler's own fields have names that no variable can have.
        foreach (var field in submission.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            if (field.Name[0] != '<') _fields[field.Name] = (field, state, failedIn);
    }

    /// <summary>A sentence for each variable that a cell names and that never got a value, because an earlier one that declares it failed first.</summary>
    public IEnumerable<string> UnsetIn(string code, string cell) => CellParts.TreeOf(code).GetRoot()
        .DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).Distinct()
        .Where(name => _fields.TryGetValue(name, out var field) && field.FailedIn is not null && field.FailedIn != cell && IsUnset(field.Field.FieldType, field.Field.GetValue(field.Owner)))
        .Select(name => $"`{name}` has no value: {Path.GetFileName(_fields[name].FailedIn)}, which declares it, failed before it got one; mend and run it first.");

    private static bool IsUnset(Type type, object? value) => value is null || (type.IsValueType && value.Equals(RuntimeHelpers.GetUninitializedObject(type)));
}
