namespace Workbench.Figures.Notebook;

/// <summary>
/// Names the class that makes a type's notebook formatters. Notebook kernels find it by its simple name, so that neither side needs a package of the other.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and a public method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types of one output, best first; each needs a formatter of its own.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
