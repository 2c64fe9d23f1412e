using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workbench.Kernel.Display;

/// <summary>Finds a type's formatters by the convention notebook hosts share, so that a library needs no package of theirs:
/// an attribute with the simple name <c>TypeFormatterSourceAttribute</c> on the type or a base class names a source class, whose <c>CreateTypeFormatters()</c> returns the formatters.</summary>
internal static class ConventionFormatters
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private static readonly ConditionalWeakTable<Type, IReadOnlyList<ConventionFormatter>> Known = [];

    /// <summary>The formatters whose output is wanted, in the order of the type's <c>PreferredMimeTypes</c>; without a preference only <c>text/html</c>, as in .NET Interactive.</summary>
    /// <exception cref="DisplayException">The type announces formatters but does not follow the convention.</exception>
    public static IReadOnlyList<ConventionFormatter> For(Type type) => Known.GetValue(type, Find);

    private static IReadOnlyList<ConventionFormatter> Find(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            var attribute = candidate.GetCustomAttributes(inherit: false).FirstOrDefault(attribute => attribute.GetType().Name == AttributeName);
            if (attribute is not null) return Preferred(type, attribute, Create(type, attribute));
        }
        return [];
    }

    private static List<ConventionFormatter> Create(Type type, object attribute)
    {
        if (attribute.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type source)
            throw new DisplayException($"Display of {type.Name}: {AttributeName}: expected a public property Type FormatterSourceType with a value, got none. Add it.");
        var create = source.GetMethod("CreateTypeFormatters", BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static, []);
        if (create is null || (!create.IsStatic && source.GetConstructor([]) is null))
            throw new DisplayException($"Display of {type.Name}: formatter source {source.Name}: expected a public parameterless constructor and a public CreateTypeFormatters(), got {(create is null ? "no such method" : "no such constructor")}. Add it.");
        try
        {
            var formatters = create.Invoke(create.IsStatic ? null : Activator.CreateInstance(source), null);
            if (formatters is not IEnumerable several)
                throw new DisplayException($"Display of {type.Name}: {source.Name}.CreateTypeFormatters(): expected an enumerable of formatters, got {formatters?.GetType().Name ?? "null"}.");
            return [.. several.Cast<object>().Select(formatter => ConventionFormatter.Of(formatter, type))];
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } cause)
        {
            throw new DisplayException($"Display of {type.Name}: expected formatters from {source.Name}, got {cause.GetType().Name}: {cause.Message}", cause);
        }
    }

    private static List<ConventionFormatter> Preferred(Type type, object attribute, List<ConventionFormatter> formatters)
    {
        if (attribute.GetType().GetProperty("PreferredMimeTypes")?.GetValue(attribute) is not string[] { Length: > 0 } preferred)
            return [.. formatters.Where(formatter => formatter.MimeType == "text/html").Take(1)];
        return [.. preferred.Distinct().Select(mimeType => formatters.Find(formatter => formatter.MimeType == mimeType)
            ?? throw new DisplayException($"Display of {type.Name}: PreferredMimeTypes names {mimeType}: expected a formatter for it, got formatters for {string.Join(", ", formatters.Select(formatter => formatter.MimeType))}. Add one, or drop the name."))];
    }
}
