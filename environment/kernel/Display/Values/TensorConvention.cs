using System.Reflection;

namespace Workbench.Kernel.Display.Values;

/// <summary>Tensors of any library, known by their members: <c>shape</c> (whole numbers), <c>dtype</c> and <c>device</c>.
/// Alone they are shown with their values: in the style called Numpy where their ToString has one, else by ToString itself.</summary>
internal static class TensorConvention
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance;
    private static readonly string[] DisposedFlags = ["IsInvalid", "IsDisposed"];

    /// <summary>The tensor's leaf, or null when the value is none; a disposed one is not touched further.</summary>
    public static Leaf? Of(object value, bool alone)
    {
        if (Find(value.GetType()) is not { } parts) return null;
        var name = TypeName.Of(value.GetType());
        try
        {
            if (parts.Disposed.Any(isDisposed => isDisposed(value) is true)) return new Leaf($"{name} (disposed)");
            var shape = parts.Shape(value) is Array sizes ? string.Join(", ", sizes.Cast<object>()) : "none";
            var (dtype, device) = (parts.Kind(value), parts.Device(value));
            return alone ? Leaves.Text($"{name}: shape ({shape}), {dtype}, {device}\n{Values(parts.Text, value)}", alone)
                : new Leaf($"{name} ({shape}) {dtype} {device}");
        }
        catch (Exception failure) when (Cause(failure) is ObjectDisposedException)
        {
            return new Leaf($"{name} (disposed)");
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } cause && ValueReader.IsShown(cause))
        {
            return ValueReader.Failed(cause);
        }
    }

    private static string Values(Func<object, string?> text, object value)
    {
        try
        {
            return text(value) ?? "";
        }
        catch (Exception failure) when (Cause(failure) is { } cause && cause is not ObjectDisposedException && ValueReader.IsShown(cause))
        {
            return $"(values: {cause.GetType().Name}: {cause.Message})";
        }
    }

    private static Exception Cause(Exception failure) => failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;

    private static Parts? Find(Type type)
    {
        if (Getter(type, "shape") is not { } shape || (shape.Type != typeof(long[]) && shape.Type != typeof(int[]))) return null;
        if (Getter(type, "dtype") is not { } kind || Getter(type, "device") is not { } device) return null;
        return new Parts(shape.Get, kind.Get, device.Get, [.. DisposedFlags.Select(name => Getter(type, name)).Where(flag => flag?.Type == typeof(bool)).Select(flag => flag!.Value.Get)], Text(type));
    }

    private static (Type Type, Func<object, object?> Get)? Getter(Type type, string name) =>
        Array.Find(type.GetProperties(Visible), property => property.Name == name && property.CanRead && property.GetIndexParameters().Length == 0) is { } property ? (property.PropertyType, property.GetValue)
        : type.GetField(name, Visible) is { } field ? (field.FieldType, field.GetValue) : null;

    private static Func<object, string?> Text(Type type)
    {
        var styled = Array.Find(type.GetMethods(Visible), method => method.Name == nameof(ToString) && method.GetParameters() is [{ ParameterType: { IsEnum: true } style }, .. var others]
            && Enum.IsDefined(style, "Numpy") && Array.TrueForAll(others, parameter => parameter.IsOptional));
        if (styled is null) return value => value.ToString();
        object?[] arguments = [Enum.Parse(styled.GetParameters()[0].ParameterType, "Numpy"), .. styled.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];
        return value => (string?)styled.Invoke(value, arguments);
    }

    private sealed record Parts(Func<object, object?> Shape, Func<object, object?> Kind, Func<object, object?> Device, IReadOnlyList<Func<object, object?>> Disposed, Func<object, string?> Text);
}
