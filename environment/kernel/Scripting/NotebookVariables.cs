using System.Reflection;

namespace Workbench.Kernel.Scripting;

/// <summary>The notebook's variables as they stand: of several with one name the last declared.</summary>
internal sealed class NotebookVariables
{
    private readonly SortedDictionary<string, (FieldInfo Field, object Owner)> _fields = new(StringComparer.Ordinal);

    /// <summary>Each variable's name, type and value, by name.</summary>
    public IEnumerable<(string Name, Type Type, object? Value)> All => _fields.Select(entry => (entry.Key, entry.Value.Field.FieldType, entry.Value.Field.GetValue(entry.Value.Owner)));

    /// <summary>Takes the variables that a piece of C# declared.</summary>
    /// <param name="submission">The class the compiler made of it.</param>
    /// <param name="state">Its instance; null when it did not get that far.</param>
    public void Note(Type submission, object? state)
    {
        if (state is null) return;
        // The compiler's own fields have names that no variable can have.
        foreach (var field in submission.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            if (field.Name[0] != '<') _fields[field.Name] = (field, state);
    }
}
