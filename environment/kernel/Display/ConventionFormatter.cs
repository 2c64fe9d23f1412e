using System.Reflection;

namespace Workbench.Kernel.Display;

/// <summary>One formatter object of a type that follows the convention: a <c>MimeType</c> and exactly one <c>bool Format(object, TextWriter)</c>.</summary>
internal sealed class ConventionFormatter
{
    private readonly object _formatter;
    private readonly MethodInfo _format;

    private ConventionFormatter(object formatter, string mimeType, MethodInfo format) => (_formatter, MimeType, _format) = (formatter, mimeType, format);

    /// <summary>The MIME type the formatter writes.</summary>
    public string MimeType { get; }

    /// <summary>Takes an object as a formatter.</summary>
    /// <exception cref="DisplayException">The object has another shape.</exception>
    public static ConventionFormatter Of(object formatter, Type displayed)
    {
        var type = formatter.GetType();
        if (type.GetProperty("MimeType")?.GetValue(formatter) is not string { Length: > 0 } mimeType)
            throw new DisplayException($"Display of {displayed.Name}: formatter {type.Name}: expected a public property string MimeType with a value, got none. Add it.");
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.Name == "Format").ToArray();
        if (methods.Length == 1 && methods[0].ReturnType == typeof(bool) && methods[0].GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual([typeof(object), typeof(TextWriter)]))
            return new ConventionFormatter(formatter, mimeType, methods[0]);
        throw new DisplayException($"Display of {displayed.Name}: formatter {type.Name}: expected exactly one public method bool Format(object, TextWriter), got {(methods.Length == 0 ? "none" : string.Join("; ", methods.Select(method => method.ToString())))}. Give it that one shape.");
    }

    /// <summary>What the formatter writes for a value, or null when it declines by returning false.</summary>
    /// <exception cref="DisplayException">The formatter threw.</exception>
    public string? Format(object value)
    {
        using var writer = new StringWriter();
        try
        {
            return (bool)_format.Invoke(_formatter, [value, writer])! ? writer.ToString() : null;
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } cause)
        {
            throw new DisplayException($"Display of {value.GetType().Name} as {MimeType}: expected text from formatter {_formatter.GetType().Name}, got {cause.GetType().Name}: {cause.Message}", cause);
        }
    }
}
