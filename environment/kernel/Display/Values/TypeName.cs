namespace Workbench.Kernel.Display.Values;

/// <summary>A type's name as C# code writes it, without namespaces: <c>List&lt;int[]&gt;</c>.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int",
        [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
        [typeof(char)] = "char", [typeof(string)] = "string", [typeof(object)] = "object", [typeof(void)] = "void",
    };

    /// <summary>The name; empty for an anonymous type.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsPointer) return Of(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying) + "?";
        var name = type.Name;
        if (name.Contains("AnonymousType")) return "";
        if (!type.IsGenericType) return name;
        var arguments = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple`") == true) return $"({string.Join(", ", arguments.Select(Of))})";
        var mark = name.IndexOf('`');
        // A type nested in a generic one repeats its parameters: only its own are in its name.
        return mark < 0 ? name : $"{name[..mark]}<{string.Join(", ", arguments.TakeLast(int.Parse(name.AsSpan(mark + 1))).Select(Of))}>";
    }
}
