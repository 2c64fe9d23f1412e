using System.Reflection;
using System.Text.RegularExpressions;
using TorchSharp;
using Workbench.Testing;

namespace Torch.Tests;

/// <summary>
/// Every public member of the binding exists in TorchSharp 0.107 with the same types and parameter names, so that what compiles here
/// compiles there. Nullability marks and default values are compared by the compiler in practice, not here.
/// </summary>
public sealed partial class SurfaceTests
{
    [Fact]
    public void PublicMembers_All_AreTorchSharps()
    {
        var list = Path.Combine(Repository.Root, "..", "shared", "api", "TorchSharp-0.107.txt");
        Assert.SkipUnless(File.Exists(list), "shared/api is not beside this checkout; the list of TorchSharp's signatures is not part of the product.");
        var known = File.ReadLines(list).Select(Known).ToHashSet();
        var ours = typeof(torch).Assembly.GetExportedTypes().SelectMany(Members).Order().ToList();
        Assert.True(ours.Count > 300, $"Only {ours.Count} members found: the comparison itself is broken.");
        Assert.DoesNotContain("torch.Tensor | torch.Tensor frobnicate()", known);
        var foreign = ours.Where(m => !known.Contains(m)).ToList();
        Assert.True(foreign.Count == 0, $"{foreign.Count} of {ours.Count} public members are not TorchSharp's:\n{string.Join('\n', foreign)}");
    }

    private static IEnumerable<string> Members(Type type)
    {
        var owner = Name(type);
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var field in type.GetFields(Declared).Where(f => !f.IsSpecialName))
            yield return type.IsEnum ? $"{owner} | {field.Name} = {Convert.ToInt64(field.GetRawConstantValue())}" : $"{owner} | {Name(field.FieldType)} {field.Name}";
        if (type.IsEnum) yield break;
        foreach (var property in type.GetProperties(Declared))
        {
            var index = property.GetIndexParameters();
            yield return $"{owner} | {Name(property.PropertyType)} {(index.Length > 0 ? $"this[{Parameters(index)}]" : property.Name)}";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(c => !type.IsValueType || c.GetParameters().Length > 0))
            yield return $"{owner} | {type.Name.Split('`')[0]}({Parameters(constructor.GetParameters())})";
        foreach (var method in type.GetMethods(Declared).Where(m => !IsAccessor(m)))
            yield return $"{owner} | {Method(method)}";
    }

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Method(MethodInfo method)
    {
        var parameters = Parameters(method.GetParameters());
        if (method.Name is "op_Implicit" or "op_Explicit") return $"{(method.Name == "op_Implicit" ? "implicit" : "explicit")} operator {Name(method.ReturnType)}({parameters})";
        var symbol = method.Name switch
        {
            "op_Addition" => "+", "op_Subtraction" or "op_UnaryNegation" => "-", "op_Multiply" => "*", "op_Division" => "/", "op_Modulus" => "%",
            "op_Equality" => "==", "op_Inequality" => "!=", "op_LessThan" => "<", "op_LessThanOrEqual" => "<=", "op_GreaterThan" => ">", "op_GreaterThanOrEqual" => ">=",
            "op_BitwiseAnd" => "&", "op_BitwiseOr" => "|", "op_ExclusiveOr" => "^", "op_OnesComplement" => "~",
            _ => null,
        };
        var name = symbol is null ? method.Name : $"operator {symbol}";
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        return $"{Name(method.ReturnType)} {name}{generic}({parameters})";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    // As the list writes types: without the TorchSharp namespace, C#'s words for its own types.
    private static string Name(Type type)
    {
        if (type.IsByRef) return $"ref {Name(type.GetElementType()!)}";
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Name(underlying);
        if (type.IsGenericParameter) return type.Name;
        var word = type == typeof(void) ? "void" : type == typeof(object) ? "object" : type == typeof(string) ? "string" : type == typeof(nint) ? "IntPtr" : type.IsEnum ? null : Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool", TypeCode.Byte => "byte", TypeCode.SByte => "sbyte", TypeCode.Int16 => "short", TypeCode.Int32 => "int", TypeCode.Int64 => "long", TypeCode.UInt64 => "ulong", TypeCode.Single => "float", TypeCode.Double => "double",
            _ => null,
        };
        if (word is not null) return word;
        var arguments = type.GetGenericArguments();
        if (type.Namespace == "System" && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)) return $"({string.Join(", ", arguments.Select(Name))})";
        var owner = type.IsNested ? Owner(type, ref arguments) + "." : type.Namespace!.StartsWith("TorchSharp.", StringComparison.Ordinal) ? type.Namespace["TorchSharp.".Length..] + "." : "";
        return $"{owner}{type.Name.Split('`')[0]}{(arguments.Length > 0 ? $"<{string.Join(", ", arguments.Select(Name))}>" : "")}";
    }

    // A nested type carries its owner's type arguments before its own.
    private static string Owner(Type type, ref Type[] arguments)
    {
        var owner = type.DeclaringType!;
        var taken = owner.GetGenericArguments().Length;
        if (taken == 0) return Name(owner);
        var constructed = owner.MakeGenericType(arguments[..taken]);
        arguments = arguments[taken..];
        return Name(constructed);
    }

    // A line of the list in the same form: owner | type name(types and names).
    private static string Known(string line)
    {
        var parts = line.Split(" | ", 2);
        if (parts.Length < 2) return line;
        var text = Obsolete().Replace(parts[1].TrimEnd(';', ' '), "").TrimEnd(';', ' ');
        text = Modifiers().Replace(text, "");
        if (EnumMember().IsMatch(text)) return $"{parts[0]["TorchSharp.".Length..]} | {text}";
        text = Defaults().Replace(text, "").Replace("?", "", StringComparison.Ordinal).Replace("@", "", StringComparison.Ordinal);
        text = Constraint().Replace(text, "");
        text = ValueTuples().Replace(Accessors().Replace(text, ""), "($1)");
        text = Tuple().Replace(text, m => $"({string.Join(", ", Elements().Split(m.Groups[1].Value).Select(e => ElementName().Replace(e, "")))})");
        return $"{(parts[0].StartsWith("TorchSharp.", StringComparison.Ordinal) ? parts[0]["TorchSharp.".Length..] : parts[0])} | {text}";
    }

    [GeneratedRegex(@"\s*\[Obsolete.*$")] private static partial Regex Obsolete();

    [GeneratedRegex(@"\b(public|protected|internal|static|virtual|override|sealed|abstract|readonly|const|params|this)\s(?!\[)")] private static partial Regex Modifiers();

    [GeneratedRegex(@" = (default\([^)]*\)|[^,()\[\]]+)(?=[,)\]]|$)")] private static partial Regex Defaults();

    [GeneratedRegex(@"\s+where .*$")] private static partial Regex Constraint();

    [GeneratedRegex(@"\s*\{ get; (set; )?\}$")] private static partial Regex Accessors();

    [GeneratedRegex(@"^\w+ = -?\d+$")] private static partial Regex EnumMember();

    // A tuple type stands where no name comes before its parenthesis.
    [GeneratedRegex(@"(?<!operator \S{1,2})(?<![\w>\]])\(([^()]+)\)")] private static partial Regex Tuple();

    [GeneratedRegex(@", (?![^<]*>)")] private static partial Regex Elements();

    [GeneratedRegex(@" \w+$")] private static partial Regex ElementName();

    [GeneratedRegex(@"ValueTuple<([^<>]+)>")] private static partial Regex ValueTuples();
}
