using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workbench.Kernel.Display.Values;

/// <summary>What a value says about itself: an <see cref="IFormattable"/> or a <c>ToString</c> that someone wrote. The one a compiler wrote for a record says less than a table.</summary>
internal static class OwnText
{
    /// <summary>The value's text, or null when its type says nothing of its own.</summary>
    public static string? Of(object value)
    {
        if (value is IFormattable formattable) return OrName(formattable.ToString(null, CultureInfo.InvariantCulture), value);
        return IsWritten(value.GetType()) ? OrName(value.ToString(), value) : null;
    }

    private static string OrName(string? text, object value) => string.IsNullOrEmpty(text) ? TypeName.Of(value.GetType()) : text;

    private static bool IsWritten(Type type)
    {
        var method = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, []);
        return method?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType)
            && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !declaring.IsDefined(typeof(CompilerGeneratedAttribute));
    }
}
