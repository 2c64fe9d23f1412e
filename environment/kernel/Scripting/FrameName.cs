using System.Reflection;
using System.Text.RegularExpressions;

namespace Workbench.Kernel.Scripting;

/// <summary>Names of methods in stack traces as the user wrote them, not as the compiler mangled them.</summary>
internal static partial class FrameName
{
    private static readonly Assembly Kernel = typeof(FrameName).Assembly;

    /// <summary>The method a frame of a cell is in, or null for the cell's own top level.</summary>
    public static string? OfCellMethod(MethodBase? method)
    {
        if (method is null) return null;
        // Only the type's own nesting tells an async method or an iterator: <Name>d__1.MoveNext, and <>m__Finally1 beside it; lambdas and local functions are <Name>b__0 and <Name>g__Local|0.
        var mangled = method.Name == "MoveNext" || method.Name.StartsWith("<>m__Finally", StringComparison.Ordinal) ? method.DeclaringType?.Name ?? "" : method.Name;
        if (LocalFunction().Match(mangled) is { Success: true } local) return local.Groups[1].Value;
        var name = Enclosing().Match(mangled) is { Success: true } enclosing ? enclosing.Groups[1].Value : mangled;
        return name is "Initialize" or "Factory" or ".ctor" or ".cctor" or "" ? OfConstructor(method, name) : name;
    }

    /// <summary>A library's method with its type and its parameters' types.</summary>
    public static string OfLibraryMethod(MethodBase method) =>
        $"{method.DeclaringType?.FullName ?? "?"}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    /// <summary>Whether a frame is plumbing that tells the reader nothing: the kernel, the compiler's factories, the runtime's throwing, the await machinery, reflection's invocation.</summary>
    public static bool IsInternal(MethodBase method) =>
        method.Module.Assembly == Kernel
        || method.Name is "<Factory>" or "<Main>" or "<Initialize>"
        || (method.Name == "System.IDisposable.Dispose" && method.DeclaringType?.Name.StartsWith('<') == true) // an iterator's
        || method.DeclaringType?.FullName is not { } type
        || type.StartsWith("Internal.Runtime.")
        || type.StartsWith("System.Runtime.CompilerServices.")
        || type.StartsWith("System.Runtime.ExceptionServices.")
        || type.StartsWith("System.Reflection.")
        || type.StartsWith("System.RuntimeMethodHandle")
        || type.StartsWith("System.Threading.Tasks.Task")
        || type.StartsWith("System.Threading.ExecutionContext");

    private static string? OfConstructor(MethodBase method, string name) =>
        name is ".ctor" or ".cctor" && method.DeclaringType is { } type && !type.Name.StartsWith("Submission#") ? $"constructor of {type.Name}" : null;

    [GeneratedRegex(@"g__(\w+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<+(\w+)>")]
    private static partial Regex Enclosing();
}
